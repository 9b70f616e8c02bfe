"""One file, fixed: what every process of a run with `--fix` or `--diff` does."""

from functools import partial

from notelint.findings.finding import Applicability, Finding
from notelint.findings.repair import Dropped, Repair
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.run.baselines import Baselines
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote
from notelint.run.fix import Fixed, fix_note
from notelint.run.write import NotWrittenError, write_back


class NoteFixer(NoteChecker):
    """Checks notes and fixes them: the outcome tells what is left and what was done.

    Each process writes the notes that it fixed itself. With `write` False
    nothing is written and the outcome keeps both texts instead.
    """

    kept = False

    def __init__(self, language: str, unsafe: bool = False, write: bool = True) -> None:
        super().__init__(language)
        self.unsafe = unsafe
        self.write = write
        self._baselines = Baselines()

    def __reduce__(self) -> tuple[type["NoteFixer"], tuple[str, bool, bool]]:
        return NoteFixer, (self.language, self.unsafe, self.write)

    def settles(self, known: Outcome) -> bool:
        """Where nothing is found that it would fix."""
        made = {Applicability.SAFE, Applicability.UNSAFE} if self.unsafe else {Applicability.SAFE}
        return not any(f.fix and f.fix.applicability in made for f in known.findings)

    def _check(self, found: FoundNote, note: Note) -> Outcome:
        kept, hidden, crashes = self._kept(found, note)
        if crashes.errors:
            # What a failing check would say of a fix is not known: the note stays as it is.
            findings = [*crashes.findings(), *kept]
            return self._outcome(found, note.source, findings, hidden, crashes)
        open_to_fixes = self._without_accepted(found, note, kept)
        check = partial(self._check_again, found)
        fixed = fix_note(note, open_to_fixes, check, self.unsafe)
        not_written = self._written(found, note, fixed)
        left = kept if not_written else fixed.findings
        outcome = self._outcome(
            found, note.source if not_written else fixed.note.source, left, hidden
        )
        return outcome._replace(repair=self._repair(found, note, fixed, not_written))

    def _check_again(self, found: FoundNote, note: Note) -> list[Finding]:
        kept, _, crashes = self._kept(found, note)
        if crashes.errors:
            raise crashes.errors[0]
        return self._without_accepted(found, note, kept)

    def _without_accepted(
        self, found: FoundNote, note: Note, findings: list[Finding]
    ) -> list[Finding]:
        """`findings`, those without their fixes that a baseline accepts."""
        accepted = self._accepted(found, note, findings)
        return [
            finding._replace(fix=None) if (finding.code, finding.span) in accepted else finding
            for finding in findings
        ]

    def _open_in(self, found: FoundNote, note: Note) -> list[Finding]:
        """What is found in `note` and not accepted.

        Raises:
            Exception: a check failed.
        """
        kept, _, crashes = self._kept(found, note)
        if crashes.errors:
            raise crashes.errors[0]
        return self._open(found, note, kept)

    def _open(self, found: FoundNote, note: Note, findings: list[Finding]) -> list[Finding]:
        """Those of `findings` that no baseline accepts."""
        accepted = self._accepted(found, note, findings)
        return [finding for finding in findings if (finding.code, finding.span) not in accepted]

    def _accepted(
        self, found: FoundNote, note: Note, findings: list[Finding]
    ) -> set[tuple[str, Span]]:
        """Codes and places of the findings that a baseline accepts."""
        if note.path is None or not findings or not self._baselines.governs(found):
            return set()
        outcome = self._outcome(found, note.source, findings)
        accepted = self._baselines.match(outcome, found).accepted
        return {(finding.code, Span(finding.start, finding.end)) for finding in accepted}

    def _written(self, found: FoundNote, note: Note, fixed: Fixed) -> str:
        """Write the fixed note, if that is wanted; why it could not be."""
        if not self.write or not fixed.made:
            return ""
        try:
            write_back(found.path, note.source.encode(), fixed.note.source.encode())
        except NotWrittenError as error:
            return error.reason or error.words
        return ""

    def _repair(self, found: FoundNote, note: Note, fixed: Fixed, not_written: str) -> Repair:
        made = () if not_written else fixed.made
        located = [self._outcome(found, fix.source, [fix.finding]).findings for fix in made]
        dropped = self._outcome(found, fixed.note.source, [f for f, _ in fixed.dropped]).findings
        reasons = [reason for _, reason in fixed.dropped]
        return Repair(
            made=tuple(finding for findings in located for finding in findings),
            dropped=tuple(map(Dropped, dropped, reasons)),
            before="" if self.write else note.text,
            after="" if self.write else fixed.note.text,
            not_written=not_written,
        )
