"""What is found in a text that may not be saved yet."""

import gc
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from notelint.config.files import ConfigFiles
from notelint.findings.finding import Finding
from notelint.findings.located import LocatedFinding
from notelint.note.note import Note
from notelint.run.accept_file import NoteAccepter
from notelint.run.check_file import Outcome
from notelint.run.dictionary import forget_dictionaries
from notelint.run.discover import FoundNote
from notelint.run.fix import MadeFix, fix_note
from notelint.run.fix_file import NoteFixer
from notelint.run.surroundings import forget_surroundings

# Trees of notes go in circles, and Python waits long before it looks for such garbage.
_LOOKS_BETWEEN_COLLECTIONS = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A text, and what is found in it; `findings` and `located` go in step.

    `note` is None where nothing could be read as one; `found` where no such
    note would be checked at all.
    """

    note: Note | None = None
    findings: tuple[Finding, ...] = ()
    located: tuple[LocatedFinding, ...] = ()
    found: FoundNote | None = None


class Judge:
    """Checks texts as `notelint check` checks the files they are going to be.

    Raises (from every method that looks at a text):
        ConfigError: the configuration is broken at the moment.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._looks = 0
        self.forget()

    def forget(self) -> None:
        """Read configuration, dictionaries, baselines and sites anew."""
        forget_surroundings()
        forget_dictionaries()
        self._files = ConfigFiles(Path.cwd())
        self._looker = _Looker(self._language)

    def look(self, uri: str, text: str) -> Judged:
        """What is found in `text`, the content of the document `uri`."""
        self._looks += 1
        if self._looks % _LOOKS_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        found = self._note_at(uri)
        return (
            self._looker.look(found, text, known=_path_of(uri) is not None) if found else Judged()
        )

    def fixed(self, judged: Judged) -> str | None:
        """The text with its safe fixes made; None if there are none to make."""
        if judged.note is None or judged.found is None:
            return None
        found = judged.found
        fixed = fix_note(
            judged.note, list(judged.findings), lambda n: self._looker.findings(found, n), False
        )
        return fixed.note.text if fixed.made else None

    def accepted(self, judged: Judged, finding: Finding, reason: str) -> str | None:
        """The text with a comment that accepts `finding`; None where there is no place for one."""
        if judged.note is None or judged.found is None:
            return None
        accepter = NoteAccepter(self._language, reason)
        made: list[MadeFix]
        note, made = accepter.accept(judged.found, judged.note, judged.findings, finding)
        return note.text if made else None

    def _note_at(self, uri: str) -> FoundNote | None:
        """What governs the document; None if it is none that `notelint check` would look at."""
        path = _path_of(uri)
        if path is None:
            return FoundNote(str(Path.cwd() / "note.md"), "note.md", self._files.above(Path.cwd()))
        settings = self._files.above(path.parent)
        if settings.excludes(str(path)) or not settings.include.match(str(path)):
            return None
        return FoundNote(str(path), path.name, settings)


class _Looker(NoteFixer):
    """Checks texts and keeps the findings before they are put into words."""

    def __init__(self, language: str) -> None:
        super().__init__(language, write=False)
        self._looked: tuple[Note, list[Finding]] | None = None

    def look(self, found: FoundNote, text: str, known: bool) -> Judged:
        self._looked = None
        outcome = self.check_bytes(found, text.encode("utf-8", "replace"), known)
        if self._looked is None:
            return Judged(located=outcome.findings)
        note, findings = self._looked
        return Judged(note, tuple(findings), outcome.findings, found)

    def findings(self, found: FoundNote, note: Note) -> list[Finding]:
        """What is found in `note` and not accepted by a baseline."""
        return self._open_in(found, note)

    def _check(self, found: FoundNote, note: Note) -> Outcome:
        kept, hidden, crashes = self._kept(found, note)
        findings = [*crashes.findings(), *self._open(found, note, kept)]
        self._looked = note, findings
        return self._outcome(found, note.source, findings, hidden, crashes)


def _path_of(uri: str) -> Path | None:
    """The file that a `file:` URI names; None for any other."""
    parts = urlsplit(uri)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None
