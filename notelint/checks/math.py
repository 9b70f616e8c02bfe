"""Math that MathJax cannot read: NE401 to NE404."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.math import MathSpan
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span


@check("NE401")
def math_unclosed(note: Note) -> Iterator[Finding]:
    """`$$` without a partner."""
    for span in note.math.unpaired:
        yield Finding("NE401", span)


@check("NE402", "NE403")
def math_unbalanced(note: Note) -> Iterator[Finding]:
    """What opens and does not close within one formula: environments, braces, `\\left`."""
    for math in note.math.spans:
        yield from _unbalanced(note.text, math)


@check("NE404")
def math_taken_as_emphasis(note: Note) -> Iterator[Finding]:
    """Formulas between `$` whose `*` or `_` kramdown takes as emphasis."""
    if not note.dialect.kramdown or not note.math.spans:
        return
    for node in (*note.nodes(Kind.EMPHASIS), *note.nodes(Kind.STRONG)):
        markers = (
            Span(node.span.start, node.content.start),
            Span(node.content.end, node.span.end),
        )
        torn = [(marker, _single_dollar(note, marker)) for marker in markers]
        inside = [(marker, math) for marker, math in torn if math]
        if inside:
            marker, math = inside[0]
            edits = tuple(Edit(Span(at.start, at.start), "\\") for at, _ in inside)
            message = {"en": "Escape the marker", "ko": "앞에 역슬래시를 씁니다"}
            values = {"marker": note.source[marker], "math": _excerpt(note.source[math.span])}
            fix = Fix(edits, Applicability.UNSAFE, message)
            yield Finding("NE404", marker, values, fix=fix)


def _single_dollar(note: Note, marker: Span) -> MathSpan | None:
    math = note.math.at(marker.start)
    return math if math and math.delimiter == "$" and math.content.covers(marker) else None


def _excerpt(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:25]}…{text[-12:]}"


# A comment runs to the end of its line; an escaped character opens and closes nothing.
_TOKEN = regex(
    r"\\begin\s*\{(?P<begin>[^{}]*)\}|\\end\s*\{(?P<end>[^{}]*)\}|\\(?P<side>left|right)(?![A-Za-z])"
    # `\\{` between single `$` reaches MathJax as `\{`, because Markdown takes one backslash.
    r"|(?P<doubled>\\\\[{}])|\\.|(?P<comment>%[^\n]*)|(?P<brace>[{}])",
    re.S,
)
# What there is to pair: most formulas of one line hold none.
_PAIRED = regex(r"[{}]|\\(?:left|right)")
_PARTNERS = {"}": "{", "right": "left"}


def _unbalanced(text: str, math: MathSpan) -> Iterator[Finding]:
    """The first thing in a formula that does not pair: what follows is its consequence."""
    stack: list[tuple[str, Span]] = []
    content = math.content
    if math.delimiter == "\\begin":
        name = text[math.span.start + len("\\begin{") : content.start - 1]
        content = Span(content.start, math.span.end)
        stack.append((f"\\{name}", Span(math.span.start, math.content.start)))
    elif not _PAIRED.search(text, *content):
        return
    for match in _TOKEN.finditer(text, *content):
        opening, closing = _role(match)
        if match["doubled"] and math.delimiter != "$":
            opening, closing = _brace(match["doubled"][-1])
        if opening:
            stack.append((opening, Span(*match.span())))
        elif closing:
            if not stack or stack[-1][0] != closing:
                yield _mismatch(text, stack, closing, Span(*match.span()))
                return
            stack.pop()
    if stack:
        yield _open(text, *stack[0])


def _role(match: re.Match[str]) -> tuple[str, str]:
    """What a token opens, and what it closes: a name each, "" for neither."""
    if match["begin"] is not None:
        return f"\\{match['begin']}", ""
    if match["end"] is not None:
        return "", f"\\{match['end']}"
    return _brace(match["side"] or match["brace"] or "")


def _brace(token: str) -> tuple[str, str]:
    return ("", _PARTNERS[token]) if token in _PARTNERS else (token, "")


def _mismatch(text: str, stack: list[tuple[str, Span]], closing: str, span: Span) -> Finding:
    if stack and stack[-1][0].startswith("\\") and closing.startswith("\\"):
        values = {"begin": stack[-1][0][1:], "end": closing[1:]}
        return Finding("NE402", span, values, suggestions=(f"\\end{{{values['begin']}}}",))
    if any(name == closing for name, _ in stack):
        return _open(text, *stack[-1])
    if closing.startswith("\\"):
        return Finding("NE402", span, {"end": closing[1:]}, variant="stray")
    return Finding("NE403", span, {"what": text[slice(*span)]}, variant="stray")


def _open(text: str, name: str, span: Span) -> Finding:
    if name.startswith("\\"):
        return Finding("NE402", span, {"begin": name[1:]}, variant="unclosed")
    return Finding("NE403", span, {"what": text[slice(*span)]})
