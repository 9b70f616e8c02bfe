"""HTML tags with their places."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.node import Node
from notelint.note.span import Span


class TagKind(StrEnum):
    """What a tag does."""

    OPEN = "open"
    CLOSE = "close"
    VOID = "void"  # an element without content, such as `<br>`
    SELF_CLOSING = "self-closing"  # `<name/>`
    COMMENT = "comment"  # a comment, declaration or instruction


class Attribute(NamedTuple):
    """`name="value"`; `value` is None where there is none, `quote` empty where it stands bare."""

    name: str
    value: str | None
    quote: str
    span: Span


class Tag:
    """One tag as its renderer takes it.

    `name` is in lower case, empty for a comment; `source` is the tag as
    written. `node` is the block it stands in (a paragraph, a heading, a cell,
    an HTML block), `container` what holds that block (a list item, a quote, the
    document).
    """

    __slots__ = ("container", "kind", "name", "node", "source", "span")

    def __init__(
        self, name: str, kind: TagKind, span: Span, source: str, node: Node, container: Node
    ) -> None:
        self.name = name
        self.kind = kind
        self.span = span
        self.source = source
        self.node = node
        self.container = container

    @property
    def written(self) -> str:
        """The name as the author wrote it."""
        match = _NAME.match(self.source)
        return match[1] if match else ""

    @property
    def attrs(self) -> dict[str, Attribute]:
        """The attributes by lower-case name; of a repeated one the first, as HTML has it."""
        found: dict[str, Attribute] = {}
        for attribute in self.attributes():
            found.setdefault(attribute.name, attribute)
        return found

    def attributes(self) -> Iterator[Attribute]:
        """All attributes in order."""
        name = _NAME.match(self.source)
        if name is None or self.kind is TagKind.COMMENT:
            return
        for match in _ATTRIBUTE.finditer(self.source, name.end()):
            value = match["bare"] if match["quoted"] is None else match["quoted"]
            span = Span(self.span.start + match.start(), self.span.start + match.end())
            yield Attribute(match["name"].lower(), value, match["quote"] or "", span)


class ShownTag(NamedTuple):
    """What was meant as an opening tag, but is text for the renderer.

    `block` says why: an element that kramdown allows only at the start of a
    line; otherwise an attribute breaks the form the renderer asks for.
    """

    name: str
    span: Span
    source: str
    node: Node
    block: bool


_NAME = regex(r"</?([^\s/>]+)")
_ATTRIBUTE = regex(
    r"(?P<name>[^\s\"'<>/=]++)"
    r"(?:\s*+=\s*+(?:(?P<quote>[\"'])(?P<quoted>.*?)(?P=quote)|(?P<bare>[^\s\"'>]++)))?",
    re.S,
)
