"""The parts of a note in which its renderer looks for tags."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notelint.note.node import Kind, Node
from notelint.note.span import Span


class Zone(NamedTuple):
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
    stack: list[Zone | tuple[Node, Node]] = [(tree, tree)]
    while stack:
        item = stack.pop()
        if isinstance(item, Zone):
            yield item
            continue
        node, container = item
        if text.find("<", *node.span) < 0:
            continue
        if node.kind is Kind.HTML_BLOCK and not node.children:
            yield Zone(node.span, node, container, raw=True, opaque=())
        elif node.kind is Kind.HTML_BLOCK:
            stack.extend(reversed(list(_with_gaps(node, container))))
        elif node.kind in _LEAVES:
            yield Zone(node.span, node, container, raw=False, opaque=tuple(_opaque(node)))
        else:
            stack.extend((child, node) for child in reversed(node.children))


def _with_gaps(node: Node, container: Node) -> Iterator[Zone | tuple[Node, Node]]:
    """The children of an HTML block whose content is Markdown, and the tags between them."""
    at = node.span.start
    for child in node.children:
        if at < child.span.start:
            yield Zone(Span(at, child.span.start), node, container, raw=True, opaque=())
        yield child, node
        at = child.span.end
    if at < node.span.end:
        yield Zone(Span(at, node.span.end), node, container, raw=True, opaque=())


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
