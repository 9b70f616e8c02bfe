"""Tags that readers see as text, because the renderer does not take them as tags."""

from collections.abc import Iterator

from notelint.checks.html_words import is_named
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, Fix, replace
from notelint.lazy import regex
from notelint.note.html import ShownTag
from notelint.note.html.grammar import COMMONMARK, KRAMDOWN
from notelint.note.note import Note

_BARE_VALUE = regex(r"(=\s*+)([^\s\"'<>`=]++)(?=[\s>])")
_MISSING_SPACE = regex(r"(=\s*+(?:\"[^\"]*+\"|'[^']*+'))(?=[^\s/>])")


@check("NE110")
def tags_shown_as_text(note: Note) -> Iterator[Finding]:
    """`<img src=a.png>` in kramdown, whose bare values are letters and digits only;
    `<ul>` in a line of text there; a missing space between attributes anywhere.

    kramdown: HTML_TAG_RE and the warning "Found block HTML tag in span-level
    text"; CommonMark 6.6. A tag that a sentence talks about is shown as meant.
    """
    blocks: set[int] = set()
    for tag in note.html.shown:
        if is_named(note, tag.name, tag.span) or "..." in tag.source or "…" in tag.source:
            continue
        if not tag.block:
            fix = _repaired(note, tag)
            yield Finding("NE110", tag.span, {"tag": tag.name}, fix=fix)
        elif id(tag.node) not in blocks and _is_used(note, tag) and not _behind_liquid(note, tag):
            blocks.add(id(tag.node))
            yield Finding("NE110", tag.span, {"tag": tag.name}, "block")


def _is_used(note: Note, tag: ShownTag) -> bool:
    """Whether the author meant markup: the tag has attributes or a closing one further on."""
    closing = note.text.lower().find(f"</{tag.name}", tag.span.end, tag.node.span.end)
    return "=" in tag.source or closing >= 0


def _behind_liquid(note: Note, tag: ShownTag) -> bool:
    """Whether a Liquid tag stands before it on its line: with that gone, it may begin the line."""
    start = note.source.line_at(tag.span.start).start
    return note.dialect.liquid and "%}" in note.text[start : tag.span.start]


def _repaired(note: Note, tag: ShownTag) -> Fix | None:
    grammar = KRAMDOWN if note.dialect.kramdown else COMMONMARK
    text = _MISSING_SPACE.sub(r"\1 ", _BARE_VALUE.sub(r'\1"\2"', tag.source))
    if text == tag.source or not grammar.tag.fullmatch(text):
        return None
    return replace(tag.span, text, Applicability.SAFE, "Quote the values", "값을 따옴표로 묶습니다")
