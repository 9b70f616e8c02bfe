"""What the math of a note is made of."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from notelint.note.span import Span


class MathSpan(NamedTuple):
    r"""One formula. `delimiter` is its opening one: `$`, `$$`, `\(`, `\\(`, `\[`, `\\[`, `\begin`.

    An environment's content runs between `\begin{..}` and `\end{..}`.
    """

    span: Span
    content: Span
    delimiter: str
    display: bool


class MathSpans:
    """All math of a note in document order; spans do not overlap.

    `unpaired` are the `$$` that open nothing and close nothing.
    """

    def __init__(self, spans: tuple[MathSpan, ...] = (), unpaired: tuple[Span, ...] = ()) -> None:
        self.spans = spans
        self.unpaired = unpaired

    @cached_property
    def _starts(self) -> list[int]:
        return [math.span.start for math in self.spans]

    def at(self, offset: int) -> MathSpan | None:
        """The formula that `offset` lies in, delimiters included."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset in self.spans[index].span:
            return self.spans[index]
        return None
