"""Checking again what has changed, for as long as somebody writes."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from notelint.config.files import ConfigFiles
from notelint.run.baselines import Baselines, Judged
from notelint.run.beside import BESIDE
from notelint.run.cache.key import Keys
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.dictionary import forget_dictionaries
from notelint.run.discover import FoundNote, discover
from notelint.run.editions import NOTE
from notelint.run.executor import Spread
from notelint.run.runner import Result, run
from notelint.run.surroundings import AnswersOfNow, forget_surroundings, surroundings_of


class Watched(NamedTuple):
    """All that is found now, and the notes (as shown) that were checked for it just now."""

    judged: Judged
    checked: tuple[str, ...]


class NoteWatch:
    """The notes below `paths`, and what is found in each.

    `files` reads the configuration anew; `executor` makes what checks many
    notes at once.

    Raises (from every method):
        ConfigError: the configuration is broken at the moment.
        NoSuchPathError: one of `paths` is gone at the moment.
    """

    def __init__(
        self,
        paths: Sequence[str],
        cwd: Path,
        language: str,
        files: Callable[[], ConfigFiles],
        executor: Spread,
    ) -> None:
        self._paths = paths
        self._cwd = cwd
        self._language = language
        self._files = files
        self._executor = executor
        self._checker = NoteChecker(language, remembered=True)
        self._notes: dict[str, FoundNote] = {}
        self._outcomes: dict[str, Outcome] = {}

    @property
    def folders(self) -> list[str]:
        """The folders in which changes matter: those named, and those of the files named."""
        named = [Path(os.path.normpath(self._cwd / path)) for path in self._paths or (".",)]
        return sorted({str(path if path.is_dir() else path.parent) for path in named})

    def everything(self) -> Watched:
        """Check all notes, with all that governs them read anew."""
        self._look_around()
        self._outcomes = {}
        return self._checked(list(self._notes.values()))

    def after(self, changed: Collection[str]) -> Watched:
        """Check the notes that a change of the files at `changed` (absolute paths) concerns."""
        by_file = {note.path: note for note in self._notes.values()}
        if all(path in by_file and os.path.isfile(path) for path in changed):  # noqa: PTH113
            return self._checked(
                [by_file[path] for path in changed] + self._beside(changed, by_file.values())
            )
        before = set(self._notes)
        governed = self._governed()
        self._look_around()
        governed_now, now = self._governed(), AnswersOfNow()
        for gone in before - self._notes.keys():
            self._outcomes.pop(gone, None)
        return self._checked(
            [
                note
                for path, note in self._notes.items()
                if note.path in changed
                or path not in self._outcomes
                or governed.get(path) != governed_now[path]
                or self._moved(note, now)
            ]
        )

    def _governed(self) -> dict[str, str]:
        """For each note, what must be the same for its findings to stay."""
        keys = Keys(self._checker)
        notes = self._notes.items()
        return {path: keys.of(note, surroundings_of(note.path, note.top)) for path, note in notes}

    def _look_around(self) -> None:
        forget_surroundings()
        forget_dictionaries()
        self._checker = NoteChecker(self._language, remembered=True)
        notes = discover(self._paths or (".",), self._files(), self._cwd)
        self._notes = {note.shown: note for note in notes}

    def _beside(self, changed: Collection[str], notes: Iterable[FoundNote]) -> list[FoundNote]:
        """The notes whose findings rest on what is in the notes at `changed`."""
        folders, now = {os.path.dirname(path) for path in changed}, AnswersOfNow()  # noqa: PTH120
        return [
            note
            for note in notes
            if note.path not in changed
            and self._asks_notes(note, folders)
            and self._moved(note, now)
        ]

    def _asks_notes(self, note: FoundNote, folders: Collection[str]) -> bool:
        """Whether words of notes in one of the folders matter to the note, or another's text."""
        asked = self._outcomes[note.shown].asked
        here = os.path.dirname(note.path) in folders  # noqa: PTH120
        return any(
            each.question.startswith(NOTE) or (here and each.question.startswith(BESIDE))
            for each in asked
        )

    def _moved(self, note: FoundNote, now: AnswersOfNow) -> bool:
        """Whether what the note's findings rest on in its site is another one now."""
        outcome = self._outcomes[note.shown]
        asked = now.renewed(surroundings_of(note.path, note.top), outcome.asked)
        if asked is not None and asked != outcome.asked:
            self._outcomes[note.shown] = outcome._replace(asked=asked)
        return asked is None

    def _checked(self, notes: Sequence[FoundNote]) -> Watched:
        if notes:
            result = run(notes, self._checker, self._executor(notes))
            self._outcomes |= {outcome.path: outcome for outcome in result.outcomes}
        return Watched(self._judged(self._outcomes.values()), tuple(note.shown for note in notes))

    def _judged(self, outcomes: Iterable[Outcome]) -> Judged:
        ordered = tuple(sorted(outcomes, key=lambda outcome: outcome.path.split("/")))
        return Baselines().judge(Result(ordered, failing=False), self._notes.values())
