"""A half-open range of code points in a note's original text."""

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of `Source.text`; empty spans mark a place."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies inside this span; an empty span at an edge does."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
