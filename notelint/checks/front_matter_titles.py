"""Titles that are missing, empty, cut short or shown with quotes that do not quote."""

import re
from collections.abc import Iterator

from notelint.checks.front_matter_repairs import QUOTE_IT, quoted
from notelint.checks.front_matter_values import is_template
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace
from notelint.lazy import regex
from notelint.note.front_matter import Entry
from notelint.note.note import Note
from notelint.note.span import Span

# Hugo shows nothing where a title should be; Jekyll and Hexo make one of a post's file name, and
# Docusaurus, Gatsby's and VitePress's themes take the first heading.
_NEED_TITLE = frozenset({"hugo"})
# `#1` is a number of the title; `# a remark` is what YAML takes it for.
_CUT = regex(r"[ \t]+(#[^\s#](?:[^\r\n]*\S)?)")
_CURLY_QUOTED = regex(r"[“„”‘’].*[”“’‘]", re.S)


@check("FM111")
def missing_title(note: Note) -> Iterator[Finding]:
    """No title, or one with nothing in it."""
    front_matter = note.front_matter
    if front_matter.kind == "none" or front_matter.error or is_template(note):
        return
    entry = front_matter.entry("title")
    if entry is None:
        if _needs_title(note):
            yield Finding("FM111", Span(front_matter.span.start, front_matter.span.start + 3))
        return
    value = entry.value
    if value.kind == "null" or (value.kind == "string" and not str(value.value).strip()):
        rest = note.text[value.span.start : note.source.line_at(value.span.start).end]
        if cut := _CUT.match(rest):
            yield _quote_all(entry, value.span.start + cut.start(1), cut[1], "comment")
        else:
            yield Finding("FM111", entry.key_span, variant="empty")


def _needs_title(note: Note) -> bool:
    """Whether the page of the note shows nothing without a title; list pages do without."""
    if note.dialect.site not in _NEED_TITLE or not note.path:
        return False
    keys = {entry.key for entry in note.front_matter.entries}
    return bool(keys) and "<<" not in keys and note.path.stem not in {"_index", "index", "404"}


@check("FM113")
def cut_text(note: Note) -> Iterator[Finding]:
    """A title or the like that ends at ` #`, where YAML starts a comment (YAML 1.1, 4.1.2)."""
    if is_template(note) or note.front_matter.kind != "yaml":
        return
    for entry in note.front_matter.entries:
        value = entry.value
        if entry.key != "title" or value.kind == "null" or value.style != "plain":
            continue
        line_end = note.source.line_at(max(value.span.end - 1, value.span.start)).end
        cut = _CUT.match(note.text, value.span.end, line_end)
        if cut:
            text = note.text[value.span.start : cut.end(1)]
            span = Span(value.span.start, cut.end(1))
            fix = replace(span, quoted(text), Applicability.UNSAFE, *QUOTE_IT)
            values = {"key": entry.key, "rest": cut[1]}
            yield Finding("FM113", Span(*cut.span(1)), values, fix=fix)


@check("FM112")
def curly_quotes(note: Note) -> Iterator[Finding]:
    """A text in curly quotes, which YAML does not know: readers see them.

    Left alone where straight quotes stand around them, or where only a part is quoted.
    """
    if note.front_matter.kind != "yaml":
        return
    for entry in note.front_matter.entries:
        for value in entry.value.walk():
            written = note.source[value.span]
            if value.kind == "string" and value.style == "plain" and _is_curly(written):
                text = quoted(written[1:-1])
                fix = replace(
                    value.span,
                    text,
                    Applicability.UNSAFE,
                    "Write straight quotes",
                    "곧은따옴표로 바꿉니다",
                )
                yield Finding("FM112", value.span, {"key": entry.key}, "", (text,), fix)


def _is_curly(written: str) -> bool:
    """Whether one pair of curly quotes encloses the whole."""
    if not _CURLY_QUOTED.fullmatch(written):
        return False
    return not any(mark in written[1:-1] for mark in "“”„‘’")


def _quote_all(entry: Entry, start: int, text: str, variant: str) -> Finding:
    span = Span(start, start + len(text))
    fix = replace(span, quoted(text), Applicability.UNSAFE, *QUOTE_IT)
    return Finding("FM111", span, {"key": entry.key}, variant, (quoted(text),), fix)
