"""Block quotes that take in what stands below them."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace
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
    for quote in note.tree.walk():
        if quote.kind is Kind.BLOCK_QUOTE and not quote.attrs.get("doubtful"):
            block = _first_outside(note, quote)
            if block:
                start = note.source.line_starts[note.source.line_index(block.span.start)]
                newline = "\r\n" if "\r\n" in note.text else "\n"
                fix = replace(
                    Span(start, start),
                    newline,
                    Applicability.UNSAFE,
                    "Put a blank line before it",
                    "앞에 빈 줄을 넣습니다",
                )
                line_end = note.source.line_at(block.span.start).end
                place = Span(block.span.start, min(block.span.end, line_end))
                yield Finding("NE231", place, variant=_KINDS[block.kind], fix=fix)


def _first_outside(note: Note, quote: Node) -> Node | None:
    """The quote's first block that has no `>` on its line."""
    for block in quote.children:
        if block.kind in _KINDS:
            start = note.source.line_starts[note.source.line_index(block.span.start)]
            if ">" not in note.text[start : block.span.start]:
                return block
    return None
