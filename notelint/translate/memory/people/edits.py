"""What people changed in an edition since notelint wrote it."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from notelint.note.span import Span
from notelint.translate.memory.editions import EditionRecord
from notelint.translate.memory.people.align import Match, aligned
from notelint.translate.memory.people.lines import lines_of
from notelint.translate.memory.people.units import Unit, outermost, units_of

_LONG = 10_000  # letters of a sentence in which no other one is looked for


class HumanEdit(NamedTuple):
    """A sentence of the edition that a person changed.

    `segment` counts in `EditionRecord.segments`; `before` and `after` are the
    sentence as it stood and as it stands there, escapes and markup included.
    """

    segment: int
    before: str
    after: str
    span: Span  # in `Recovered.text`


class FrameEdit(NamedTuple):
    """Lines that a person added, took away, moved or changed outside the sentences.

    The units from `unit` to `unit_end` of the edition as it was written are
    now the lines from `line` to `line_end` of it as it is.
    """

    unit: int
    unit_end: int
    line: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Recovered:
    """An edition as it was written and as people left it.

    `text` is the edition as it is, with the line ends that it was written
    with. `segments` tells where each recorded sentence is in it: None when it
    is gone, or when it cannot be told from a changed frame.
    """

    record: EditionRecord
    text: str
    segments: tuple[Span | None, ...]
    edits: tuple[HumanEdit, ...]
    frame_edits: tuple[FrameEdit, ...]
    units: tuple[Unit, ...]
    lines: tuple[str, ...]

    @property
    def lost(self) -> tuple[int, ...]:
        """Recorded sentences that are gone or cannot be told from what is around them."""
        return tuple(number for number, span in enumerate(self.segments) if span is None)

    def lines_at(self, edit: FrameEdit) -> Span:
        """Where the lines of `edit` are in `text`."""
        start = sum(map(len, self.lines[: edit.line]))
        return Span(start, start + sum(map(len, self.lines[edit.line : edit.line_end])))


def recover_edits(record: EditionRecord, text: str) -> Recovered:
    """Compare the edition as it was written, `record`, with its `text` as it is now.

    `record` may be one that was not written: the note itself with its
    sentences as they are (what an engine that changes nothing gives), where
    the memory is missing. Then each "edit" is the translation of a sentence.

    Takes time n log n in the lines.
    """
    text = _with_line_ends_of(record.text, text)
    units = units_of(record)
    lines = lines_of(text)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    matches = aligned(units, lines)
    segments: list[Span | None] = [None] * len(record.segments)
    for match in matches:
        at = starts[match.start]
        for number, span in zip(units[match.unit].numbers, match.sentences or (), strict=False):
            segments[number] = Span(at + span.start, at + span.end)
    _place_inner(record, text, segments)
    return Recovered(
        *(record, text, tuple(segments), tuple(_edits(record, text, segments))),
        tuple(_frame_edits(matches, len(units), len(lines))),
        *(tuple(units), tuple(lines)),
    )


def _place_inner(record: EditionRecord, text: str, segments: list[Span | None]) -> None:
    """Find the sentences that lie in others, such as the text of an image, where those are now."""
    outer = outermost(record.segments)
    starts = [record.segments[number].span.start for number in outer]
    for number in set(range(len(segments))).difference(outer):
        span = record.segments[number].span
        around = outer[bisect_right(starts, span.start) - 1]
        now = segments[around]
        if now is None:
            continue
        inner = record.text[span.start : span.end]
        start = now.start + span.start - record.segments[around].span.start
        there = text[now.start : now.end]
        if record.text[slice(*record.segments[around].span)] != there:
            if not inner or len(there) > _LONG or there.count(inner) != 1:
                continue
            start = now.start + there.index(inner)
        segments[number] = Span(start, start + len(inner))


def _edits(record: EditionRecord, text: str, segments: Sequence[Span | None]) -> "list[HumanEdit]":
    edits = []
    for number, (placed, span) in enumerate(zip(record.segments, segments, strict=True)):
        if span is None:
            continue
        before = record.text[placed.span.start : placed.span.end]
        after = text[span.start : span.end]
        if before != after:
            edits.append(HumanEdit(number, before, after, span))
    return edits


def _frame_edits(matches: Sequence[Match], units: int, lines: int) -> list[FrameEdit]:
    """What is left between the matches, and matches whose frame was changed."""
    edits: list[FrameEdit] = []
    unit = line = 0
    same = [match for match in matches if match.same_frame]
    for match in [*same, Match(units, lines, lines, None, True)]:
        if unit < match.unit or line < match.start:
            edits.append(FrameEdit(unit, match.unit, line, match.start))
        unit, line = match.unit + 1, match.end
    return edits


def _with_line_ends_of(written: str, text: str) -> str:
    """`text` with the line ends of `written`, if an editor or git gave it others throughout."""
    wanted, found = _line_end(written), _line_end(text)
    if wanted and found and wanted != found:
        return text.replace(found, wanted)
    return text


def _line_end(text: str) -> str:
    """The line end that all lines of the text have; empty when they differ."""
    windows, unix, old = text.count("\r\n"), text.count("\n"), text.count("\r")
    if windows:
        return "\r\n" if windows == unix == old else ""
    return "\n" if unix and not old else "\r" if old and not unix else ""
