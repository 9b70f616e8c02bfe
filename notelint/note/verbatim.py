"""The parts of a note that no reader takes as text or math: code, tags, link targets."""

from collections.abc import Iterable
from typing import NamedTuple

from notelint.note.node import Kind, Node
from notelint.note.span import Span

OBJECT = "\ufffc"
"""Stands for something opaque: code, a tag, a target, math in prose. Not a space, not a letter."""

BARRIER = "\ufffb"
"""Stands for a block that text cannot run across: a fenced code block, a raw HTML element."""

# Whole blocks of text in which inline constructs may pair. A table row rather than its cells:
# a pipe inside `$P(A|B)$` splits the cell for the renderer, not for the author.
_LEAVES = frozenset(
    {
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.TABLE_ROW,
        Kind.DEFINITION_TERM,
        Kind.HTML_BLOCK,
        Kind.MATH_BLOCK,
    }
)
_OPAQUE = frozenset({Kind.CODE, Kind.HTML, Kind.AUTOLINK, Kind.FOOTNOTE_REFERENCE})


class Visible(NamedTuple):
    """`text` is as long as the note's, with what is verbatim filled; `leaves` are its blocks."""

    text: str
    leaves: list[Span]


def visible_text(
    text: str, body: Span, nodes: Iterable[Node], extra: Iterable[Span] = ()
) -> Visible:
    """`text` with front matter, code, tags and link targets filled, and the leaf blocks.

    `extra` are further spans to fill with `BARRIER`, such as Liquid blocks of code.
    """
    fills: list[tuple[int, int, str]] = [(0, body.start, BARRIER)]
    fills += [(span.start, span.end, BARRIER) for span in extra]
    leaves: list[Span] = []
    for node in nodes:
        kind = node.kind
        if kind is Kind.TEXT:
            continue
        if kind in _LEAVES:
            leaves.append(node.span)
        if kind in _OPAQUE:
            fills.append((*node.span, OBJECT))
        elif kind is Kind.CODE_BLOCK:
            # Lines of math that are indented after a blank line parse as code, too.
            fills.append((*node.span, BARRIER if node.attrs.get("fenced") else OBJECT))
        elif kind is Kind.LINK or kind is Kind.IMAGE:
            fills.append((node.content.end, node.span.end, OBJECT))
        elif kind is Kind.LINK_DEFINITION or kind is Kind.ATTRIBUTE_LIST:
            fills.append((*node.span, BARRIER))
    return Visible(fill(text, fills), leaves)


def fill(text: str, fills: list[tuple[int, int, str]]) -> str:
    """`text` with each `(start, end, character)` range replaced by as many of that character."""
    fills.sort()
    out: list[str] = []
    at = 0
    for start, end, character in fills:
        if end <= at:
            continue
        start = max(start, at)
        out += (text[at:start], character * (end - start))
        at = end
    out.append(text[at:])
    return "".join(out)
