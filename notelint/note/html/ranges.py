"""Looking up which of many ranges an offset lies in."""

from bisect import bisect_right
from collections.abc import Iterable

from notelint.note.span import Span


class Ranges:
    """The union of spans that either nest or do not touch each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if not self._ends or span.start >= self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)
            else:
                self._ends[-1] = max(self._ends[-1], span.end)

    def __contains__(self, offset: object) -> bool:
        if not isinstance(offset, int):
            return False
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]

    def __bool__(self) -> bool:
        return bool(self._starts)
