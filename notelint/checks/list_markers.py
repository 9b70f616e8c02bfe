"""Lines meant as list items that are none, or that stand where tabs and spaces disagree."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# Hangul right after the marker: `-d`, `-1` and `1.5` are options and numbers.
_NO_SPACE = regex(r"^[ \t>]*(?P<marker>-|\d{1,2}\.)(?=[가-힣])", re.M)
_ITEM_LINE = regex(r"[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\S")
_HANGUL = regex(r"[가-힣]")


@check("NE214")
def space_missing(note: Note) -> Iterator[Finding]:
    """`-항목`: two lines or more of them, or one right under an item with the same marker.

    CommonMark (5.2) and kramdown want a space after the marker. A single such
    line in prose may be a dash.
    """
    if not _NO_SPACE.search(note.text, note.body.start):
        return
    for node, item in _paragraphs(note.all_nodes):
        found = list(_NO_SPACE.finditer(note.text, _line_start(note, node), node.span.end))
        found = [m for m in found if m.start("marker") >= node.span.start]
        lines = note.text.count("\n", *node.span) + 1
        continues = item is not None and _continues_item(found, node, item)
        if continues or (len(found) >= 2 and len(found) >= lines / 2):
            edits = tuple(Edit(Span(m.end("marker"), m.end("marker")), " ") for m in found)
            message = {"en": "Put a space after each marker", "ko": "표시 뒤에 공백을 넣습니다"}
            values = {"marker": found[0]["marker"], "count": len(found)}
            fix = Fix(edits, Applicability.UNSAFE, message)
            yield Finding("NE214", Span(*found[0].span("marker")), values, fix=fix)


def _paragraphs(nodes: Iterable[Node]) -> Iterator[tuple[Node, Node | None]]:
    """Each paragraph with the list item it is the text of."""
    for parent in nodes:
        for child in parent.children:
            if child.kind is Kind.PARAGRAPH:
                yield child, parent if parent.kind is Kind.LIST_ITEM else None


def _continues_item(found: list[re.Match[str]], paragraph: Node, item: Node) -> bool:
    """Whether the first of `found` stands under an item that has its very marker."""
    if not found or found[0].start("marker") == paragraph.span.start:
        return False
    marker: str = item.attrs["marker"]
    return marker == found[0]["marker"] or (marker[:-1].isdigit() and found[0]["marker"] != "-")


@check("NE215")
def list_is_code(note: Note) -> Iterator[Finding]:
    """A list in Korean indented by four or more, with no item above: it shows as code."""
    for node in note.nodes(Kind.CODE_BLOCK):
        if node.attrs["fenced"] or node.attrs.get("doubtful"):
            continue
        lines = [line for line in note.source[node.span].splitlines() if line.strip()]
        if all(_ITEM_LINE.match(line) and _HANGUL.search(line) for line in lines):
            marker = re.match(r"\s*(\S+)", note.source[node.span])
            assert marker
            start = node.span.start + marker.start(1)
            yield Finding("NE215", Span(start, node.span.start + marker.end(1)))


@check("NE216")
def tab_disagrees(note: Note) -> Iterator[Finding]:
    """An item indented by tabs that lands deeper than other items with as many tabs.

    A tab goes to the next multiple of four columns (CommonMark 2.2), so under
    an item indented by two spaces it opens one level more than the eye sees.
    """
    if "\t" not in note.text:
        return
    for top in note.tree.children:
        if top.kind is Kind.LIST:
            items = [pair for pair in _tabbed_items(note, top) if not pair[0].attrs.get("doubtful")]
            usual = {
                tabs: Counter(depth for _, t, depth, _ in items if t == tabs).most_common(1)[0][0]
                for tabs in {tabs for _, tabs, _, _ in items}
            }
            for item, tabs, depth, parent_tabs in items:
                if depth > usual[tabs] and not parent_tabs:
                    yield Finding("NE216", item.attrs["marker_span"])


def _tabbed_items(note: Note, top: Node) -> list[tuple[Node, int, int, bool]]:
    """Items of a list indented by tabs alone: item, tabs, depth, whether its parent has tabs."""
    found: list[tuple[Node, int, int, bool]] = []
    stack = [(top, 0, True)]
    while stack:
        node, depth, parent_tabs = stack.pop()
        for child in node.children:
            if child.kind is Kind.LIST:
                stack.append((child, depth + 1, parent_tabs))
            elif child.kind is Kind.LIST_ITEM:
                marker = child.attrs["marker_span"].start
                indent = note.text[_line_start(note, child) : marker]
                tabbed = bool(indent) and not indent.strip("\t")
                if tabbed:
                    found.append((child, len(indent), depth, parent_tabs))
                stack.append((child, depth, tabbed or not indent))
    return found


def _line_start(note: Note, node: Node) -> int:
    return note.source.line_at(node.span.start).start
