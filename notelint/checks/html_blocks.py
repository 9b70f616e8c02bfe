"""Block elements inside `<p>`."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.html import Pair, Tag, TagKind
from notelint.note.html.elements import CLOSES_P
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

_BLANK_LINE = regex(r"[ \t]*\r?\n[ \t>]*\r?\n")


@check("NE106")
def blocks_in_paragraphs(note: Note) -> Iterator[Finding]:
    """`<p align="center">` around a block: the block's start tag ends the paragraph.

    (HTML Living Standard, 13.2.6.4.7: "If the stack of open elements has a p
    element in button scope, then close a p element.") What the attributes ask
    for is lost. A `<p>` without attributes loses nothing and is left alone.
    """
    pairs = {id(pair.opening): pair for pair in note.html.pairs if pair.opening.name == "p"}
    tags = note.html.tags
    for index, tag in enumerate(tags):
        pair = pairs.get(id(tag))
        if pair is None or not tag.attrs:
            continue
        inner = _first_block(note, pair, tags[index + 1])
        if inner:
            values = {"tag": inner}
            variant = "" if inner.startswith("<") else "markdown"
            yield Finding("NE106", tag.span, values, variant, fix=_as_div(pair))


def _first_block(note: Note, pair: Pair, following: Tag) -> str:
    """The block that the paragraph begins with: a tag, or a mark for Markdown; or nothing."""
    between = note.text[pair.opening.span.end : following.span.start]
    if following.kind is TagKind.OPEN and following.name in CLOSES_P and not between.strip():
        return f"<{following.written}>"
    blocks = pair.opening.node.kind is pair.closing.node.kind is Kind.HTML_BLOCK
    split = pair.opening.node is not pair.closing.node
    if blocks and split and _BLANK_LINE.match(note.text, pair.opening.span.end):
        return "Markdown"
    return ""


def _as_div(pair: Pair) -> Fix:
    edits = []
    for tag, skipped in ((pair.opening, 1), (pair.closing, 2)):
        start = tag.span.start + skipped
        edits.append(Edit(Span(start, start + 1), "div"))
    message = {"en": "Write `<div>`", "ko": "`<div>`로 바꿉니다"}
    return Fix(tuple(edits), Applicability.UNSAFE, message)
