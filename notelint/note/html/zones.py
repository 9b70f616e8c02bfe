"""The parts of a note in which its renderer looks for tags."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from notelint.note.node import Kind, Node
from notelint.note.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """A run of text in which tags may stand, with the block and what holds it.

    `raw` says that it is HTML, not Markdown: a browser reads it as it is.
    `opaque` are the parts that are code, math, link targets: no tags there.
    """

    span: Span
    node: Node
    container: Node
    raw: bool
    opaque: tuple[Span, ...]


_LEAVES = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE_CELL, Kind.DEFINITION_TERM})
_OPAQUE = frozenset({Kind.CODE, Kind.MATH, Kind.AUTOLINK, Kind.IMAGE, Kind.FOOTNOTE_REFERENCE})


def zones(text: str, tree: Node) -> Iterator[Zone]:
    """Where tags may stand, in document order; only parts that hold a `<`."""
    stack = [(tree, tree)]
    while stack:
        node, container = stack.pop()
        if text.find("<", *node.span) < 0:
            continue
        if node.kind is Kind.HTML_BLOCK and node.children:
            yield from _around_children(node, container)
        if node.kind is Kind.HTML_BLOCK and not node.children:
            yield Zone(node.span, node, container, raw=True, opaque=())
        elif node.kind in _LEAVES:
            yield Zone(node.span, node, container, raw=False, opaque=tuple(_opaque(node)))
        else:
            stack.extend((child, node) for child in reversed(node.children))


def _around_children(node: Node, container: Node) -> Iterator[Zone]:
    """The tags of an HTML block whose content is Markdown: what lies between its children."""
    edges = [node.span.start]
    for child in node.children:
        edges += child.span
    edges.append(node.span.end)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end:
            yield Zone(Span(start, end), node, container, raw=True, opaque=())


def _opaque(leaf: Node) -> Iterator[Span]:
    stack = list(reversed(leaf.children))
    while stack:
        node = stack.pop()
        if node.kind in _OPAQUE:
            yield node.span
            continue
        if node.kind is Kind.LINK:
            yield Span(node.content.end, node.span.end)
        stack.extend(reversed(node.children))


def merged(*groups: Iterable[Span]) -> list[Span]:
    """The spans of all groups in order, overlapping ones made one."""
    result: list[Span] = []
    for span in sorted(span for group in groups for span in group):
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
