"""One file, its findings accepted by comments: what every process of `--add-ignore` does."""

from collections.abc import Hashable, Iterable
from functools import partial
from typing import NamedTuple

from notelint.findings.finding import Finding
from notelint.findings.new_suppression import Form, commented
from notelint.findings.repair import Repair
from notelint.findings.unused_suppression import CODE as UNUSED
from notelint.note.note import Note
from notelint.run.baselines import Baselines
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote
from notelint.run.fix import MadeFix, fix_note
from notelint.run.structure import structure_of
from notelint.run.write import NotWrittenError, write_back


class NoteAccepter(NoteChecker):
    """Writes comments that accept all that is found; what cannot be accepted is left.

    Each comment is tried: parsed and checked again, its finding must be gone,
    nothing new be found and readers be shown the same. From the narrowest
    form on, the first that passes stays.
    """

    def __init__(self, language: str, reason: str = "") -> None:
        super().__init__(language)
        self.reason = reason
        self._baselines = Baselines()

    def __reduce__(self) -> tuple[type["NoteAccepter"], tuple[str, str]]:
        return NoteAccepter, (self.language, self.reason)

    def _check(self, found: FoundNote, note: Note) -> Outcome:
        kept, hidden, crashes = self._kept(found, note)
        if crashes.errors:
            findings = [*crashes.findings(), *kept]
            return self._outcome(found, note.source, findings, hidden, crashes)
        after, made = self._commented(found, note, kept)
        if not made:
            return self._outcome(found, note.source, kept, hidden)
        try:
            write_back(found.path, note.source.encode(), after.source.encode())
        except NotWrittenError as error:
            repair = Repair(not_written=error.reason or error.words)
            return self._outcome(found, note.source, kept, hidden)._replace(repair=repair)
        left, hidden, _ = self._kept(found, after)
        located = [self._outcome(found, fix.source, [fix.finding]).findings for fix in made]
        repair = Repair(made=tuple(finding for findings in located for finding in findings))
        return self._outcome(found, after.source, left, hidden)._replace(repair=repair)

    def _commented(
        self, found: FoundNote, note: Note, kept: list[Finding]
    ) -> tuple[Note, list[MadeFix]]:
        """The note with comments, and the findings that each of them was made for."""
        if not kept:
            return note, []
        before = _Before(structure_of(note), _unused_in(kept))
        made: list[MadeFix] = []
        for form in Form:
            check = partial(self._tried, found, form, before)
            fixed = fix_note(note, self._open(found, note, form, kept), check, unsafe=True)
            note, kept = fixed.note, self._kept(found, fixed.note)[0]
            made += fixed.made
        return note, made

    def accept(
        self, found: FoundNote, note: Note, findings: Iterable[Finding], chosen: Finding
    ) -> tuple[Note, list[MadeFix]]:
        """The note with a comment that accepts `chosen` alone of its `findings`, if one can."""
        others = [finding._replace(fix=None) for finding in findings if finding != chosen]
        before = _Before(structure_of(note), _unused_in(others))
        for form in Form:
            [finding] = commented(note, [chosen], form, self.reason)

            def check(note: Note, form: Form = form) -> list[Finding]:
                return [f._replace(fix=None) for f in self._tried(found, form, before, note)]

            fixed = fix_note(note, [*others, finding], check, unsafe=True)
            if fixed.made:
                return fixed.note, fixed.made
        return note, []

    def _tried(self, found: FoundNote, form: Form, before: "_Before", note: Note) -> list[Finding]:
        """What is found in a note with comments.

        Raises:
            ValueError: readers would be shown something else, or a comment does nothing.
        """
        kept, _, crashes = self._kept(found, note)
        if crashes.errors:
            raise crashes.errors[0]
        if structure_of(note) != before.structure:
            raise ValueError("the note would be shown differently")
        if _unused_in(kept) > before.unused:
            raise ValueError("the comment does nothing")
        return self._open(found, note, form, kept)

    def _open(self, found: FoundNote, note: Note, form: Form, kept: list[Finding]) -> list[Finding]:
        """The findings that no baseline accepts, with comments as their fixes."""
        if kept and self._baselines.governs(found):
            outcome = self._outcome(found, note.source, kept)
            accepted = {
                (f.code, f.start, f.end) for f in self._baselines.match(outcome, found).accepted
            }
            kept = [finding for finding in kept if (finding.code, *finding.span) not in accepted]
        return commented(note, kept, form, self.reason)


class _Before(NamedTuple):
    """What no comment may change."""

    structure: list[Hashable]
    unused: int  # comments that do nothing


def _unused_in(findings: list[Finding]) -> int:
    return sum(finding.code == UNUSED for finding in findings)
