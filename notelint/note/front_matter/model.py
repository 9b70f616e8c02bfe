"""What front matter consists of: entries, values, and what went wrong reading them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from notelint.note.span import Span

_NOWHERE = Span(0, 0)


class Value(NamedTuple):
    """A value with its place.

    `kind` is one of "string", "int", "float", "bool", "null", "date",
    "datetime", "list", "map", as YAML 1.1 types the scalar; `style` one of
    "plain", "single", "double", "literal", "folded" for scalars, "flow" or
    "block" for collections, "alias" for `*name` (whose `items` and `entries`
    are empty; they stand where the anchor is). `span` covers quotes and brackets; that of an empty
    value is empty and lies where the value would start. `value` is the Python
    value (numbers and strings, `datetime` objects, lists, dicts).
    """

    kind: str
    span: Span
    style: str = "plain"
    value: Any = None
    items: tuple["Value", ...] = ()
    entries: tuple["Entry", ...] = ()

    def walk(self) -> Iterator["Value"]:
        """This value and all below it, in document order."""
        stack = [self]
        while stack:
            value = stack.pop()
            yield value
            stack.extend(reversed([*value.items, *(entry.value for entry in value.entries)]))


class Entry(NamedTuple):
    """A key and its value. `key` is the key as a string, `key_span` covers its quotes."""

    key: str
    key_span: Span
    value: Value


class Problem(NamedTuple):
    """Why the block cannot be read.

    `kind` is "syntax" (the parser gave up at `offset`, in the parser's own
    English words), "not-a-map" (it holds a list or a text), or "too-big" (more
    nesting, aliases or text than any note has, so that it is not read at all).
    `context` is where the construct starts that the parser was in: the opening
    quote of an unclosed string.
    """

    kind: str
    offset: int
    words: str = ""
    context: int | None = None


class FrontMatter(NamedTuple):
    """The front matter of a note, or that there is none.

    `kind` is "none", "yaml", "toml" or "json". `span` covers the block with
    its fences, without the line end after it; `content` what is between the
    fences; `body_start` is where the renderer starts to read Markdown: 0
    without front matter, after the closing fence's line otherwise, also when
    `error` says that the block cannot be read.

    `misplaced` is a block that the renderer takes for text, because something
    stands before it; `unclosed` one that it takes for text because no closing
    fence follows (up to its last line that looks like front matter). Then
    `kind` is "none".
    """

    kind: str = "none"
    span: Span = _NOWHERE
    content: Span = _NOWHERE
    body_start: int = 0
    entries: tuple[Entry, ...] = ()
    error: Problem | None = None
    misplaced: Span | None = None
    unclosed: Span | None = None

    def get(self, key: str) -> Value | None:
        """The value of a top-level key; of duplicates the last, as YAML loaders have it."""
        entry = self.entry(key)
        return entry.value if entry else None

    def entry(self, key: str) -> Entry | None:
        """The entry of a top-level key; of duplicates the last."""
        return next((entry for entry in reversed(self.entries) if entry.key == key), None)
