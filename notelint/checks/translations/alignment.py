"""The segments of a note beside what stands for them in its edition."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.extract import ExtractOptions, segments_of
from notelint.translate.segment import Protected, Protection, Segment

_ALL = ExtractOptions(all_languages=True)


class _Line(NamedTuple):
    """What a segment has of one line; `number` is that of the segment."""

    number: int
    span: Span
    protected: tuple[Protected, ...]
    kind: str
    key: str | None


def aligned(source: Note, edition: Note) -> Iterator[tuple[Segment, Segment]]:
    """Segments of the source with what of the edition is in their place, as one segment.

    Lines are matched by kind from the front and, where people have added or
    taken out some, from the back; what lies between has no partner. A
    sentence that the source breaks over lines has the same lines in the
    edition, but these may be segments of their own there.
    """
    segments = segments_of(source, _ALL)
    before, after = _lines(segments), _lines(segments_of(edition, _ALL))
    for number, group in groupby(_pairs(before, after), key=lambda pair: pair[0].number):
        lines = [line for _, line in group]
        segment = segments[number]
        if len(lines) == 1 + _breaks(segment):
            yield segment, _joined(lines, segment)


def _lines(segments: Sequence[Segment]) -> list[_Line]:
    """The segments, cut where lines end in them."""
    found: list[_Line] = []
    for number, segment in enumerate(segments):
        start = segment.span.start
        inside: list[Protected] = []
        for mark in segment.protected:
            if mark.kind is Protection.BREAK:
                span = Span(start, mark.span.start)
                found.append(_Line(number, span, tuple(inside), segment.kind, segment.key))
                start, inside = mark.span.end, []
            else:
                inside.append(mark._replace(pair=None))
        span = Span(start, segment.span.end)
        found.append(_Line(number, span, tuple(inside), segment.kind, segment.key))
    return found


def _pairs(before: Sequence[_Line], after: Sequence[_Line]) -> Iterator[tuple[_Line, _Line]]:
    front = _alike(before, after)
    yield from zip(before[:front], after[:front], strict=True)
    rest = _alike(before[front:][::-1], after[front:][::-1])
    if rest:
        yield from zip(before[-rest:], after[-rest:], strict=True)


def _alike(before: Sequence[_Line], after: Sequence[_Line]) -> int:
    """How many lines, from the first on, are of the same kind in both."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if (one.kind, one.key) != (other.kind, other.key):
            break
        count += 1
    return count


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
