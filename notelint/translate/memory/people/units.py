"""An edition as units: lines, or lines that a sentence joins, with frame and sentences apart."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.memory.editions import EditionRecord, Placed
from notelint.translate.memory.people.lines import lines_of, without_end

_BLANK = regex(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r|\n|\Z)")


class Unit(NamedTuple):
    """Whole lines of an edition.

    `frame` is what stands before, between and after the sentences, without the
    last line end: one more than there are sentences. `numbers` are those of
    the sentences in the edition; one that lies in another is not among them.
    """

    text: str  # without the last line end
    lines: int
    frame: tuple[str, ...]
    texts: tuple[str, ...]  # of the sentences
    numbers: tuple[int, ...]
    skeleton: tuple[str, ...]
    """The frame with the Korean that the sentences translate: alike whatever the engine."""

    @property
    def contents(self) -> list[str]:
        """Its lines without their ends."""
        return [without_end(line) for line in lines_of(self.text)] or [""]


def units_of(record: EditionRecord) -> list[Unit]:
    """The units of an edition, which together are its whole text."""
    units: list[Unit] = []
    outer = outermost(record.segments)
    lines = lines_of(record.text)
    at = index = first = 0
    while index < len(lines):
        end, last, count = at, first, 0
        # A sentence that goes on in the next line takes that line in.
        while count == 0 or (last > first and record.segments[outer[last - 1]].span.end > end):
            end += len(lines[index])
            index += 1
            count += 1
            while last < len(outer) and record.segments[outer[last]].span.start < end:
                last += 1
        units.append(_unit(record, Span(at, end), count, tuple(outer[first:last])))
        at, first = end, last
    return units


def outermost(segments: Sequence[Placed]) -> list[int]:
    """Numbers of the sentences that lie in no other one, in the order of the text."""
    found: list[int] = []
    end = 0
    order = sorted(
        range(len(segments)), key=lambda n: (segments[n].span.start, -segments[n].span.end)
    )
    for number in order:
        span = segments[number].span
        if span.start >= end or not found:
            found.append(number)
            end = span.end
    return found


def _unit(record: EditionRecord, span: Span, lines: int, numbers: tuple[int, ...]) -> Unit:
    text = record.text
    inside = [record.segments[number] for number in numbers]
    end = span.start + len(without_end(text[span.start : span.end]))
    starts = [span.start, *(item.span.end for item in inside)]
    ends = [*(item.span.start for item in inside), max(end, starts[-1])]
    frame = tuple(text[a:b] for a, b in zip(starts, ends, strict=True))
    sources = (
        piece
        for item, after in zip(inside, frame[1:], strict=True)
        for piece in (item.source, after)
    )
    return Unit(
        *(text[span.start : ends[-1]], lines, frame),
        tuple(text[item.span.start : item.span.end] for item in inside),
        *(numbers, (frame[0], *sources)),
    )


def sentences_in(unit: Unit, text: str) -> tuple[Span, ...] | None:
    """Where the unit's sentences are in `text`, whose frame is the unit's; None: it is not.

    A blank line is never in a sentence.
    Where a piece of frame occurs in a sentence too, sentences that nobody
    changed decide, seen from both ends.
    """
    frame, texts = unit.frame, unit.texts
    if len(text) < sum(map(len, frame)) or not text.startswith(frame[0]):
        return None
    if not texts:
        return () if text == frame[0] else None
    before = list(_unchanged(text, frame, texts))
    at = before[-1].end if before else 0
    after = list(
        _unchanged(
            text[at:][::-1], _mirrored(frame[len(before) :]), _mirrored(texts[len(before) :])
        )
    )
    end = len(text)
    last = [Span(end - span.end, end - span.start) for span in reversed(after)]
    found = _between(text, frame, before, last)
    if found and unit.lines > 1 and any(_BLANK.search(text, *span) for span in found):
        return None
    return found


def _mirrored(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece[::-1] for piece in reversed(pieces))


def _unchanged(text: str, frame: tuple[str, ...], texts: tuple[str, ...]) -> Iterator[Span]:
    """Spans of the sentences at the start of `text` that are as they were."""
    at = 0
    for place, (outside, inside) in enumerate(zip(frame, texts, strict=False)):
        start = at + len(outside)
        end = start + len(inside)
        if not text.startswith(outside + inside, at) or not text.startswith(frame[place + 1], end):
            return
        if place + 1 == len(texts) and end + len(frame[-1]) != len(text):
            return  # the last one goes on
        yield Span(start, end)
        at = end


def _between(
    text: str, frame: tuple[str, ...], before: list[Span], after: list[Span]
) -> tuple[Span, ...] | None:
    """`before` and `after` with the sentences between them, each as short as the frame allows."""
    changed = len(frame) - 1 - len(before) - len(after)
    at = before[-1].end if before else 0
    limit = after[0].start if after else len(text)
    found: list[Span] = []
    for place in range(len(before), len(before) + changed):
        outside, closing = frame[place], frame[place + 1]
        if not text.startswith(outside, at):
            return None
        start = at + len(outside)
        last = place + 1 == len(before) + changed
        end = limit - len(closing) if last else text.find(closing, start, limit)
        if end < start or not text.startswith(closing, end):
            return None
        found.append(Span(start, end))
        at = end
    whole = (*before, *found, *after)
    return whole if len(whole) == len(frame) - 1 and at <= limit else None
