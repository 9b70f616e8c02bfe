"""The segments of a note beside what stands for them in its edition."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.extract import ExtractOptions, segments_of
from notelint.translate.segment import Protected, Protection, Segment

_ANCHOR = regex(r"[0-9]+|[A-Za-z]{2,}|`[^`\n]+`|\$[^$\n]+\$")
_OTHER_SORT = 9  # anchors
_ALL = ExtractOptions(all_languages=True)


class _Line(NamedTuple):
    """What a segment has of one line; `number` is that of the segment.

    `anchors` are what a translation keeps: numbers, English words, code,
    formulas.
    """

    number: int
    span: Span
    protected: tuple[Protected, ...]
    kind: str
    key: str | None
    anchors: frozenset[str]

    @property
    def sort(self) -> tuple[str, str | None]:
        """What the lines of both notes have in common in the same place."""
        return self.kind, self.key


def aligned(source: Note, edition: Note) -> Iterator[tuple[Segment, Segment]]:
    """Segments of the source with what of the edition is in their place, as one segment.

    Lines are matched in order; where people have added or taken out some, those
    around the change may have no partner. A sentence that the source breaks
    over lines has the same lines in the edition, but these may be segments of
    their own there.
    """
    segments = segments_of(source, _ALL)
    before = _lines(source.text, segments)
    after = _lines(edition.text, segments_of(edition, _ALL))
    for number, group in groupby(_pairs(before, after), key=lambda pair: pair[0].number):
        lines = [line for _, line in group]
        segment = segments[number]
        if len(lines) == 1 + _breaks(segment):
            yield segment, _joined(lines, segment)


def _lines(text: str, segments: Sequence[Segment]) -> list[_Line]:
    """The segments, cut where lines end in them."""
    found: list[_Line] = []
    for number, segment in enumerate(segments):
        start = segment.span.start
        inside: list[Protected] = []
        for mark in segment.protected:
            if mark.kind is Protection.BREAK:
                span = Span(start, mark.span.start)
                found.append(_line(text, number, segment, span, inside))
                start, inside = mark.span.end, []
            else:
                inside.append(mark._replace(pair=None))
        span = Span(start, segment.span.end)
        found.append(_line(text, number, segment, span, inside))
    return found


def _line(
    text: str, number: int, segment: Segment, span: Span, inside: Sequence[Protected]
) -> _Line:
    anchors = {word.lower() for word in _ANCHOR.findall(text, *span)}
    return _Line(number, span, tuple(inside), segment.kind, segment.key, frozenset(anchors))


def _pairs(before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    """The lines that are in the same places: section by section, if there are as many."""
    sections, others = _sections(before), _sections(after)
    if len(sections) != len(others):
        sections, others = [list(before)], [list(after)]
    for one, other in zip(sections, others, strict=True):
        if [line.sort for line in one] == [line.sort for line in other]:
            yield from zip(one, other, strict=True)
        else:
            yield from _around_a_change(one, other)


def _sections(lines: Sequence[_Line]) -> list[list[_Line]]:
    """The lines before the first heading, and those from each heading on."""
    found: list[list[_Line]] = [[]]
    for line in lines:
        if line.kind == "heading":
            found.append([])
        found[-1].append(line)
    return found


def _around_a_change(
    before: Sequence[_Line], after: Sequence[_Line]
) -> Iterator[tuple[_Line, _Line]]:
    """Lines in the same places seen from the start, and, behind a change, from the end.

    The change is where least of what a translation keeps would be lost; where
    several places are as good, what lies between has no partner.
    """
    size = min(len(before), len(after))
    front = list(accumulate(map(_unlike, before[:size], after[:size]), initial=0))
    back = list(accumulate(map(_unlike, before[::-1][:size], after[::-1][:size]), initial=0))
    costs = [front[cut] + back[size - cut] for cut in range(size + 1)]
    best = min(costs)
    first = costs.index(best)
    rest = costs[::-1].index(best)
    yield from zip(before[:first], after[:first], strict=True)
    if rest:
        yield from zip(before[-rest:], after[-rest:], strict=True)


def _unlike(one: _Line, other: _Line) -> int:
    """How much of what a translation keeps is lost from one line to the other, or comes in."""
    added = sum(not anchor[0].isalpha() for anchor in other.anchors - one.anchors)
    lost = len(one.anchors - other.anchors)
    return lost + added + (_OTHER_SORT if one.sort != other.sort else 0)


def _breaks(segment: Segment) -> int:
    return sum(mark.kind is Protection.BREAK for mark in segment.protected)


def _joined(lines: Sequence[_Line], segment: Segment) -> Segment:
    """Lines of the edition as one segment, in place of that of the source."""
    protected = list(lines[0].protected)
    for line, following in pairwise(lines):
        gap = Span(line.span.end, following.span.start)
        protected.append(Protected(gap, Protection.BREAK, ""))
        protected += following.protected
    span = Span(lines[0].span.start, lines[-1].span.end)
    return Segment(span, segment.kind, segment.block, tuple(protected), segment.key)
