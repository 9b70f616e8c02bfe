"""Block quotes and list items that take in what stands below them."""

from collections.abc import Iterator

from notelint.checks.blank_lines import blank_lines_before
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding
from notelint.note.columns import column, text_column
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_KINDS = {Kind.HEADING: "", Kind.LIST: "list", Kind.CODE_BLOCK: "code"}


@check("NE231")
def swallowed_block(note: Note) -> Iterator[Finding]:
    """A heading, list or fence right under a quote: kramdown makes it part of the quote.

    kramdown reads every line up to the next blank one as the quote's
    ("Blockquotes" in its syntax), and only then looks what they are.
    CommonMark (5.1) lets nothing but paragraph text continue a quote.
    """
    if not note.dialect.kramdown:
        return
    for quote in note.nodes(Kind.BLOCK_QUOTE):
        if not quote.attrs.get("doubtful"):
            block = _first_outside(note, quote)
            if block:
                yield _swallowed(note, "NE231", block, _KINDS[block.kind])


@check("NE232")
def swallowed_heading(note: Note) -> Iterator[Finding]:
    """A heading at the margin right under a list item: kramdown makes it part of the item.

    Its list items go on to the next blank line as well ("Lists" in its
    syntax). A heading indented to the item's text is meant to be in it.
    """
    if not note.dialect.kramdown:
        return
    for item in note.nodes(Kind.LIST_ITEM):
        if item.attrs.get("doubtful"):
            continue
        for block in item.children:
            if block.kind is Kind.HEADING and not block.attrs["setext"]:
                if column(note, block.span.start) < text_column(note, item):
                    yield _swallowed(note, "NE232", block, "")
                break


def _swallowed(note: Note, code: str, block: Node, variant: str) -> Finding:
    """The finding at the first line of a block that wants a blank line before it."""
    line = note.source.line_at(block.span.start)
    fix = blank_lines_before(note, line.start, applicability=Applicability.UNSAFE)
    place = Span(block.span.start, min(block.span.end, line.end))
    return Finding(code, place, variant=variant, fix=fix)


def _first_outside(note: Note, quote: Node) -> Node | None:
    """The quote's first block that has no `>` on its line."""
    for block in quote.children:
        if block.kind in _KINDS:
            start = note.source.line_at(block.span.start).start
            if ">" not in note.text[start : block.span.start]:
                return block
    return None
