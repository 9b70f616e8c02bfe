"""The ranges of a note's tree that are prose, markup or opaque."""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from notelint.note.node import Kind, Node
from notelint.note.prose.html_text import ElementTracker, html_pieces
from notelint.note.prose.model import ProseBlock
from notelint.note.span import Span


class Mode(IntEnum):
    """What becomes of a range's characters.

    The order decides where ranges start at the same place: opaque wins.
    """

    OPAQUE = 0  # all but line ends masked, spaces too
    MARKUP = 1
    PROSE = 2


Range = tuple[int, int, Mode]

_OPAQUE = frozenset(
    {
        Kind.CODE,
        Kind.CODE_BLOCK,
        Kind.MATH,
        Kind.MATH_BLOCK,
        Kind.AUTOLINK,
        Kind.FOOTNOTE_REFERENCE,
        Kind.LINK_DEFINITION,
        Kind.ATTRIBUTE_LIST,
    }
)
_MARKED = frozenset({Kind.EMPHASIS, Kind.STRONG, Kind.STRIKETHROUGH})
_RANGED = _OPAQUE | _MARKED | {Kind.LINK, Kind.IMAGE}
_BLOCK_KINDS = {
    Kind.HEADING: "heading",
    Kind.PARAGRAPH: "paragraph",
    Kind.TABLE_CELL: "cell",
    Kind.DEFINITION_TERM: "term",
    Kind.HTML_BLOCK: "html",
}
# Looked up once: this module asks for them at every node.
_TEXT, _HTML, _HTML_BLOCK = Kind.TEXT, Kind.HTML, Kind.HTML_BLOCK
_ITEM, _PARAGRAPH = Kind.LIST_ITEM, Kind.PARAGRAPH


def tree_ranges(text: str, nodes: Iterable[Node]) -> tuple[list[Range], list[ProseBlock]]:
    """The ranges of a tree's nodes, unsorted, and the blocks that hold prose, in order."""
    ranges: list[Range] = []
    blocks: list[ProseBlock] = []
    elements = ElementTracker()
    prose = Mode.PROSE
    in_items: set[int] = set()
    for node in nodes:
        kind = node.kind
        if kind is _TEXT:
            ranges.append((*node.span, prose))
        elif kind is _ITEM:
            in_items.update(map(id, node.children))
        elif kind is _HTML:
            joins = elements.meet(text, node.span)
            ranges.append((*node.span, Mode.MARKUP if joins else Mode.OPAQUE))
        elif kind is _HTML_BLOCK:
            for gap in _between_children(node):
                pieces = html_pieces(text, gap, elements)
                ranges += [(start, end, Mode.PROSE) for start, end in pieces]
            if not node.children:
                blocks.append(ProseBlock(node.span, "html", node))
        elif kind in _BLOCK_KINDS:
            item = kind is _PARAGRAPH and id(node) in in_items
            blocks.append(ProseBlock(node.span, "item" if item else _BLOCK_KINDS[kind], node))
        elif kind in _RANGED:
            ranges += _inline_ranges(node)
    ranges += [(start, end, Mode.OPAQUE) for start, end in elements.verbatim]
    return ranges, blocks


def _between_children(block: Node) -> Iterator[Span]:
    """The raw HTML of a block: all of it, or what is not Markdown inside its tags."""
    at = block.span.start
    for child in block.children:
        yield Span(at, child.span.start)
        at = child.span.end
    yield Span(at, block.span.end)


def _inline_ranges(node: Node) -> Iterator[Range]:
    """The ranges of an inline element's own markup, or of all of it where it is opaque."""
    kind, (start, end) = node.kind, node.span
    if kind is Kind.AUTOLINK and node.attrs.get("bare"):
        # It may have swallowed a particle (`https://example.org를`); the URL itself
        # is masked with the other opaque words.
        yield start, end, Mode.PROSE
    elif kind in _OPAQUE:
        yield start, end, Mode.OPAQUE
    elif kind in _MARKED:
        yield start, node.content.start, Mode.MARKUP
        yield node.content.end, end, Mode.MARKUP
    elif kind is Kind.LINK:
        yield start, node.content.start, Mode.MARKUP
        yield node.content.end, node.content.end + 1, Mode.MARKUP
        yield node.content.end + 1, end, Mode.OPAQUE
    elif kind is Kind.IMAGE:
        yield start, node.content.start, Mode.OPAQUE
        yield node.content.end, end, Mode.OPAQUE
