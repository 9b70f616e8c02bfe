"""Reading the segments of a note."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import count

from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.extract.asides import asides_of
from notelint.translate.extract.front_matter import value_lines
from notelint.translate.extract.joins import joined
from notelint.translate.extract.lines import Line, lines_of, segment_of
from notelint.translate.extract.marks import Block, Mark, Role, runs_of
from notelint.translate.extract.options import DEFAULT, ExtractOptions
from notelint.translate.extract.words import words_in, words_of
from notelint.translate.language import needs_translation
from notelint.translate.segment import Segment


def segments_of(note: Note, options: ExtractOptions = DEFAULT) -> tuple[Segment, ...]:
    """All prose of `note` that may need translation, in document order.

    A segment may lie inside a protected span of another: the text of an image
    in a sentence, the title of a link. Other than that none overlap.
    """
    found = sorted(_segments(note, options), key=lambda one: (one.span.start, -one.span.end))
    if options.all_languages:
        return tuple(found)
    return tuple(_korean(note.text, found))


def _korean(text: str, segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments that are to be translated, and remarks in those that are not."""
    for segment in segments:
        if needs_translation(words(text, segment)):
            yield segment
        elif segment.kind != "title":
            yield from asides_of(text, segment)


def words(text: str, segment: Segment) -> str:
    """What the segment says, each protected span as a space."""
    pieces = segment.pieces(text)
    return "".join(piece if isinstance(piece, str) else " " for piece in pieces)


def _segments(note: Note, options: ExtractOptions) -> Iterator[Segment]:
    numbers = count()
    for key, lines in value_lines(note, options.keys):
        yield from _of_lines(note.text, lines, "title", next(numbers), key)
    for block, marks in worded_blocks(note):
        found = joined(note.text, lines_of(note.text, marks))
        yield from _of_lines(note.text, found, block.kind, next(numbers))
    for span, kind in attributes_of(note, options):
        line = Line(list(words_in(note.text, span)))
        yield from _of_lines(note.text, [line], kind, next(numbers))


def _of_lines(
    text: str, lines: Iterable[Line], kind: str, block: int, key: str | None = None
) -> Iterator[Segment]:
    for line in lines:
        segment = segment_of(text, line, kind, block, key)
        if segment:
            yield segment


def worded_blocks(note: Note) -> Iterator[tuple[Block, list[Mark]]]:
    """The blocks of prose in the note's body with their runs, in order."""
    runs = runs_of(note, note.tree)
    starts = [mark.start for mark in runs.marks]
    for block in runs.blocks:
        first, last = (bisect_left(starts, offset) for offset in block.span)
        marks: list[Mark] = []
        for mark in runs.marks[first:last]:
            if mark.role is Role.WORDS:
                marks += words_of(note.text, note.prose.text, mark)
            else:
                marks.append(mark)
        yield block, marks


def attributes_of(note: Note, options: ExtractOptions) -> Iterator[tuple[Span, str]]:
    """The text of images, the titles of links and images, and what of HTML is asked for."""
    for node in (*note.nodes(Kind.IMAGE), *note.nodes(Kind.LINK)):
        if node.kind is Kind.IMAGE and node.attrs.get("form") in (None, "inline", "full"):
            yield node.content, "alt"
        title = title_span(note.text, node)
        if title:
            yield title, "caption"
    if not options.attributes:
        return
    for tag in note.html.tags:
        for attribute in tag.attributes():
            if attribute.name in options.attributes and attribute.quote:
                end = attribute.span.end - 1
                value = Span(end - len(attribute.value or ""), end)
                yield value, "alt" if attribute.name == "alt" else "caption"


def title_span(text: str, node: Node) -> Span | None:
    """A title between its quotes; the parsers differ in whether the span covers them."""
    span = node.attrs.get("title_span")
    if span is None or node.attrs.get("form") != "inline":
        return None
    start, end = span
    if end - start > 1 and text[start] in "\"'(" and text[start - 1].isspace():
        start, end = start + 1, end - 1
    return Span(start, end) if "\n" not in text[start:end] else None
