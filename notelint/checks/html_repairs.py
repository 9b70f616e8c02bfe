"""Edits that let Markdown in HTML be read as Markdown, or as HTML."""

import re
from collections.abc import Sequence

from notelint.checks.blank_lines import blank_lines_before
from notelint.findings.finding import Applicability, Edit, Fix
from notelint.lazy import regex
from notelint.note.html import Pair
from notelint.note.html.raw_markdown import RawMarkdown
from notelint.note.markdown.kramdown_tags import content_model
from notelint.note.note import Note
from notelint.note.span import Span

_PREFIX = regex(r"(?:[ \t]*>)*([ \t]*)")
_LINK = regex(r"!?\[(.*)\]\((.*)\)\Z", re.S)


def as_html(note: Note, marks: Sequence[RawMarkdown]) -> Fix | None:
    """The marks written as HTML, which every renderer reads; None if one is a block."""
    if any(mark.is_block for mark in marks):
        return None
    edits = tuple(Edit(mark.span, _element(mark.kind, note.source[mark.span])) for mark in marks)
    message = {"en": "Write it as HTML", "ko": "HTML 태그로 바꿉니다"}
    return Fix(edits, Applicability.SAFE, message)


def _element(kind: str, source: str) -> str:
    if kind == "strong":
        return f"<strong>{source[2:-2]}</strong>"
    if kind == "code":
        code = source[1:-1].replace("&", "&amp;").replace("<", "&lt;")
        return f"<code>{code}</code>"
    link = _LINK.match(source)
    text, target = (link[1], link[2]) if link else (source, "")
    if kind == "image":
        return f'<img src="{target}" alt="{text}">'
    return f'<a href="{target}">{text}</a>'


def blank_line_above(
    note: Note, mark: RawMarkdown, applicability: Applicability = Applicability.SAFE
) -> Fix | None:
    """A blank line below the tags that swallow the mark, where the mark is on a later line."""
    if mark.after is None:
        return None
    tags_line = note.source.line_index(max(mark.after.span.start, mark.after.span.end - 1))
    mark_line = note.source.line_index(mark.span.start)
    if mark_line == tags_line:
        return None
    line = note.source.line_spans[tags_line + 1]
    prefix = _PREFIX.match(note.text, line.start, line.end)
    if prefix is None or len(prefix[1]) > 3:
        return None  # four spaces would make it code
    return blank_lines_before(note, line.start, applicability=applicability)


def markdown_attribute(note: Note, pair: Pair) -> Fix | None:
    """`markdown="1"` in the opening tag, where kramdown then finds the closing tag.

    It looks for the end of a block only at the start of a line.
    """
    line = note.source.line_at(pair.closing.span.start)
    if note.text[line.start : pair.closing.span.start].strip():
        return None
    value = "1" if content_model(pair.opening.name) == "block" else "block"
    given = pair.opening.attrs.get("markdown")
    place = pair.opening.span.end - 1
    span = given.span if given else Span(place, place)
    edit = Edit(span, f'{"" if given else " "}markdown="{value}"')
    message = {"en": "Let kramdown read Markdown in it", "ko": "안의 마크다운을 읽게 합니다"}
    return Fix((edit,), Applicability.UNSAFE, message)
