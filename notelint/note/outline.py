"""The nesting the author meant: headings of both kinds, and the `: :` outline."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.note import Note

# One or more `: `, at the start of a line or of what a list item holds.
_COLONS = regex(r"[ \t]*((?:: )+)(?=\S)")
_ITEM = regex(r" {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)")


class Heading(NamedTuple):
    """A `#` or underlined heading, or an `<h1>` to `<h6>` element."""

    level: int
    span: Span
    content: Span
    html: bool


class ColonLine(NamedTuple):
    """A line of the `: :` outline; `depth` is its number of colons.

    `prefix` covers the colons with their spaces, without indentation. `item`
    is the number of the list item or paragraph it stands under, counted over
    the note; lines with the same number belong together. `indent` is the
    column (0-based) where that item's text begins, 0 under a paragraph.
    """

    depth: int
    span: Span
    prefix: Span
    item: int
    indent: int


class Outline(NamedTuple):
    """Headings and `: :` lines, each in document order."""

    headings: tuple[Heading, ...]
    colon_lines: tuple[ColonLine, ...]


def read_outline(note: "Note") -> Outline:
    """The outline of a note's body."""
    return Outline(tuple(_headings(note)), tuple(_colon_lines(note)))


def _headings(note: "Note") -> list[Heading]:
    marked = [
        Heading(node.attrs["level"], node.span, node.content, html=False)
        for node in note.nodes(Kind.HEADING)
    ]
    elements = [
        Heading(
            int(pair.opening.name[1]),
            pair.span,
            pair.inner,
            html=True,
        )
        for pair in note.html.pairs
        if re.fullmatch(r"h[1-6]", pair.opening.name)
    ]
    return sorted(marked + elements, key=lambda heading: heading.span)


def _colon_lines(note: "Note") -> list[ColonLine]:
    if "\n: " not in note.text and "\r: " not in note.text and ": : " not in note.text:
        return []
    opaque = _opaque_blocks(note.all_nodes)
    lines: list[ColonLine] = []
    item = indent = 0
    after_blank = True
    for span in note.source.line_spans[note.source.line_index(note.body.start) :]:
        while opaque and opaque[-1].end <= span.start:
            opaque.pop()
        if opaque and opaque[-1].start <= span.start:
            continue
        line = note.source[span]
        if match := _COLONS.match(line):
            prefix = Span(span.start + match.start(1), span.start + match.end(1))
            lines.append(ColonLine(match[1].count(":"), span, prefix, item, indent))
        elif not _only_spaces_out(line):
            item += 1
            marker = _ITEM.match(line)
            indent = marker.end() if marker else 0 if after_blank else indent
        after_blank = not line.strip()
    return lines


def _only_spaces_out(line: str) -> bool:
    """Whether a line only spaces out the group it stands in: blank, or nothing but `<br>`."""
    return not line.replace("<br>", "").replace("<br/>", "").replace("<br />", "").strip()


def _opaque_blocks(nodes: Iterable[Node]) -> list[Span]:
    """Blocks whose lines are no prose, last first; HTML is none where it holds Markdown."""
    kinds = {Kind.CODE_BLOCK, Kind.MATH_BLOCK, Kind.TABLE}
    return [
        node.span
        for node in nodes
        if node.kind in kinds or (node.kind is Kind.HTML_BLOCK and not node.children)
    ][::-1]
