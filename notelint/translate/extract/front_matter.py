"""The lines of front-matter values that are prose."""

from collections.abc import Iterator

from notelint.lazy import regex
from notelint.note.front_matter import Value
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.extract.joins import join, joined, line_end
from notelint.translate.extract.lines import Line
from notelint.translate.extract.marks import Mark, Role, runs_of
from notelint.translate.extract.words import words_in
from notelint.translate.segment import Protection

_QUOTES = {"single": "'", "double": '"'}
_TOML_LONG = ('"""', "'''")
_LINE = regex(r"[^\r\n]+")
# How a quoting writes its own quote: `''` in YAML; all else is a backslash.
_DOUBLED = regex(r"''")
_BACKSLASH = regex(r"\\(?:u\{?[0-9A-Fa-f]{1,8}\}?|x[0-9A-Fa-f]{2}|.)", 16)  # re.S


def value_lines(note: Note, keys: tuple[str, ...]) -> Iterator[tuple[str, list[Line]]]:
    """Key and lines of each value of `keys` that is a string, in the order written."""
    for entry in note.front_matter.entries:
        if entry.key not in keys or entry.value.kind != "string":
            continue
        inner = inner_span(note, entry.value)
        lines = list(_lines(note, inner, entry.value.style)) if inner else []
        if entry.value.style == "plain" and len(lines) == 1:
            lines[0].whole = True
        elif entry.value.style == "plain":
            continue  # lines with a blank one between them: a form that nobody writes
        yield entry.key, lines


def inner_span(note: Note, value: Value) -> Span | None:
    """A string's text within its quotes; None for a form that is left alone (`&name`, `!!str`)."""
    text, (start, end) = note.text, value.span
    if value.style in ("single", "double"):
        quote = _QUOTES[value.style]
        if note.front_matter.kind == "toml":
            return _toml_span(text, value.span, quote)
        if end - start < 2 or text[start] != quote or text[end - 1] != quote:
            return None
        return Span(start + 1, end - 1)
    if value.style in ("literal", "folded"):
        if text[start] not in "|>":
            return None
        line_end = text.find("\n", start, end)
        return Span(line_end + 1, end) if line_end >= 0 else None
    if value.style != "plain" or start >= end or text[start] in "&!":
        return None
    return value.span


def _toml_span(text: str, span: Span, quote: str) -> Span | None:
    """A TOML string without its quotes; `span` may hold a comment after it."""
    long = text.startswith(quote * 3, span.start)
    opening = quote * 3 if long else quote
    at = start = span.start + len(opening)
    while at < span.end:
        if text[at] == "\\" and quote == '"':
            at += 2
        elif text.startswith(opening, at):
            return Span(start, at)
        else:
            at += 1
    return None


def _lines(note: Note, inner: Span, style: str) -> Iterator[Line]:
    """The lines of a value; where its style folds them, those without a blank line between."""
    lines = _written_lines(note, inner, style)
    if style == "literal" or note.front_matter.kind != "yaml":
        yield from joined(note.text, lines)
        return
    held: Line | None = None
    for line in lines:
        gap = line_end(note.text, held, line) if held else None
        if held and gap:
            held = join(held, line, gap)
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def _written_lines(note: Note, inner: Span, style: str) -> Iterator[Line]:
    for match in _LINE.finditer(note.text, *inner):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield Line(list(_marks(note, Span(start, end), style)))


def _marks(note: Note, span: Span, style: str) -> Iterator[Mark]:
    """The runs of a line: themes render titles and summaries as Markdown."""
    runs = runs_of(note, parse_markdown(note.text, span, note.dialect))
    marks = [Mark(*span, Role.WORDS)]
    if len(runs.blocks) == 1 and runs.blocks[0].node.kind is Kind.PARAGRAPH and runs.marks:
        marks = [mark for mark in runs.marks if mark.start >= span.start and mark.end <= span.end]
        if marks and (marks[0].start, marks[-1].end) != tuple(span):
            marks = [Mark(*span, Role.WORDS)]
    for mark in marks:
        if mark.role is Role.WORDS:
            for piece in words_in(note.text, Span(mark.start, mark.end)):
                yield from _unescaped(note.text, piece, style)
        else:
            yield mark


def _unescaped(text: str, mark: Mark, style: str) -> Iterator[Mark]:
    """A run of words cut at the escapes of its quoting."""
    pattern = {"single": _DOUBLED, "double": _BACKSLASH}.get(style)
    if mark.role is not Role.WORDS or pattern is None:
        yield mark
        return
    at = mark.start
    for match in pattern.finditer(text, mark.start, mark.end):
        if at < match.start():
            yield Mark(at, match.start(), Role.WORDS)
        yield Mark(*match.span(), Protection.ESCAPE)
        at = match.end()
    if at < mark.end:
        yield Mark(at, mark.end, Role.WORDS)
