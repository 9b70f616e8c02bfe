"""The block around a finding as readers see it, after the tree that the note's renderer makes."""

import html
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

Seen = list[Any]
"""A tag's name, then what is in it: texts and others of its kind. No attributes."""

# Code points of source. The outermost block that is no longer is shown, for its context; a
# block that holds no other may be longer.
_MOST_AROUND = 300
_MOST = 2_000

_TAGS = {
    Kind.PARAGRAPH: "p",
    Kind.BLOCK_QUOTE: "blockquote",
    Kind.LIST_ITEM: "li",
    Kind.TABLE: "table",
    Kind.TABLE_ROW: "tr",
    Kind.DEFINITION_LIST: "dl",
    Kind.DEFINITION_TERM: "dt",
    Kind.DEFINITION: "dd",
    Kind.EMPHASIS: "em",
    Kind.STRONG: "strong",
    Kind.STRIKETHROUGH: "del",
    Kind.LINK: "a",
}
_BLOCKS = frozenset(
    {
        *(Kind.PARAGRAPH, Kind.HEADING, Kind.BLOCK_QUOTE, Kind.LIST, Kind.LIST_ITEM),
        *(Kind.TABLE, Kind.TABLE_ROW, Kind.DEFINITION_LIST, Kind.DEFINITION, Kind.DEFINITION_TERM),
        *(Kind.CODE_BLOCK, Kind.MATH_BLOCK),
    }
)
# Parts that are nothing by themselves.
_PARTS = frozenset({Kind.TABLE_ROW, Kind.DEFINITION, Kind.DEFINITION_TERM})
_TAG = regex(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_STYLES = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("s", "del", "strike"), "del"),
    **{name: name for name in ("u", "sub", "sup", "code", "kbd", "mark")},
}


def rendered(note: Note, span: Span) -> Seen | None:
    """What readers see around `span`, what stands there in a `mark`.

    None where that is not known: in front matter and raw HTML, in blocks whose
    tree is doubtful, and in those that are too long to show.
    """
    block = _block(note, span)
    return _Drawing(note, span).block(block) if block else None


def _block(note: Note, span: Span) -> Node | None:
    found: Node | None = None
    node: Node | None = note.tree
    while node:
        if node.attrs.get("doubtful") or node.kind is Kind.HTML_BLOCK:
            return None
        if node.kind in _BLOCKS and node.kind not in _PARTS:
            if _length(node) <= _MOST_AROUND:
                return node if not _has_doubts(node) else None
            found = node
        node = next((child for child in node.children if _holds(child, span)), None)
    return found if found and _length(found) <= _MOST and not _has_doubts(found) else None


def _length(node: Node) -> int:
    return node.span.end - node.span.start


def _holds(node: Node, span: Span) -> bool:
    return node.span.start <= span.start < node.span.end or (
        span.start == span.end == node.span.end
    )


def _has_doubts(node: Node) -> bool:
    return any(each.attrs.get("doubtful") for each in node.walk())


class _Drawing:
    """Draws a block of a note with one span marked."""

    def __init__(self, note: Note, span: Span) -> None:
        self._note = note
        self._span = span

    def block(self, node: Node) -> Seen:
        if node.kind is Kind.HEADING:
            return [f"h{node.attrs['level']}", *self._inlines(node.children)]
        if node.kind is Kind.LIST:
            tag = "ol" if node.attrs.get("ordered") else "ul"
            return [tag, *map(self.block, node.children)]
        if node.kind is Kind.CODE_BLOCK:
            return ["pre", *self._marked(node.content, self._source(node.content))]
        if node.kind is Kind.MATH_BLOCK:
            return ["pre", *self._marked(node.span, self._source(node.span))]
        if node.kind is Kind.TABLE_ROW:
            cell = "th" if node.attrs.get("header") else "td"
            return ["tr", *([cell, *self._inlines(each.children)] for each in node.children)]
        tag = _TAGS.get(node.kind, "div")
        if any(child.kind in _BLOCKS or child.children for child in node.children) and tag != "p":
            return [tag, *self._mixed(node)]
        return [tag, *self._inlines(node.children)]

    def _mixed(self, node: Node) -> Iterator[Any]:
        """Blocks in a block, or the inlines of one that has none (a term)."""
        if not any(child.kind in _BLOCKS for child in node.children):
            yield from self._inlines(node.children)
            return
        tight = node.kind is Kind.LIST_ITEM
        for child in node.children:
            if child.kind is Kind.PARAGRAPH and tight:
                yield from self._inlines(child.children)
            elif child.kind in _BLOCKS:
                yield self.block(child)

    def _inlines(self, nodes: Iterable[Node]) -> list[Any]:
        """Inlines in order; what stands between HTML tags for style is in that style."""
        out: list[Any] = []
        open_tags: list[tuple[str, list[Any]]] = []
        for node in nodes:
            here = open_tags[-1][1] if open_tags else out
            if node.kind is not Kind.HTML:
                here += self._inline(node)
                continue
            tag = _TAG.match(self._source(node.span))
            name = tag[2].lower() if tag else ""
            if name == "br":
                here.append(["br"])
            elif tag and not tag[1] and name in _STYLES:
                styled: list[Any] = [_STYLES[name]]
                here.append(styled)
                open_tags.append((name, styled))
            elif tag and tag[1] and name in [each for each, _ in open_tags]:
                while open_tags.pop()[0] != name:
                    pass
        return out

    def _inline(self, node: Node) -> Iterator[Any]:
        text = _LEAVES.get(node.kind)
        if text:
            tag, said = text
            shown = self._marked(node.span, said(node, self._source(node.span)))
            yield from [[tag, *shown]] if tag else shown
        elif node.kind in _TAGS:
            yield [_TAGS[node.kind], *self._inlines(node.children)]

    def _marked(self, span: Span, text: str) -> list[Any]:
        """`text`, which stands at `span`, with what of it is meant in a `mark`."""
        here = self._span
        if not (span.overlaps(here) or (here.start == here.end and here.start in span)):
            return [html.unescape(text)]
        if text != self._source(span):
            return [["mark", html.unescape(text)]]
        start, end = max(0, here.start - span.start), here.end - span.start
        pieces = [text[:start], ["mark", text[start:end]], text[end:]]
        return [piece for piece in pieces if piece]

    def _source(self, span: Span) -> str:
        return self._note.text[span.start : span.end]


Said = Callable[[Node, str], str]
# Inlines that hold no others: the tag that they are in, and their text after node and source.
_LEAVES: dict[Kind, tuple[str, Said]] = {
    Kind.TEXT: ("", lambda node, _: node.attrs["text"]),
    Kind.CODE: ("code", lambda node, _: node.attrs["text"]),
    Kind.MATH: ("code", lambda _, source: source),
    Kind.IMAGE: ("figure", lambda node, source: _alt(node, source)),
    Kind.AUTOLINK: ("a", lambda node, _: node.attrs["url"]),
    Kind.FOOTNOTE_REFERENCE: ("sup", lambda node, _: node.attrs["label"]),
    Kind.SOFT_BREAK: ("", lambda _node, _source: " "),
    Kind.HARD_BREAK: ("br", lambda _node, _source: ""),
}


def _alt(node: Node, source: str) -> str:
    """The text of an image, or the name of its file."""
    start = node.content.start - node.span.start
    text = source[start : start + node.content.end - node.content.start]
    return text or str(node.attrs.get("url") or "").rpartition("/")[2]
