"""Text cut out of a note and joined again, with the way back to the note's own offsets.

A block inside quotes and lists is parsed from text that the note does not
hold in one piece: prefixes are gone, line ends may be one character where the
note has two, and a tab cut in half has become spaces. `Derived` is such a
text together with its map.
"""

from bisect import bisect_right
from collections.abc import Iterable

from notelint.note.span import Span

_new = tuple.__new__  # half the time of calling the class

# A piece of a derived text: a range of the text it comes from, or characters put in.
Piece = tuple[int, int] | str


class Derived:
    """A text made of pieces of `source`, in their order.

    The map is a list of segments: `at` holds where each begins in `text`,
    `to` where that is in `source`, `slope` 1 where the characters are the
    source's own and 0 where they stand for something else (spaces made of a
    tab, the one character of a CRLF): all of those map to one place.
    """

    __slots__ = ("at", "slope", "source", "text", "to")

    def __init__(
        self, text: str, source: str, at: list[int], to: list[int], slope: list[int]
    ) -> None:
        self.text = text
        self.source = source
        self.at = at
        self.to = to
        self.slope = slope

    @classmethod
    def cut(cls, source: str, start: int, end: int) -> "Derived":
        """`source[start:end]` itself."""
        return cls(source[start:end], source, [0], [start], [1])

    @classmethod
    def joined_lines(cls, source: str, lines: list[tuple[int, int]]) -> "Derived":
        """Ranges of `source`, each within a line, joined by line feeds.

        A line feed stands for the line end that follows its range in the
        source, also where other characters (trailing spaces) are in between.
        """
        if len(lines) == 1:
            return cls.cut(source, *lines[0])
        at: list[int] = []
        to: list[int] = []
        parts: list[str] = []
        length = 0
        for start, end in lines:
            at.append(length)
            to.append(start)
            parts.append(source[start:end])
            length += end - start + 1
        return cls("\n".join(parts), source, at, to, [1] * len(at))

    @classmethod
    def normalized(cls, source: str, body: Span) -> "Derived":
        """The body with every line end as a line feed."""
        text = source[body.start : body.end]
        if "\r" not in text:
            return cls.cut(source, *body)
        at, to, slope = [0], [body.start], [1]
        parts: list[str] = []
        length, start = 0, body.start
        while (end := source.find("\r", start, body.end)) >= 0:
            parts += source[start:end], "\n"
            length += end - start
            at.append(length)
            to.append(end)
            slope.append(0)
            length += 1
            start = end + (2 if source.startswith("\n", end + 1, body.end) else 1)
            at.append(length)
            to.append(start)
            slope.append(1)
        parts.append(source[start : body.end])
        return cls("".join(parts), source, at, to, slope)

    def original(self, offset: int) -> int:
        """The place in the source of the character at `offset`, or of the text's end."""
        index = bisect_right(self.at, offset) - 1
        return self.to[index] + (offset - self.at[index]) * self.slope[index]

    def span(self, start: int, end: int) -> Span:
        """The source's range for `text[start:end]`.

        The end is taken from the last character, so that a range never takes
        in the prefix of the line after it; a line end is taken whole.
        """
        if len(self.at) == 1:
            # Most texts are of one piece, and this is asked for at each node.
            first = self.to[0] + start * self.slope[0]
            return _new(Span, (first, first + end - start if end > start else first))
        at = self.at
        index = bisect_right(at, start) - 1
        first = self.to[index] + (start - at[index]) * self.slope[index]
        if end <= start:
            return _new(Span, (first, first))
        if index + 1 < len(at) and at[index + 1] < end:
            index = bisect_right(at, end - 1, index + 1) - 1
        last = self.to[index] + (end - 1 - at[index]) * self.slope[index]
        if self.source.startswith("\r\n", last):
            return _new(Span, (first, last + 2))
        return _new(Span, (first, last + 1))

    def between(self, start: int, end: int) -> Span:
        """The source's range from the character at `start` to the marker at `end`."""
        return Span(self.original(start), self.original(end))

    def part(self, start: int, end: int) -> "Derived":
        """`text[start:end]` with its way back."""
        if len(self.at) > 1:
            return self.pick([(start, end)])
        to = self.to[0] + start * self.slope[0]
        return Derived(self.text[start:end], self.source, [0], [to], self.slope)

    def pick(self, pieces: Iterable[Piece]) -> "Derived":
        """A text made of ranges of this one, and of characters put in between.

        Characters put in map to the place where the range before them ends.
        """
        at: list[int] = []
        to: list[int] = []
        slope: list[int] = []
        parts: list[str] = []
        length = 0
        before = (0, 0)
        for piece in pieces:
            if isinstance(piece, str):
                at.append(length)
                to.append(self._end(*before))
                slope.append(0)
                parts.append(piece)
                length += len(piece)
                continue
            start, end = piece
            index = bisect_right(self.at, start) - 1
            while index < len(self.at) and (self.at[index] < end or self.at[index] <= start):
                begin = max(self.at[index], start)
                at.append(length + begin - start)
                to.append(self.to[index] + (begin - self.at[index]) * self.slope[index])
                slope.append(self.slope[index])
                index += 1
            parts.append(self.text[start:end])
            length += end - start
            before = piece
        if not at:
            at, to, slope = [0], [self._end(*before)], [1]
        return Derived("".join(parts), self.source, at, to, slope)

    def _end(self, start: int, end: int) -> int:
        """Where in the source `text[start:end]` ends."""
        return self.span(start, end).end if end > start else self.original(start)
