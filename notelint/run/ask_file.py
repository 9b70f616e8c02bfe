"""One file, mended finding by finding as a person answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.findings.located import LocatedFinding
from notelint.findings.repair import Repair
from notelint.note.note import Note
from notelint.run.accept_file import NoteAccepter
from notelint.run.check_file import Outcome
from notelint.run.dictionary import add_word
from notelint.run.discover import FoundNote
from notelint.run.fix import MadeFix, fix_note
from notelint.run.fix_file import NoteFixer
from notelint.run.fix_safety import Moves
from notelint.run.write import NotWrittenError, write_back


class Answer(NamedTuple):
    """What to do about a finding.

    `action` is "fix" (as the finding has it), "write" (`text` at its place),
    "accept" (with `text` as the reason), "learn" (the word `text` is right),
    "skip", "next" (leave this note) or "quit" (leave all).
    """

    action: str
    text: str = ""


Ask = Callable[[LocatedFinding, str], Answer]
"""Asks about a finding; the text says why the answer before could not be carried out, or is ""."""


class NoteAsker(NoteFixer):
    """Checks notes and does with each finding what the person who is asked says.

    A note is written after every change, so that whatever was answered is kept.
    """

    def __init__(self, language: str, ask: Ask) -> None:
        super().__init__(language)
        self._ask = ask
        self._over = False

    def __reduce__(self) -> tuple[type[NoteFixer], tuple[Any, ...]]:
        raise TypeError("a person answers in one process")

    def _check(self, found: FoundNote, note: Note) -> Outcome:
        kept, hidden, crashes = self._kept(found, note)
        if crashes.errors or self._over:
            findings = [*crashes.findings(), *kept]
            return self._outcome(found, note.source, findings, hidden, crashes)
        asking = _Asking(note, self._open(found, note, kept))
        trouble = ""
        while not self._over and (finding := asking.next()):
            [shown] = self._outcome(found, asking.note.source, [finding]).findings
            answer = self._ask(shown, trouble)
            trouble = ""
            if answer.action == "next":
                break
            if answer.action == "quit":
                self._over = True
            elif answer.action == "skip":
                asking.skip(finding)
            else:
                trouble = self._carry_out(found, asking, finding, answer)
        return self._told(found, asking)

    def _carry_out(
        self, found: FoundNote, asking: "_Asking", finding: Finding, answer: Answer
    ) -> str:
        """Do what the answer says; why it cannot be done."""
        if answer.action == "learn":
            return self._learn(found, asking, answer.text)
        if answer.action == "accept":
            accepter = NoteAccepter(self.language, answer.text)
            note, made = accepter.accept(found, asking.note, asking.findings, finding)
            reason = "" if made else "stays"
        else:
            chosen = finding if answer.action == "fix" else _writing(finding, answer.text)
            others = [f._replace(fix=None) for f in asking.findings if f is not finding]
            fixed = fix_note(
                asking.note, [*others, chosen], lambda note: self._without_fixes(found, note), True
            )
            note, made = fixed.note, fixed.made
            reason = "" if made else (fixed.dropped[0].reason if fixed.dropped else "stays")
        if reason:
            return reason
        try:
            write_back(found.path, asking.note.source.encode(), note.source.encode())
        except NotWrittenError as error:
            return error.reason or error.words
        asking.change(note, self._open_in(found, note), made, finding)
        return ""

    def _without_fixes(self, found: FoundNote, note: Note) -> list[Finding]:
        return [finding._replace(fix=None) for finding in self._open_in(found, note)]

    def _learn(self, found: FoundNote, asking: "_Asking", word: str) -> str:
        """Put a word into the dictionary that governs the note."""
        if not add_word(found.settings, word):
            return "no-dictionary"
        self._plans.clear()
        before = len(asking.findings)
        asking.findings = self._open_in(found, asking.note)
        return "stays" if len(asking.findings) == before else ""

    def _told(self, found: FoundNote, asking: "_Asking") -> Outcome:
        """What is left of the note's findings, and what was done."""
        kept, hidden, _ = self._kept(found, asking.note)
        made = [self._outcome(found, fix.source, [fix.finding]).findings for fix in asking.made]
        repair = Repair(made=tuple(f for findings in made for f in findings))
        return self._outcome(found, asking.note.source, kept, hidden)._replace(repair=repair)


@dataclass(slots=True)
class _Asking:
    """A note while its findings are gone through, in the order of their places."""

    note: Note
    findings: list[Finding]
    made: list[MadeFix] = field(default_factory=list)
    at: tuple[int, int, str] = (-1, -1, "")

    def next(self) -> Finding | None:
        """The first finding that was not asked about."""
        return min((f for f in self.findings if _place(f) > self.at), key=_place, default=None)

    def skip(self, finding: Finding) -> None:
        """Go on behind `finding`."""
        self.at = _place(finding)

    def change(
        self, note: Note, findings: list[Finding], made: list[MadeFix], about: Finding
    ) -> None:
        """Go on in `note`, from the place of the finding that the change is about."""
        edits = sorted(e for m in made if m.finding.fix for e in m.finding.fix.edits)
        place = Moves(edits).before(about.span.start)
        grown = sum(len(e.text) - (e.span.end - e.span.start) for e in edits if e.span.end <= place)
        self.note = note
        self.findings = findings
        self.made += made
        self.at = (place + grown, -1, "")


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.code


def _writing(finding: Finding, text: str) -> Finding:
    """`finding` with a fix that writes `text` in its place."""
    return finding._replace(fix=Fix((Edit(finding.span, text),), Applicability.UNSAFE))
