"""Lists that do not nest or number as they are written."""

import re
from collections.abc import Iterator
from itertools import pairwise

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, rewrite
from notelint.note.columns import marker_column, text_column
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# What may stand between two items of one list for a reader, and ends the list for a renderer.
_INTERRUPTERS = frozenset(
    {
        *(Kind.CODE_BLOCK, Kind.PARAGRAPH, Kind.TABLE, Kind.BLOCK_QUOTE),
        *(Kind.HTML_BLOCK, Kind.MATH_BLOCK, Kind.LIST),
    }
)

# Nodes of these kinds are many and hold no list.
_HOLD_TEXT = frozenset({Kind.TEXT, Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE_CELL})
_YEARS = range(1900, 2100)


@check("NE211")
def child_escapes(note: Note) -> Iterator[Finding]:
    """A list indented under a numbered item, but by too little to belong to it.

    CommonMark (5.2) wants a child at the column where its parent's text
    begins: three spaces under `1. `. kramdown is content with two.
    """
    if note.dialect.kramdown:
        return
    for above, below in _sister_lists(note):
        if _doubtful(above, below):
            continue
        parent, child = above.children[-1], below.children[0]
        indent, wanted = marker_column(note, child), text_column(note, parent)
        if marker_column(note, parent) < indent < wanted and _gap_is_blank(note, above, below):
            values = {"marker": parent.attrs["marker"], "wanted": wanted, "indent": indent}
            fix = _indented(note, below.span, wanted - indent)
            yield Finding("NE211", child.attrs["marker_span"], values, fix=fix)


@check("NE212")
def number_lost(note: Note) -> Iterator[Finding]:
    """A numbered list that kramdown counts from 1 although its source goes on from the list above.

    kramdown's ordered lists begin at 1 whatever their first number is
    (kramdown syntax, "Ordered and Unordered lists").
    """
    if not note.dialect.kramdown:
        return
    if any(node.attrs["ordered"] for node in note.nodes(Kind.LIST)):
        for parent in note.all_nodes:
            if parent.kind not in _HOLD_TEXT and any(
                child.kind in (Kind.LIST, Kind.LIST_ITEM) for child in parent.children
            ):
                yield from _numbers_lost(note, parent)


@check("NE213")
def indent_ignored(note: Note) -> Iterator[Finding]:
    """An item indented like a child that is its sister: one space is too few."""
    for node in note.nodes(Kind.LIST):
        if _doubtful(node):
            continue
        first = marker_column(note, node.children[0])
        for above, below in pairwise(node.children):
            indent = marker_column(note, below)
            if indent <= first:
                continue
            wanted = text_column(note, above)
            goes_back_out = any(
                indent < marker_column(note, child.children[0])
                for child in above.children
                if child.kind is Kind.LIST and not _doubtful(child)
            )
            if first == marker_column(note, above) < indent < wanted and not goes_back_out:
                values = {"indent": indent - first, "wanted": wanted - first}
                fix = _indented(note, below.span, wanted - indent)
                yield Finding("NE213", below.attrs["marker_span"], values, fix=fix)


def _sister_lists(note: Note) -> Iterator[tuple[Node, Node]]:
    """Each list with the one right behind it in the same parent."""
    for parent in note.all_nodes if note.nodes(Kind.LIST) else ():
        for above, below in pairwise(parent.children):
            if above.kind is Kind.LIST and below.kind is Kind.LIST:
                yield above, below


def _numbers_lost(note: Note, parent: Node) -> Iterator[Finding]:
    """Findings for the numbered lists among the children of one block; a run of them is one."""
    if parent.kind is Kind.LIST:
        yield from _numbers_behind_markers(parent)
        return
    last_number = 0
    between: list[Node] = []
    reported = parent.kind is Kind.LIST_ITEM and _begins_with_number(parent)
    if reported:  # already said for the list that the item is in
        last_number = _number(parent.children[0].children[0]) - 1
    for node in parent.children:
        if not _is_numbered(node):
            between.append(node)
            reported = reported and node.kind is not Kind.HEADING
            continue
        number = _number(node.children[0])
        goes_on = bool(last_number) and number == last_number + 1
        if number != 1 and not (reported and goes_on) and not _doubtful(node):
            reported = True
            if number in _YEARS and len(node.children) == 1:
                yield _year_finding(node.children[0])
            else:
                yield _number_finding(note, node, between if goes_on else [])
        last_number = _number(node.children[-1])
        between = []


def _numbers_behind_markers(outer: Node) -> Iterator[Finding]:
    """`- 1. ...`, `- 2. ...`: each number begins a list; said once for the outer one.

    Of `- 2024. 3. 4.` each is said, for it is mended by itself.
    """
    for item in outer.children:
        if _begins_with_number(item) and _number(item.children[0].children[0]) != 1:
            inner = item.children[0].children[0]
            if _number(inner) in _YEARS:
                yield _year_finding(inner)
                continue
            values = {"marker": inner.attrs["marker"], "outer": item.attrs["marker"]}
            yield Finding("NE212", inner.attrs["marker_span"], values, variant="item")
            return


def _begins_with_number(item: Node) -> bool:
    """Whether a list item holds a numbered list right behind its own marker."""
    first = item.children[0] if item.children else None
    return first is not None and _is_numbered(first) and first.span.start == item.content.start


def _is_numbered(node: Node) -> bool:
    """Whether `node` is a numbered list with items; one nested too deep is read as text."""
    return (
        node.kind is Kind.LIST
        and bool(node.attrs["ordered"])
        and node.children[0].kind is Kind.LIST_ITEM
    )


def _number_finding(note: Note, node: Node, between: list[Node]) -> Finding:
    item = node.children[0]
    values: dict[str, str | int] = {"marker": item.attrs["marker"], "number": _number(item)}
    interrupter = next((block for block in between if block.kind in _INTERRUPTERS), None)
    if interrupter is None:
        return Finding("NE212", item.attrs["marker_span"], values)
    values["line"] = note.source.line_column(interrupter.span.start)[0]
    values["wanted"] = text_column(note, item)
    return Finding("NE212", item.attrs["marker_span"], values, "interrupted")


def _year_finding(item: Node) -> Finding:
    """`2024. 3. 4.에` at the start of a line: three lists, each in the one before."""
    place: Span = item.attrs["marker_span"]
    innermost = item
    while _begins_with_number(innermost):
        innermost = innermost.children[0].children[0]
    escaped = f"{_number(item)}\\{item.attrs['marker'][-1]}"
    fix = rewrite(place, escaped, Applicability.UNSAFE)
    values = {"marker": item.attrs["marker"], "escaped": escaped}
    hides = Span(place.end, innermost.attrs["marker_span"].end)
    return Finding("NE212", place, values, "year", (escaped,), fix, hides)


def _number(item: Node) -> int:
    return int(re.sub(r"\D", "", item.attrs["marker"]) or 0)


def _gap_is_blank(note: Note, above: Node, below: Node) -> bool:
    return not note.text[above.span.end : below.span.start].strip(" \t\r\n>")


def _indented(note: Note, span: Span, by: int) -> Fix:
    """Every line of `span` moved right by `by` columns."""
    source = note.source
    lines = range(source.line_index(span.start), source.line_index(span.end) + 1)
    starts = [
        source.line_starts[line]
        for line in lines
        if source.line_spans[line].start < source.line_spans[line].end
    ]
    edits = tuple(Edit(Span(start, start), " " * by) for start in starts)
    spaces = "space" if by == 1 else "spaces"
    message = {"en": f"Indent by {by} more {spaces}", "ko": f"{by}칸 더 들여 씁니다"}
    return Fix(edits, Applicability.UNSAFE, message)


def _doubtful(*nodes: Node) -> bool:
    return any(node.attrs.get("doubtful") for node in nodes)
