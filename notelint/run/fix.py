"""Choosing the fixes of a note and making them, until nothing changes any more."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from notelint.findings.finding import Applicability, Edit, Finding, apply_edits, difference
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.run.fix_safety import Checked, Moves, objection

Check = Callable[[Note], list[Finding]]

# Times that one note is parsed and checked again. Two or three do for nearly all; each fix
# that must be dropped costs a few more.
_MOST_TRIALS = 100
_BARE_NEWLINE = regex(r"(?<!\r)\n")


class MadeFix(NamedTuple):
    """A finding that was fixed, with the text in which it was found."""

    finding: Finding
    source: Source


class DroppedFix(NamedTuple):
    """A finding whose fix was not made, and why.

    `reason` is one of those of `fix_safety.objection`, "encoding" (the file's
    encoding lacks a letter), "crash" (a check failed on the fixed note), or
    "too-many" (the note needs more passes than are made).
    """

    finding: Finding
    reason: str


@dataclass(slots=True)
class Fixed:
    """A note after its fixes, and what is left in it."""

    note: Note
    findings: list[Finding]
    made: list[MadeFix] = field(default_factory=list)
    dropped: list[DroppedFix] = field(default_factory=list)


def fix_note(note: Note, findings: list[Finding], check: Check, unsafe: bool) -> Fixed:
    """Make the safe fixes of `findings`, the unsafe ones too if `unsafe`.

    Each pass makes the fixes that do not touch each other, from the start of
    the note on; the rest waits for the next. A pass that fails the check of
    `fix_safety` is tried again with fewer fixes, down to the one that is at
    fault, which is dropped and tried again once the note has changed. So what
    comes out depends on the places of fixes, not on the order of rules, and
    fixing again changes nothing.
    """
    return _Fixing(Checked(note, findings), check, unsafe).run()


class _Trial(NamedTuple):
    """A note with fixes, how places moved, and why it must not stay; "" if it may.

    `followed` are fixes of what the fixes themselves brought.
    """

    after: Checked
    moves: Moves
    reason: str
    followed: tuple[MadeFix, ...] = ()


@dataclass(slots=True)
class _Fixing:
    state: Checked
    check: Check
    unsafe: bool
    made: list[MadeFix] = field(default_factory=list)
    # Why fixes were dropped, by code and place of their findings.
    dropped: dict[tuple[str, int], str] = field(default_factory=dict)
    changed_since: bool = False  # whether the note changed after a fix was dropped

    def run(self) -> Fixed:
        limit = len(self.state.findings)
        trials = 0
        while trials < _MOST_TRIALS:
            batch = _apart(self._candidates())[:limit]
            if not batch and not (self.dropped and self.changed_since):
                break
            if not batch:
                self.dropped.clear()
                self.changed_since = False
                continue
            trials += 1
            trial = self._attempt(batch)
            if trial.reason == "new" and len(batch) == 1:
                trial = self._followed(batch, trial)
            if not trial.reason:
                self._accept(batch, trial)
                limit = max(limit * 2, 8)
            elif len(batch) == 1:
                self.dropped[_key(batch[0])] = trial.reason
            else:
                limit = len(batch) // 2
        return self._fixed()

    def _candidates(self) -> list[Finding]:
        """Findings with fixes to make, safe ones first of all; in a fixed order."""
        wanted = _fixable(self.state.findings, self.unsafe)
        ready = [finding for finding in wanted if _key(finding) not in self.dropped]
        safe = [f for f in ready if f.fix and f.fix.applicability is Applicability.SAFE]
        return sorted(safe or ready, key=_order)

    def _attempt(self, batch: list[Finding]) -> "_Trial":
        """The note with the fixes of `batch`."""
        before = self.state
        edits = _edits(batch, _line_end(before.note.text))
        moves = Moves(edits)
        source = before.note.source.with_text(apply_edits(before.note.text, edits))
        try:
            source.encode()
            note = Note(source, before.note.dialect, before.note.site)
            after = Checked(note, self.check(note))
            return _Trial(after, moves, objection(before, after, batch, moves))
        except UnicodeEncodeError:
            return _Trial(before, moves, "encoding")
        except Exception:
            return _Trial(before, moves, "crash")

    def _followed(self, batch: list[Finding], trial: "_Trial") -> "_Trial":
        """`trial`, with fixes of what its fix brought at its own place, if then all is well.

        `두번쨰` becomes `두번째`, and that `두 번째`.
        """
        before, note = self.state, trial.after.note
        [fixed] = batch
        at = min(edit.span.start for edit in fixed.fix.edits) if fixed.fix else 0
        brought = [
            finding
            for finding in _fixable(trial.after.findings, self.unsafe)
            if trial.moves.after(finding.span.start) <= at <= trial.moves.after(finding.span.end)
        ]
        if not (chosen := _apart(sorted(brought, key=_order))):
            return trial
        edits = _edits(chosen, _line_end(note.text))
        text = apply_edits(note.text, edits)
        whole = Moves([difference(before.note.text, text)])
        source = note.source.with_text(text)
        try:
            source.encode()
            after = Note(source, note.dialect, note.site)
            checked = Checked(after, self.check(after))
            reason = objection(before, checked, batch, whole)
        except Exception:
            return trial
        made = tuple(MadeFix(finding, note.source) for finding in chosen)
        return trial if reason else _Trial(checked, whole, "", made)

    def _accept(self, batch: list[Finding], trial: "_Trial") -> None:
        after, moves, *_ = trial
        self.made += [MadeFix(finding, self.state.note.source) for finding in batch]
        self.made += trial.followed
        dropped = {(code, moves.before(at)): why for (code, at), why in self.dropped.items()}
        self.dropped = {
            _key(finding): dropped[finding.code, place]
            for finding in after.findings
            if (finding.code, place := moves.after(finding.span.start)) in dropped
        }
        self.state = after
        self.changed_since = bool(self.dropped)

    def _fixed(self) -> Fixed:
        note, findings = self.state
        left = sorted(_fixable(findings, self.unsafe), key=_order)
        dropped = [DroppedFix(f, self.dropped.get(_key(f), "too-many")) for f in left]
        return Fixed(note, findings, self.made, dropped)


def _fixable(findings: Iterable[Finding], unsafe: bool) -> list[Finding]:
    wanted = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    return [finding for finding in findings if finding.fix and finding.fix.applicability in wanted]


def _key(finding: Finding) -> tuple[str, int]:
    return finding.code, finding.span.start


def _order(finding: Finding) -> tuple[object, ...]:
    """By place, then by what tells two fixes of the same place apart."""
    edits = finding.fix.edits if finding.fix else ()
    return edits[0].span, edits[-1].span, finding.code, finding.span, [e.text for e in edits]


def _apart(ordered: Iterable[Finding]) -> list[Finding]:
    """The fixes that do not touch an earlier one."""
    chosen: list[Finding] = []
    taken: list[Span] = []
    for finding in ordered:
        spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
        if not any(_touches(span, taken) for span in spans):
            chosen.append(finding)
            for span in spans:
                insort(taken, span)
    return chosen


def _touches(span: Span, taken: list[Span]) -> bool:
    """Whether one of the spans `taken`, in order and apart, meets `span` or an edge of it."""
    index = bisect_left(taken, span.start, key=lambda other: other.end)
    return index < len(taken) and taken[index].start <= span.end


def _edits(batch: Iterable[Finding], line_end: str) -> tuple[Edit, ...]:
    """The edits of the fixes by place, with the line ends of the note."""
    edits = [edit for finding in batch if finding.fix for edit in finding.fix.edits]
    if line_end != "\n":
        edits = [Edit(edit.span, _BARE_NEWLINE.sub(line_end, edit.text)) for edit in edits]
    return tuple(sorted(edits, key=lambda edit: edit.span))


def _line_end(text: str) -> str:
    """The line end that most lines of `text` have."""
    windows = text.count("\r\n")
    found = {"\n": text.count("\n") - windows, "\r\n": windows, "\r": text.count("\r") - windows}
    return max(found, key=lambda end: found[end])
