"""Where code stands in a note that Liquid reads first, and keeping Liquid out of it."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from notelint.findings.finding import Applicability, Edit, Fix
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

_START, _END = "{% raw %}", "{% endraw %}"
_MESSAGE = {"en": "Wrap it in `{% raw %}`", "ko": "`{% raw %}`로 감쌉니다"}


class Code(NamedTuple):
    """A code block, a code span or a `highlight` block; `block` unless it is a span."""

    span: Span
    content: Span
    block: bool
    top: bool  # directly in the document, not in a list item or a quote
    fenced: bool


class CodePlaces:
    """The code of a note, looked up by offset."""

    def __init__(self, note: Note) -> None:
        self._code = sorted(_code(note), key=lambda code: code.span)
        self._starts = [code.span.start for code in self._code]

    def at(self, offset: int) -> Code | None:
        """The code that holds `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._code[index].span.end:
            return self._code[index]
        return None


def _code(note: Note) -> Iterator[Code]:
    for block in note.liquid.blocks:
        if block.name == "highlight":
            yield Code(block.inner, block.inner, block=True, top=False, fenced=False)
    top = {id(node) for node in note.tree.children}
    for node in note.all_nodes:
        if node.attrs.get("liquid"):
            continue  # a highlight block, tags and all
        if node.kind is Kind.CODE_BLOCK:
            fenced = bool(node.attrs.get("fenced"))
            yield Code(node.span, node.content, True, id(node) in top, fenced)
        elif node.kind is Kind.CODE:
            yield Code(node.span, node.content, block=False, top=False, fenced=False)


def wrapped_in_raw(note: Note, code: Code) -> Fix | None:
    """`{% raw %}` around the code, so that readers see it as it is written.

    Lines of their own around a fence between blank lines; else inside the
    code, glued to it, so that no line is added to the code or the list.
    """
    inner = note.source[code.span]
    if "raw %}" in inner or not inner.strip():
        return None
    if not code.block:
        edits = (_insert(code.span.start, _START), _insert(code.span.end, _END))
    elif code.fenced and code.top and _stands_free(note, code.span):
        newline = note.source.newline
        edits = (
            _insert(code.span.start, _START + newline),
            _insert(code.span.end, newline + _END),
        )
    else:
        start, end = _trimmed(note.text, code.content)
        edits = (_insert(start, _START), _insert(end, _END))
    return Fix(edits, Applicability.SAFE, _MESSAGE)


def _insert(place: int, text: str) -> Edit:
    return Edit(Span(place, place), text)


def _stands_free(note: Note, span: Span) -> bool:
    """Whether blank lines or the note's edges are above and below."""
    line = note.source.line_index(span.start)
    last = note.source.line_index(max(span.start, span.end - 1))
    lines = note.source.line_spans
    above = line == 0 or not note.source[lines[line - 1]].strip()
    below = last + 1 >= len(lines) or not note.source[lines[last + 1]].strip()
    return above and below


def _trimmed(text: str, content: Span) -> Span:
    """The content without the spaces and line ends around it."""
    inner = text[content.start : content.end]
    start = content.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, content.start + len(inner.rstrip())))


def spaced_braces(note: Note, formula: Span) -> Fix:
    """`{ {` for each `{{` of a formula: the same to TeX, nothing to Liquid."""
    edits = []
    at = note.text.find("{{", *formula)
    while at >= 0:
        edits.append(_insert(at + 1, " "))
        at = note.text.find("{{", at + 1, formula.end)
    message = {"en": "Put a space between the braces", "ko": "중괄호 사이를 띄웁니다"}
    return Fix(tuple(edits), Applicability.SAFE, message)
