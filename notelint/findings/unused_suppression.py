"""Comments that switch off what is not found: they outlived what they were written for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.findings.suppression import (
    Suppressions,
    Switch,
    codes_of_selector,
    merged,
    stand_alone,
)
from notelint.findings.suppression_comment import SuppressionComment
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

CODE = "NL012"

_REMOVE = {"en": "Remove the comment", "ko": "주석을 지웁니다"}
_SHORTEN = {"en": "Remove the rule from the comment", "ko": "주석에서 규칙을 지웁니다"}


def unused_suppressions(
    note: Note, suppressions: Suppressions, found: Sequence[Finding], in_force: Collection[str]
) -> Iterator[Finding]:
    """The comments, or the rules in them, without which the same would be reported.

    `found` is all that was found before suppressing. Rules that are not
    `in_force` may have their finding in another run; and what a finding hides
    as its consequences is not known. There nothing is said.
    """
    judge = _Judge(note, found, frozenset(in_force))
    for switch in suppressions.switches:
        yield from judge.unused(switch)


class _Judge:
    """What must be known of a note to judge its comments, computed once."""

    def __init__(self, note: Note, found: Sequence[Finding], in_force: frozenset[str]) -> None:
        self._note = note
        self._in_force = in_force
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for finding in sorted(found, key=lambda finding: finding.span):
            self._starts[finding.code].append(finding.span.start)
        self._hidden = merged(finding.hides for finding in found if finding.hides)
        self._headings = merged(n.span for n in note.nodes(Kind.HEADING))

    def unused(self, switch: Switch) -> Iterator[Finding]:
        """The findings about one comment."""
        if _meets(switch.scope, self._hidden):
            return
        selectors = switch.comment.selectors or ()
        unused = [pair for pair in selectors if self._is_unused(pair[0], switch.scope)]
        if unused and len(unused) == len(selectors):
            rules = ", ".join(selector for selector, _ in selectors)
            yield Finding(CODE, switch.comment.span, {"rules": rules}, fix=self._removing(switch))
            return
        for selector, span in unused:
            fix = None if switch.enables else _without_selector(self._note, span)
            yield Finding(CODE, span, {"rule": selector}, variant="one-of-several", fix=fix)

    def _is_unused(self, selector: str, scope: Span) -> bool:
        codes = codes_of_selector(selector)
        # A comment about such comments would have to judge itself.
        if not codes or CODE in codes or not codes <= self._in_force:
            return False
        return not any(_any_in(self._starts[code], scope) for code in codes)

    def _removing(self, switch: Switch) -> Fix | None:
        """The comment removed, and the `enable` that belongs to it alone."""
        comments = [switch.comment, *switch.enables]
        if len({frozenset(word for word, _ in c.selectors or ()) for c in comments}) > 1:
            return None
        edits = [Edit(_removable(self._note, comment), "") for comment in comments]
        if any(one.span.end > other.span.start for one, other in pairwise(edits)):
            return None
        # A heading's text, comment and all, makes its anchor.
        unsafe = any(_meets(comment.span, self._headings) for comment in comments)
        applicability = Applicability.UNSAFE if unsafe else Applicability.SAFE
        return Fix(tuple(edits), applicability, _REMOVE)


def _meets(span: Span, apart: list[Span]) -> bool:
    """Whether `span` overlaps one of the spans `apart`, which are in order."""
    index = bisect_left(apart, span.start, key=lambda other: other.end)
    return any(span.overlaps(other) for other in apart[index : index + 2])


def _any_in(places: list[int], scope: Span) -> bool:
    index = bisect_left(places, scope.start)
    return index < len(places) and places[index] < scope.end


def _without_selector(note: Note, span: Span) -> Fix:
    """The selector at `span` removed, with the comma and blanks on one side of it."""
    text, (start, end) = note.text, span
    while text[end] in ", \t":
        end += 1
    if text[end] == "]":
        end = span.end
        while text[start - 1] in ", \t":
            start -= 1
    return Fix((Edit(Span(start, end), ""),), Applicability.SAFE, _SHORTEN)


def _removable(note: Note, comment: SuppressionComment) -> Span:
    """What goes with the comment: its lines if it has them for itself, or the blanks beside it."""
    first, last = (note.source.line_index(at) for at in comment.span)
    lines = note.source.line_spans
    before = note.text[lines[first].start : comment.span.start]
    if stand_alone(note, [comment]) and not before.strip(" \t>"):
        return _whole_lines(note, first, last)
    start, end = comment.span
    if end == lines[last].end:
        return Span(lines[first].start + len(before.rstrip(" \t")), end)
    while note.text[end] in " \t" and before.endswith((" ", "\t")):
        end += 1
    return Span(start, end)


def _whole_lines(note: Note, first: int, last: int) -> Span:
    lines = note.source.line_spans
    if last + 1 == len(lines):
        # Without a line end of its own the line goes with that of the line before.
        return Span(lines[first - 1].end if first else 0, lines[last].end)

    def blank(line: int) -> bool:
        return not note.source[lines[line]].strip(" \t>")

    above = first == 0 or lines[first].start <= note.body.start or blank(first - 1)
    if (
        above
        and last + 2 < len(lines)
        and lines[first].start >= note.body.start
        and blank(last + 1)
    ):
        last += 1
    return Span(lines[first].start, lines[last + 1].start)
