"""The baselines of a run: where they lie, and what they leave of the findings."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from notelint.config.beside import beside
from notelint.config.error import ConfigError
from notelint.config.settings import Settings
from notelint.findings.baseline import NAME, UNACCEPTABLE, Accepted, Baseline, Match, match, read
from notelint.rulebook.book import load_book
from notelint.rulebook.selection import selected_codes
from notelint.run.check_file import Outcome
from notelint.run.discover import FoundNote
from notelint.run.runner import Result, fails


class Judged(NamedTuple):
    """A result without what is accepted: how much that was, and what is gone."""

    result: Result
    accepted: int = 0
    gone: int = 0


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

    def judge(self, result: Result, notes: Iterable[FoundNote]) -> Judged:
        """`result` without the findings that are accepted, note by note."""
        by_name = {note.shown: note for note in notes}
        outcomes: list[Outcome] = []
        accepted = gone = 0
        for outcome in result.outcomes:
            note = by_name[outcome.path]
            matched = self.match(outcome, note)
            accepted += len(matched.accepted)
            gone += sum(matched.gone.values())
            outcomes.append(outcome._replace(findings=matched.new))
        if not accepted:
            return Judged(result, 0, gone)
        failing = any(fails(o, by_name[o.path].settings.fail_on) for o in outcomes)
        return Judged(result._replace(outcomes=tuple(outcomes), failing=failing), accepted, gone)

    def match(self, outcome: Outcome, note: FoundNote) -> Match:
        """The findings of `outcome` held against what is accepted in `note`.

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

    def accepted_in(self, note: FoundNote) -> Accepted:
        """What is accepted in `note`."""
        path = self.path_for(note.settings)
        return self.at(path, note.settings).get(name_in(path, note.path), {}) if path else {}

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


def name_in(baseline: Path, note: str) -> str:
    """How the baseline at `baseline` calls the note at the absolute path `note`.

    In one Unicode form: macOS takes the names of files apart.
    """
    name = os.path.relpath(note, baseline.parent).replace(os.sep, "/")
    return name if name.isascii() else unicodedata.normalize("NFC", name)
