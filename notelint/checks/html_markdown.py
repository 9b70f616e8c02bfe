"""Markdown that readers see raw because it stands in HTML."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from notelint.checks.html_repairs import as_html, blank_line_above, markdown_attribute
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding
from notelint.note.html import Pair
from notelint.note.html.elements import OPTIONAL_END
from notelint.note.html.raw_markdown import VERBATIM, RawMarkdown, raw_markdown
from notelint.note.markdown.kramdown_tags import content_model
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# MDX reads Markdown between tags by rules of its own.
_OTHER_RULES = frozenset({"docusaurus", "gatsby"})


@check("NE108", "NE109", "NE602")
def raw_in_html_blocks(note: Note) -> Iterator[Finding]:
    """Markdown in the raw text of an HTML block: one finding a block, at its first mark.

    CommonMark (4.6) ends an HTML block at the next blank line, so that a line
    of tags swallows the lines glued to it. kramdown ends it at the closing tag
    and reads Markdown inside only where an attribute `markdown` says so.
    """
    if note.dialect.site in _OTHER_RULES:
        return
    paired = {id(pair.opening): pair for pair in note.html.pairs}
    for node, group in groupby(note.html.tags, key=lambda tag: tag.node):
        if node.kind is not Kind.HTML_BLOCK or node.children or node.attrs.get("doubtful"):
            continue
        marks = list(raw_markdown(note.text, node.span, list(group)))
        if marks and note.dialect.kramdown:
            yield from _in_kramdown(note, node, marks, paired)
        elif marks:
            yield _in_commonmark(note, node, marks)


@check("NE108")
def raw_in_phrases(note: Note) -> Iterator[Finding]:
    """`<u>**글**</u>` in kramdown, which reads no Markdown inside `<u>`, `<mark>` or `<font>`.

    Its `HTML_CONTENT_MODEL` names the elements inside which it does.
    """
    if not note.dialect.kramdown:
        return
    end = 0
    for pair in note.html.pairs:
        name = pair.opening.name
        if pair.opening.span.start < end or pair.opening.node is not pair.closing.node:
            continue
        if content_model(name) != "raw" or name in VERBATIM or "markdown" in pair.opening.attrs:
            continue
        if pair.opening.node.kind is Kind.HTML_BLOCK:
            continue
        end = pair.span.end
        marks = [m for m in raw_markdown(note.text, pair.inner, ()) if not m.is_block]
        if marks:
            values = {"tag": pair.opening.written, "marks": _shown(note, marks[0])}
            yield Finding("NE108", marks[0].span, values, "phrase", fix=as_html(note, marks))


def _in_commonmark(note: Note, node: Node, marks: Sequence[RawMarkdown]) -> Finding:
    first = marks[0]
    hides = Span(first.span.end, node.span.end)
    fix = blank_line_above(note, first)
    if first.inside is None:
        tag = _short(first.after.source) if first.after else ""
        values = {"tag": tag, "marks": _shown(note, first)}
        return Finding("NE109", first.span, values, fix=fix, hides=hides)
    values = {"tag": first.inside.written, "marks": _shown(note, first)}
    if first.inside.name == "details":
        return Finding("NE602", first.span, values, fix=fix, hides=hides)
    if inline := as_html(note, marks):
        return Finding("NE108", first.span, values, fix=inline)
    # Where the element ends may then fall inside a list or a paragraph.
    fix = blank_line_above(note, first, Applicability.UNSAFE)
    return Finding("NE108", first.span, values, "block", fix=fix, hides=hides)


def _in_kramdown(
    note: Note, node: Node, marks: Sequence[RawMarkdown], paired: dict[int, Pair]
) -> Iterator[Finding]:
    first = marks[0]
    inside = first.inside
    if inside is None:
        return
    block = any(mark.is_block for mark in marks)
    values = {"tag": inside.written, "marks": _shown(note, first)}
    hides = Span(inside.span.end, node.span.end)
    if id(inside) not in paired:
        # NE101 says that it is never closed; where HTML allows that, kramdown does not.
        if inside.name in OPTIONAL_END and block:
            yield Finding("NE108", inside.span, values, "unclosed", hides=hides)
    elif block:
        fix = markdown_attribute(note, paired[id(inside)])
        code = "NE602" if inside.name == "details" else "NE108"
        yield Finding(code, inside.span, values, "kramdown", fix=fix, hides=hides)
    else:
        yield Finding("NE108", first.span, values, fix=as_html(note, marks))


def _shown(note: Note, mark: RawMarkdown) -> str:
    """The beginning of what readers see raw."""
    end = mark.span.end
    if mark.is_block:
        end = max(end, note.source.line_at(mark.span.start).end)
    return _short(note.text[mark.span.start : end])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 24 else text[:23] + "…"
