"""Offsets in a note's text as positions of the Language Server Protocol, and back.

Lines end at `\\n`, `\\r\\n` and `\\r` there too (LSP 3.17, "Text Documents");
characters count UTF-16 units unless client and server agree on others.
"""

from lsprotocol.types import Position, PositionEncodingKind, Range

from notelint.note.source import Source
from notelint.note.span import Span

_BEYOND_16_BITS = 0xFFFF


class Positions:
    """The positions of one text, in the units of `encoding`."""

    def __init__(self, source: Source, encoding: str) -> None:
        self._source = source
        self._encoding = encoding

    def position(self, offset: int) -> Position:
        """The position of a code point; an offset inside `\\r\\n` is at the line's end."""
        line = self._source.line_index(offset)
        start, end = self._source.line_spans[line]
        return Position(line, self._units(self._source.text[start : min(offset, end)]))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point at a position; beyond the text or a line's end, that end."""
        if position.line >= len(self._source.line_spans):
            return len(self._source.text)
        start, end = self._source.line_spans[position.line]
        at, units = start, 0
        while at < end and units < position.character:
            units += self._units(self._source.text[at])
            at += 1
        return at

    def span(self, range_: Range) -> Span:
        """The span of a range."""
        return Span(self.offset(range_.start), self.offset(range_.end))

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(char) > _BEYOND_16_BITS for char in text)
