r"""Finding math: `$`, `$$`, `\(`, `\[`, their doubled forms, and environments."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notelint.lazy import regex
from notelint.note.math.likeness import is_bracketed_math, is_display_math, is_inline_math
from notelint.note.math.model import MathSpan, MathSpans
from notelint.note.span import Span
from notelint.note.verbatim import visible_text

if TYPE_CHECKING:
    from notelint.note.note import Note


def scan_math(note: "Note") -> MathSpans:
    """The math of a note that may have some."""
    extra = [block.span for block in note.liquid.blocks if block.name in _LIQUID_CODE]
    visible = visible_text(note.text, note.body, note.all_nodes, extra)
    return _Scan(visible.text, visible.leaves, note.body.start).run()


_new = tuple.__new__  # half the time of calling the class

# `raw` is not among them: what stands in it is Markdown.
_LIQUID_CODE = frozenset({"highlight", "comment"})
# A backslash with what it escapes is one token, so that `\$` is no delimiter;
# the two-backslash forms survive Markdown as `\(` and `\[`, which MathJax reads.
_TOKEN = regex(r"\\\\[()\[\]]|\\(?:begin|end)\{[A-Za-z]+\*?\}|\\.|\$\$|\$", re.S)
_CLOSERS = {
    "$$": "$$",
    "$": "$",
    "\\(": "\\)",
    "\\[": "\\]",
    "\\\\(": "\\\\)",
    "\\\\[": "\\\\]",
}
_OTHER_DELIMITERS = frozenset([*_CLOSERS, *_CLOSERS.values()])


class _Scan:
    """One pass over the delimiters of a note, each looked at a bounded number of times."""

    def __init__(self, text: str, leaves: list[Span], start: int) -> None:
        self.text = text
        self.leaves = leaves
        self.start = start
        self.spans: list[MathSpan] = []
        self.unpaired: list[Span] = []

    def run(self) -> MathSpans:
        tokens = [
            (match.start(), match[0])
            for match in _TOKEN.finditer(self.text, self.start)
            if match[0] in _OTHER_DELIMITERS or len(match[0]) > 3
        ]
        partners = _partners(tokens)
        leaf_ends = _LeafEnds(self.leaves, len(self.text))
        index = 0
        while index < len(tokens):
            at, mark = tokens[index]
            close = partners[index]
            if mark == "$":
                close = self._inline(tokens, index, leaf_ends.after(at))
            elif mark == "$$":
                close = self._display(tokens, index, close)
            elif mark.startswith("\\begin"):
                close = self._environment(tokens, index, close)
            elif mark in _CLOSERS:
                close = self._bracketed(tokens, index, close, leaf_ends.after(at))
            else:
                close = None
            index = index + 1 if close is None else close + 1
        return MathSpans(tuple(self.spans), tuple(self.unpaired))

    def _add(self, start: int, mark: str, end: int, closer: str, display: bool) -> None:
        name = "\\begin" if mark.startswith("\\begin") else mark
        span, content = (start, end + len(closer)), (start + len(mark), end)
        self.spans.append(MathSpan(_new(Span, span), _new(Span, content), name, display))

    def _inline(self, tokens: list[tuple[int, str]], index: int, leaf_end: int) -> int | None:
        start = tokens[index][0]
        for after in range(index + 1, len(tokens)):
            end, mark = tokens[after]
            if end >= leaf_end:
                return None
            if mark not in ("$", "$$"):
                continue  # `\(` or an environment inside `$..$`
            if mark == "$$" and not self._splits(tokens, after):
                return None
            if not is_inline_math(self.text[start + 1 : end], self.text[end + 1 : end + 2]):
                return None
            self._add(start, "$", end, "$", display=False)
            if mark == "$$":
                # `$a$$b$`: the second half of the mark opens the next formula.
                tokens[after] = (end + 1, "$")
                return after - 1
            return after
        return None

    def _splits(self, tokens: list[tuple[int, str]], index: int) -> bool:
        """Whether the `$$` at `index` is a closing and an opening `$`: `$a$$b$`."""
        end = tokens[index][0]
        if index + 1 == len(tokens) or tokens[index + 1][1] != "$":
            return False
        following = tokens[index + 1][0]
        content = self.text[end + 2 : following]
        return len(content) < 100 and is_inline_math(content, self.text[following + 1 :][:1])

    def _display(self, tokens: list[tuple[int, str]], index: int, close: int | None) -> int | None:
        start = tokens[index][0]
        if close is not None and is_display_math(self.text[start + 2 : tokens[close][0]]):
            self._add(start, "$$", tokens[close][0], "$$", display=self._stands_alone(start))
            return close
        self.unpaired.append(Span(start, start + 2))
        return None

    def _stands_alone(self, start: int) -> bool:
        """Whether only markers of quotes and items come before `start` on its line."""
        line = self.text.rfind("\n", 0, start) + 1
        return not self.text[line:start].strip(" \t>*-+0123456789.:")

    def _environment(
        self, tokens: list[tuple[int, str]], index: int, close: int | None
    ) -> int | None:
        if close is None:
            return None
        start, mark = tokens[index]
        end, closer = tokens[close]
        if not is_display_math(self.text[start + len(mark) : end]):
            return None
        self._add(start, mark, end, closer, display=True)
        return close

    def _bracketed(
        self, tokens: list[tuple[int, str]], index: int, close: int | None, leaf_end: int
    ) -> int | None:
        if close is None or tokens[close][0] >= leaf_end:
            return None
        start, mark = tokens[index]
        end, closer = tokens[close]
        if not is_bracketed_math(self.text[start + len(mark) : end]):
            return None
        self._add(start, mark, end, closer, display=mark.endswith("["))
        return close


def _partners(tokens: list[tuple[int, str]]) -> list[int | None]:
    r"""For each token the index of the nearest one that could close it.

    Environments nest, so `\begin` is paired with its own `\end` by a stack a name.
    """
    partners: list[int | None] = [None] * len(tokens)
    nearest: dict[str, int] = {}
    ends: dict[str, list[int]] = {}
    for index in range(len(tokens) - 1, -1, -1):
        mark = tokens[index][1]
        if mark.startswith("\\end"):
            ends.setdefault(mark[4:], []).append(index)
        elif mark.startswith("\\begin"):
            waiting = ends.get(mark[6:])
            partners[index] = waiting.pop() if waiting else None
        else:
            closer = _CLOSERS.get(mark)
            partners[index] = nearest.get(closer) if closer else None
            nearest[mark] = index
    return partners


class _LeafEnds:
    """Where the leaf block around an offset ends, for offsets that only grow."""

    def __init__(self, leaves: list[Span], end: int) -> None:
        self._leaves: Iterator[Span] = iter(sorted(leaves))
        self._leaf: Span | None = next(self._leaves, None)
        self._end = end

    def after(self, offset: int) -> int:
        """End of the leaf that holds `offset`; `offset` itself outside of all leaves."""
        while self._leaf is not None and self._leaf.end <= offset:
            self._leaf = next(self._leaves, None)
        if self._leaf is None or offset < self._leaf.start:
            return offset
        return self._leaf.end
