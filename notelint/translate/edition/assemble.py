"""Putting translated segments into their note, and knowing afterwards where they are."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.note.span import Span
from notelint.translate.edition.splice import splice
from notelint.translate.segment import Protected, Segment

Edit = tuple[Span, str]


class Made(NamedTuple):
    """A segment and what stands in its place: words as they are spliced, and what is protected."""

    segment: Segment
    pieces: tuple[str | Protected, ...]


class Assembled(NamedTuple):
    """The text of a note with its segments translated.

    `places` has, for each `Made` that lies in no other one, its number and
    where it is in the text.
    """

    text: str
    places: tuple[tuple[int, Span], ...]


def assembled(text: str, made: Sequence[Made]) -> Assembled:
    """`text` with the segments of `made`, in document order, replaced.

    A segment may lie inside what another one protects (the text of an image
    in a sentence): then it is replaced there.
    """
    order = sorted(
        range(len(made)), key=lambda n: (made[n].segment.span.start, -made[n].segment.span.end)
    )
    inner = _Inner(text, [made[number] for number in order])
    edits: list[Edit] = []
    outer: list[int] = []
    at = 0
    for number in order:
        span = made[number].segment.span
        if span.start >= at:
            edits.append((span, inner.rendered(made[number])))
            outer.append(number)
            at = span.end
    return Assembled(splice(text, edits), tuple(zip(outer, _new_places(edits), strict=True)))


def shifted(
    places: Iterable[tuple[int, Span]], edits: Iterable[Edit]
) -> tuple[tuple[int, Span], ...]:
    """`places` after `edits`, which lie apart, are made; what is put in at an end stays outside."""
    made = sorted(edits)
    ends = [span.end for span, _ in made]
    growth = [0, *accumulate(len(new) - (span.end - span.start) for span, new in made)]
    starts = [span.start for span, _ in made]

    def moved(span: Span) -> Span:
        start = span.start + growth[bisect_left(ends, span.start + 1)]
        return Span(start, max(start, span.end + growth[bisect_left(starts, span.end)]))

    return tuple((number, moved(span)) for number, span in places)


class _Inner:
    """The segments of a note, found by their place."""

    def __init__(self, text: str, made: Sequence[Made]) -> None:
        self._text = text
        self._made = made
        self._starts = [item.segment.span.start for item in made]

    def rendered(self, made: Made) -> str:
        """What stands in the place of the segment."""
        pieces = (p if isinstance(p, str) else self._protected(p, made) for p in made.pieces)
        return "".join(pieces)

    def _protected(self, item: Protected, outer: Made) -> str:
        edits: list[Edit] = []
        at = item.span.start
        for number in range(bisect_left(self._starts, at), len(self._made)):
            made = self._made[number]
            span = made.segment.span
            if span.start >= item.span.end:
                break
            if made is not outer and span.start >= at and span.end <= item.span.end:
                edits.append((span, self.rendered(made)))
                at = span.end
        if not edits:
            return item.restored
        moved = [(Span(s.start - item.span.start, s.end - item.span.start), t) for s, t in edits]
        return splice(self._text[item.span.start : item.span.end], moved)


def _new_places(edits: Sequence[Edit]) -> list[Span]:
    """Where the new texts of `edits`, in order, are afterwards."""
    places: list[Span] = []
    growth = 0
    for span, new in edits:
        start = span.start + growth
        places.append(Span(start, start + len(new)))
        growth += len(new) - (span.end - span.start)
    return places
