"""The baselines of a run: where they lie, and what they leave of the findings."""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from notelint.config.beside import beside
from notelint.config.error import ConfigError
from notelint.config.settings import Settings
from notelint.findings.baseline import (
    NAME,
    UNACCEPTABLE,
    Accepted,
    Baseline,
    Match,
    accept,
    match,
    read,
    renamed,
)
from notelint.rulebook.book import load_book
from notelint.rulebook.selection import selected_codes
from notelint.run.check_file import Outcome
from notelint.run.discover import FoundNote
from notelint.run.runner import Result, fails


class Judged(NamedTuple):
    """A result without what is accepted: how much that was, what is gone, how many notes moved."""

    result: Result
    accepted: int = 0
    gone: int = 0
    renamed: int = 0


class Baselines:
    """The baselines that govern notes, each file read once.

    `complete` says that a baseline which is named must be there.

    Raises (from every method that reads):
        ConfigError: a file that was named is not there, or is no baseline.
    """

    def __init__(self, complete: bool = True) -> None:
        self._complete = complete
        self._paths: dict[int, tuple[Settings, Path | None]] = {}
        self._read: dict[Path, Baseline] = {}
        self._codes: dict[tuple[int, frozenset[str]], frozenset[str]] = {}
        self._old_names: dict[Path, dict[str, str]] = {}

    def judge(self, result: Result, notes: Iterable[FoundNote]) -> Judged:
        """`result` without the findings that are accepted, note by note."""
        by_name = {note.shown: note for note in notes}
        moved = self.follow(result.outcomes, by_name)
        outcomes: list[Outcome] = []
        accepted = gone = 0
        for outcome in result.outcomes:
            note = by_name[outcome.path]
            matched = self._match(outcome, note)
            accepted += len(matched.accepted)
            gone += sum(matched.gone.values())
            outcomes.append(outcome._replace(findings=matched.new))
        if not accepted:
            return Judged(result, 0, gone, moved)
        failing = any(fails(o, by_name[o.path].settings.fail_on) for o in outcomes)
        result = result._replace(outcomes=tuple(outcomes), failing=failing)
        return Judged(result, accepted, gone, moved)

    def follow(self, outcomes: Iterable[Outcome], notes: Mapping[str, FoundNote]) -> int:
        """Find out which notes have been renamed since their findings were accepted; how many.

        `notes` are by their names as shown.
        """
        found: dict[Path, dict[str, Accepted]] = {}
        for outcome in outcomes:
            note = notes[outcome.path]
            file = self._file_for(note) if outcome.findings else None
            if file and (name := name_in(file, note.path)) not in self._read[file]:
                found.setdefault(file, {})[name] = accept(outcome.findings)
        for file, names in found.items():
            accepted = self._read[file]
            gone = {name: accepted[name] for name in accepted if not is_there(file, name)}
            self._old_names.setdefault(file, {}).update(renamed(gone, names))
        return sum(map(len, self._old_names.values()))

    def renamed_in(self, file: Path) -> Mapping[str, str]:
        """The notes that were followed to new names, with the names that `file` has for them."""
        return self._old_names.get(file, {})

    def match(self, outcome: Outcome, note: FoundNote) -> Match:
        """The findings of `outcome` held against what is accepted in `note`."""
        self.follow([outcome], {outcome.path: note})
        return self._match(outcome, note)

    def _match(self, outcome: Outcome, note: FoundNote) -> Match:
        """As `match`, where it is known which notes are renamed.

        Nothing is said to be gone of rules that are not in force, or of a
        note that could not be checked.
        """
        accepted = self.accepted_in(note)
        matched = match(outcome.findings, accepted)
        if not matched.gone:
            return matched
        if any(finding.code in UNACCEPTABLE for finding in outcome.findings):
            return matched._replace(gone={})
        codes = self._in_force(note)
        book = load_book()
        gone = {k: n for k, n in matched.gone.items() if k.code in codes or k.code not in book}
        return matched._replace(gone=gone)

    def governs(self, note: FoundNote) -> bool:
        """Whether there is a baseline for the note that accepts anything."""
        return self._file_for(note) is not None

    def accepted_in(self, note: FoundNote) -> Accepted:
        """What is accepted in `note`."""
        file = self._file_for(note)
        if file is None:
            return {}
        name = name_in(file, note.path)
        return self._read[file].get(self.renamed_in(file).get(name, name), {})

    def _file_for(self, note: FoundNote) -> Path | None:
        """The baseline for the note, which is read then; None where nothing is accepted."""
        file = self.path_for(note.settings)
        return file if file and self.at(file, note.settings) else None

    def path_for(self, settings: Settings) -> Path | None:
        """Where the baseline for notes with `settings` is or would be; None: there is none."""
        key = id(settings)
        if key not in self._paths:
            # The settings are kept so that their id is not given to others.
            self._paths[key] = settings, beside(settings, NAME, settings.baseline)
        return self._paths[key][1]

    def at(self, path: Path, settings: Settings) -> Baseline:
        """What the file at `path` accepts: nothing if it is not there and nobody named it."""
        if path not in self._read:
            try:
                self._read[path] = read(path.read_text("utf-8-sig"))
            except FileNotFoundError as error:
                if self._complete and isinstance(settings.baseline, str):
                    raise ConfigError(
                        f"{path}: no such baseline; `notelint baseline create` makes it"
                    ) from error
                self._read[path] = {}
            except OSError as error:
                raise ConfigError(f"{path}: {error.strerror}") from error
            except UnicodeDecodeError as error:
                raise ConfigError(f"{path}: not UTF-8") from error
            except ConfigError as error:
                raise ConfigError(f"{path}: {error}") from error
        return self._read[path]

    def _in_force(self, note: FoundNote) -> frozenset[str]:
        settings, ignored = note.settings, note.settings.ignored_for(note.path)
        key = id(settings), ignored
        if key not in self._codes:
            on = selected_codes(settings.choices, load_book(), settings.preview)
            self._codes[key] = on - ignored
        return self._codes[key]


def is_there(baseline: Path, name: str) -> bool:
    """Whether there is a note that the baseline at `baseline` calls `name`."""
    forms = {name, unicodedata.normalize("NFD", name)}
    return any((baseline.parent / form).exists() for form in forms)


def name_in(baseline: Path, note: str) -> str:
    """How the baseline at `baseline` calls the note at the absolute path `note`.

    In one Unicode form: macOS takes the names of files apart.
    """
    name = os.path.relpath(note, baseline.parent).replace(os.sep, "/")
    return name if name.isascii() else unicodedata.normalize("NFC", name)
