"""The inline constructs that are open while kramdown's inlines are read, each with its own end."""

import re
from collections.abc import MutableMapping
from typing import Any

from mistune import InlineState

from notelint.note.markdown.kramdown_lookahead import Lookahead
from notelint.note.markdown.kramdown_patterns import SPACES

Token = dict[str, Any]
Context = frozenset[str]

# Constructs nested deeper than this are read as text.
MAX_DEPTH = 40

# What a text's failed attempts may cost, in characters for each of its own: an
# opener that is never closed has been read to the end for nothing. The most of
# any text in 1,960 real notes is 3.6; beyond the budget openers are text.
_BUDGET = 12


class SpanState(InlineState):
    """A text whose inlines are read, and what is known about failed attempts in it.

    Inside of an HTML element a backslash makes no hard break: `in_html`.
    `dead` holds, by construct, delimiter and context, openers that find no
    end; `brackets` where an opening bracket's partner is, -1 if nowhere.
    """

    def __init__(self, env: MutableMapping[str, Any], src: str, in_html: bool = False) -> None:
        super().__init__(env)
        self.src = src
        self.in_html = in_html
        self.end = len(src)
        self.budget = _BUDGET * self.end + 5_000
        self.doubtful = False
        self.dead: dict[tuple[str, str, Context], set[int]] = {}
        self.partners: dict[tuple[Context, int], int] = {}
        self.ahead = Lookahead(src)

    def spend(self, length: int) -> None:
        """Count a failed attempt that has read `length` characters."""
        self.budget -= length
        if self.budget < 0:
            self.doubtful = True


class Frame:
    """The text itself, or what is open in it.

    `context` names the constructs around, which kramdown does not nest in
    themselves; `mode` says what is read: "all", "html", or "code" (code spans
    and HTML). `text` is where the text begins that has not become a token yet.
    """

    kind = ""

    def __init__(
        self, start: int, context: Context = frozenset(), depth: int = 0, mode: str = "all"
    ) -> None:
        self.start = start
        self.context = context
        self.depth = depth
        self.mode = mode
        self.tokens: list[Token] = []
        self.text = start

    def ends_at(self, src: str, position: int) -> bool:  # noqa: ARG002
        """Whether the construct ends at `position`; the text itself goes on to its end."""
        return False

    def flush(self, src: str, end: int) -> None:
        """Make a token of the text up to `end`."""
        if end > self.text:
            token = {"type": "text", "raw": src[self.text : end], "_s": (self.text, end)}
            self.tokens.append(token)

    def add(self, src: str, token: Token, start: int, end: int) -> int:
        """Add a token for `src[start:end]`; where to read on."""
        self.flush(src, start)
        token["_s"] = (start, end)
        self.tokens.append(token)
        self.text = end
        return end

    def after_element(self, position: int) -> bool:
        """Whether an element, not text, is straight before `position`."""
        if self.text < position or not self.tokens:
            return False
        return self.tokens[-1]["type"] not in ("text", "softbreak", "linebreak")


class EmphasisFrame(Frame):
    """Emphasis or strong emphasis, up to the same delimiter."""

    def __init__(self, kind: str, delimiter: str, start: int, outer: Frame) -> None:
        super().__init__(start, outer.context | {kind}, outer.depth + 1)
        self.kind = kind
        self.delimiter = delimiter
        self.char = delimiter[0]
        self.literals: list[int] = []  # openers of the same kind, which are text in here

    def ends_at(self, src: str, position: int) -> bool:
        """No space before the delimiter, `*` not one of two, `_` not before a letter."""
        delimiter = self.delimiter
        if src[position] != self.char or position == self.start:
            return False
        if not src.startswith(delimiter, position) or src[position - 1] in SPACES:
            return False
        after = position + len(delimiter)
        if self.kind == "em" and src.startswith(self.char, after):
            return src.startswith(self.char, after + 1)
        return self.char == "*" or after == len(src) or not src[after].isalnum()


class LinkFrame(Frame):
    """The text of a link or an image, up to the bracket that balances."""

    def __init__(self, kind: str, start: int, outer: Frame) -> None:
        super().__init__(start, outer.context | {kind}, outer.depth + 1)
        self.kind = kind
        self.open = 1
        self.images = 0
        self.opened: list[int] = []
        self.partners: list[tuple[int, int]] = []

    def ends_at(self, src: str, position: int) -> bool:
        """Every bracket counts, whatever becomes of it; those of images are taken back."""
        char = src[position]
        if char == "]":
            self.open -= 1
            if self.opened:
                self.partners.append((self.opened.pop(), position))
        elif char == "[" or (char == "!" and src.startswith("[", position + 1)):
            self.open += 1
            self.opened.append(position + (char == "!"))
        else:
            return False
        return self.open == self.images

    def note_image(self) -> None:
        """An image has been read in here, with its closing bracket."""
        self.images += 1
        if self.opened:
            self.opened.pop()


class HtmlFrame(Frame):
    """The content of an inline element, up to its end tag or the end of the text."""

    kind = "html"

    def __init__(self, end_tag: re.Pattern[str], raw: bool, start: int, outer: Frame) -> None:
        mode = "html" if raw else "all"
        super().__init__(start, outer.context, outer.depth + 1, mode)
        self.end_tag = end_tag

    def ends_at(self, src: str, position: int) -> bool:
        """At its end tag."""
        return src[position] == "<" and self.end_tag.match(src, position) is not None
