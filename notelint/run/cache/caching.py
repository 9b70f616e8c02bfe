"""Checking only what has changed: an executor before an executor."""

import os
import stat
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from notelint.run.cache.folder import make_folder
from notelint.run.cache.key import Keys, version
from notelint.run.cache.record import RecordError, from_text, to_text
from notelint.run.cache.store import Entry, Store, StoreError, day
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.digest import digest_of
from notelint.run.discover import FoundNote
from notelint.run.executor import Executor
from notelint.run.read import LARGEST, UnreadableError, read_bytes
from notelint.run.surroundings import AnswersOfNow, Surroundings, surroundings_of

# Nanoseconds: a file changed so lately may change again without its time telling.
_TOO_FRESH = 2_000_000_000
# What these tell may be over by the next run.
_FAILURES = frozenset({"NL001", "NL003"})


class _File(NamedTuple):
    """A note's file as it was before it was checked."""

    size: int
    changed: int  # nanoseconds since 1970


class Caching:
    """Gives what is known of notes that have not changed, and has the others checked.

    `executor` makes what checks the others. `missed` tells afterwards, for
    each note that was checked, why: "new", "changed", "settings", "site" or "fixes";
    `trouble` why the cache could not be used.
    """

    def __init__(
        self, folder: Path, root: Path, executor: Callable[[Sequence[FoundNote]], Executor]
    ) -> None:
        self._folder = folder
        self._root = root
        self._below = f"{str(root).rstrip(os.sep)}{os.sep}"
        self._executor = executor
        self.missed: dict[str, str] = {}
        self.trouble = ""

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """One outcome a note."""
        checker.remembered = checker.kept
        try:
            make_folder(self._folder)
            store = Store.open(self._folder, version())
        except (StoreError, OSError) as error:
            self.trouble = str(error)
            yield from self._executor(notes).run(checker, notes)
            return
        try:
            yield from _Run(self, store, checker, notes).outcomes()
        finally:
            store.close()

    def name_of(self, note: FoundNote) -> str:
        """What the cache calls the note: its path from the root, so that a checkout may move."""
        if note.path.startswith(self._below):
            return note.path[len(self._below) :].replace(os.sep, "/")
        return os.path.relpath(note.path, self._root).replace(os.sep, "/")

    def check(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """The outcomes of notes of which nothing is known."""
        return self._executor(notes).run(checker, notes) if notes else iter(())


class _Run:
    """One run through a store that is open."""

    def __init__(
        self, caching: Caching, store: Store, checker: NoteChecker, notes: Sequence[FoundNote]
    ) -> None:
        self._caching = caching
        self._store = store
        self._checker = checker
        self._notes = notes
        self._keys = Keys(checker)
        self._names = {note.shown: caching.name_of(note) for note in notes}
        self._again: list[Entry] = []  # to be kept once more: a new time, or a new day
        self._answers = AnswersOfNow()

    def outcomes(self) -> Iterator[Outcome]:
        known = self._known()
        latest_keys = {name for name, _ in known}
        rest: list[FoundNote] = []
        files: dict[str, tuple[FoundNote, _File]] = {}
        for note in self._notes:
            file = _file_of(note)
            outcome = self._found(note, file, known, latest_keys) if file else None
            if outcome:
                yield outcome
                continue
            rest.append(note)
            if file:
                files[note.shown] = note, file
        fresh: list[Entry] = []
        try:
            for outcome in self._caching.check(self._checker, rest):
                if self._checker.kept and outcome.path in files:
                    fresh += self._made(*files[outcome.path], outcome)
                yield outcome
        finally:
            self._save(fresh)

    def _known(self) -> Mapping[tuple[str, str], Entry]:
        try:
            return self._store.entries(list(self._names.values()))
        except StoreError as error:
            self._caching.trouble = str(error)
            return {}

    def _found(
        self,
        note: FoundNote,
        file: _File,
        known: Mapping[tuple[str, str], Entry],
        names: set[str],
    ) -> Outcome | None:
        """What is known of the note, if that still holds."""
        name = self._names[note.shown]
        surroundings = surroundings_of(note.path, note.top)
        entry = known.get((name, self._keys.of(note, surroundings)))
        if entry is None:
            self._miss(note, "settings" if name in names else "new")
            return None
        kept = self._of_same_file(note, file, entry)
        if kept is None:
            self._miss(note, "changed")
            return None
        try:
            kept = self._of_same_site(surroundings, kept)
            outcome = from_text(entry.outcome, note.shown) if kept else None
        except RecordError:
            self._miss(note, "new")
            return None
        if kept is None:
            self._miss(note, "site")
            return None
        if kept is not entry or entry.used < day():
            self._again.append(kept)
        if outcome and not self._checker.settles(outcome):
            self._miss(note, "fixes")
            return None
        return outcome

    def _of_same_file(self, note: FoundNote, file: _File, entry: Entry) -> Entry | None:
        """The entry, with the file's time of now, if the file is what it was."""
        if entry.changed and (entry.size, entry.changed) == file:
            return entry
        if entry.size != file.size or entry.digest != _digest(note.path):
            return None
        return entry._replace(changed=_trusted(file))

    def _of_same_site(self, surroundings: Surroundings, entry: Entry) -> Entry | None:
        """The entry, with the site's answers of now, if what it rests on is what it was."""
        if self._answers.same(surroundings, entry.asked):
            return entry
        answers = self._answers.renewed(surroundings, entry.answers())
        return None if answers is None else entry.rests_on(answers)

    def _miss(self, note: FoundNote, reason: str) -> None:
        self._caching.missed[note.shown] = reason

    def _made(self, note: FoundNote, file: _File, outcome: Outcome) -> list[Entry]:
        """What to keep of a note; nothing if it changed meanwhile or a check failed."""
        failed = any(finding.code in _FAILURES for finding in outcome.findings)
        if outcome.crashes or failed or _file_of(note) != file:
            return []
        key = self._keys.of(note, surroundings_of(note.path, note.top))
        name = self._names[note.shown]
        kept = _File(file.size, _trusted(file))
        entry = Entry(name, key, outcome.digest, *kept, (), "", to_text(outcome))
        return [entry.rests_on(outcome.asked)]

    def _save(self, fresh: list[Entry]) -> None:
        entries = fresh + self._again
        if not entries:
            return
        try:
            self._store.save(entries)
        except StoreError as error:
            self._caching.trouble = str(error)


def _file_of(note: FoundNote) -> _File | None:
    """The size and time of the note's file; None where it cannot be read as one."""
    with suppress(OSError):
        status = os.stat(note.path)  # noqa: PTH116
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            return _File(status.st_size, status.st_mtime_ns)
    return None


def _trusted(file: _File) -> int:
    """The time of the file, 0 if it is too fresh to tell of the next change."""
    return file.changed if file.changed < time.time_ns() - _TOO_FRESH else 0


def _digest(path: str) -> bytes:
    with suppress(UnreadableError):
        return digest_of(read_bytes(path))
    return b""
