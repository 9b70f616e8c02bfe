"""Spaces that look like the space bar's and are another character."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# No-break spaces, the spaces of typesetters, the ideographic space.
_SPACE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BETWEEN_WORDS = regex(f"(?<=\\S)(?<![{_SPACE}{{}}%])[{_SPACE}](?![{_SPACE}{{}}%])(?=\\S)")
_IN_CODE = regex(f"[{_SPACE}]+")
_AFTER_MARKER = regex(
    f"^[ \\t>]*(?:#{{1,6}}|[-*+]|\\d{{1,9}}[.)])(?P<space>[{_SPACE}]+)(?=\\S)", re.M
)
_EAST_ASIAN = regex("[぀-ヿ一-鿿]")
# Fences that show what a program printed; `tree` prints no-break spaces itself.
_OUTPUT = frozenset({"", "text", "txt", "plain", "plaintext", "console", "output", "log", "tree"})
_DRAWN = regex("[─-╿]")
_MESSAGE = {"en": "Write plain spaces", "ko": "보통 공백으로 바꿉니다"}


@check("CH103")
def not_plain(note: Note) -> Iterator[Finding]:
    """Odd spaces where they do harm: in code, after a marker, between words."""
    if note.text.isascii() or not re.search(f"[{_SPACE}]", note.text):
        return
    after_markers = list(_after_markers(note))
    markers = set(after_markers)
    between_words = [span for span in _between_words(note) if span not in markers]
    causes = {"code": list(_in_code(note)), "marker": after_markers, "": between_words}
    for variant, spans in causes.items():
        if spans:
            yield _finding(note.text, spans, variant)


def _finding(text: str, spans: list[Span], variant: str) -> Finding:
    count = sum(span.end - span.start for span in spans)
    edits = tuple(Edit(span, " " * (span.end - span.start)) for span in spans)
    return Finding(
        "CH103",
        spans[0],
        {"character": f"U+{ord(text[spans[0].start]):04X}", "count": count},
        variant,
        fix=Fix(edits, Applicability.SAFE, _MESSAGE),
    )


def _in_code(note: Note) -> Iterator[Span]:
    for node in note.all_nodes:
        if node.kind is Kind.CODE_BLOCK and _is_program(node, note):
            for match in _IN_CODE.finditer(note.text, *node.content):
                yield Span(*match.span())


def _is_program(node: Node, note: Note) -> bool:
    language = str(node.attrs.get("info", "")).split(" ")[0].lower()
    return language not in _OUTPUT and not _DRAWN.search(note.text, *node.content)


def _after_markers(note: Note) -> Iterator[Span]:
    """Odd spaces that keep a line from being the heading or item that it looks like."""
    prose = note.prose.text
    for match in _AFTER_MARKER.finditer(prose, note.body.start):
        yield Span(*match.span("space"))


def _between_words(note: Note) -> Iterator[Span]:
    """Single odd spaces between words; runs and those at an edge are there to make room."""
    for match in _BETWEEN_WORDS.finditer(note.prose.text):
        around = note.text[match.start() - 1] + note.text[match.end()]
        if not (match[0] == "\u3000" and _EAST_ASIAN.search(around)):
            yield Span(*match.span())
