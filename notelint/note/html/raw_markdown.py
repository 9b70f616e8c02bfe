"""Markdown that stands in raw HTML, where readers see its marks.

A browser or kramdown hands the text of an HTML block through as it is; what
looks like a list, a heading or bold there was meant as one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.html.tags import Tag, TagKind
from notelint.note.span import Span

VERBATIM = frozenset(
    {"code", "kbd", "listing", "math", "pre", "samp", "script", "style", "svg", "textarea", "var"}
    | {"iframe", "noscript", "object", "template", "title", "xmp"}
)
"""Elements whose text is meant to be shown, or read by programs, as it is."""


class RawMarkdown(NamedTuple):
    """Marks that show.

    `kind` is "heading", "fence", "item", "table", "rule" for a block, or
    "strong", "code", "image", "link" for a part of a line; `inside` the
    innermost element open there, None where all are closed again; `after` the
    last tag before it.
    """

    kind: str
    span: Span
    inside: Tag | None
    after: Tag | None

    @property
    def is_block(self) -> bool:
        """Whether it needs a line of its own."""
        return self.kind in ("heading", "fence", "item", "table", "rule")


_MARKS = regex(
    r"""
      ^[ \t>]*+ (?:
          (?P<heading> \#{1,6} [ \t]++ [^\s#\0] [^\s\0]*+ )
        | (?P<fence> `{3,}+ | ~{3,}+ )
        | (?P<rule> (?: - [ \t]*+ ){3,} $ | (?: \* [ \t]*+ ){3,} $ | (?: _ [ \t]*+ ){3,} $ )
        | (?P<item> (?: [-*+] | \d{1,2}[.)] ) [ \t]++ [^\s\0]++ )
        | (?P<table> \|? [ \t]*+ :?-{3,}+:? [ \t]*+ \| [ \t:|-]*+ $ )
      )
    | (?P<strong> \*\* (?=[^\s*]) [^*\n\0]++ (?<=\S) \*\* (?!\*) )
    | (?P<code> (?<!`) ` [^`\n\0]++ ` (?!`) )
    | (?P<image> !\[ [^\]\[\n\0]*+ \]\( [^()\s]++ \) )
    | (?P<link> (?<!!) \[ [^\]\[\n\0]++ \]\( (?:https?:|[./\#]) [^()\s]*+ \) )
    """,
    re.X | re.M,
)

_BREAK_AT_END = regex(r"[^\r\n]*<[ ]?/?br[ ]?/?>[ \t]*+(?=[\r\n]|\Z)", re.I)


def raw_markdown(text: str, block: Span, tags: Sequence[Tag]) -> Iterator[RawMarkdown]:
    """The Markdown in the raw HTML of `block`, whose tags `tags` are, in order."""
    visible = _without_verbatim(text, block, tags)
    stack = _Open()
    last: Tag | None = None
    index = 0
    for match in _MARKS.finditer(visible):
        kind = match.lastgroup or ""
        span = Span(block.start + match.start(kind), block.start + match.end(kind))
        while index < len(tags) and tags[index].span.start < span.start:
            last = tags[index]
            stack.take(last)
            index += 1
        if kind == "item" and _is_line_of_text(text, span, stack.innermost, last):
            continue
        yield RawMarkdown(kind, span, stack.innermost, last)


def _is_line_of_text(text: str, item: Span, inside: Tag | None, after: Tag | None) -> bool:
    """Whether the item is a line that begins with a hyphen and ends with `<br>`, as wanted.

    Such lines stand in an element or below each other; straight below a
    heading or an image the first of them was meant as an item.
    """
    if not _BREAK_AT_END.match(text, item.end):
        return False
    return inside is not None or after is None or after.name == "br"


class _Open:
    """The elements open so far."""

    def __init__(self) -> None:
        self._tags: list[Tag] = []
        self._count: Counter[str] = Counter()

    @property
    def innermost(self) -> Tag | None:
        return self._tags[-1] if self._tags else None

    def take(self, tag: Tag) -> None:
        if tag.kind is TagKind.OPEN:
            self._tags.append(tag)
            self._count[tag.name] += 1
        elif tag.kind is TagKind.CLOSE and self._count[tag.name]:
            while (closed := self._tags.pop()).name != tag.name:
                self._count[closed.name] -= 1
            self._count[tag.name] -= 1


def _without_verbatim(text: str, block: Span, tags: Sequence[Tag]) -> str:
    """The block's text with tags, comments and verbatim elements blanked."""
    pieces: list[str] = []
    at = block.start
    inside = ""
    for tag in tags:
        if inside and not (tag.kind is TagKind.CLOSE and tag.name == inside):
            continue
        between = text[at : tag.span.start]
        pieces += (_blank(between) if inside else between, _blank(tag.source))
        at = tag.span.end
        inside = tag.name if tag.kind is TagKind.OPEN and tag.name in VERBATIM else ""
    rest = text[at : block.end]
    pieces.append(_blank(rest) if inside else rest)
    return "".join(pieces)


def _blank(text: str) -> str:
    return _NOT_LINE_END.sub("\0", text)


_NOT_LINE_END = regex(r"[^\n\r]")
