"""GitHub's alerts, `> [!NOTE]`, that stay plain quotes."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace, rewrite
from notelint.lazy import regex
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

# GitHub: "Basic writing and formatting syntax", Alerts.
_TYPES = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
# What other programs call theirs, and which of GitHub's comes nearest.
_MEANT = {
    "INFO": "NOTE",
    "ABSTRACT": "NOTE",
    "SUMMARY": "NOTE",
    "NOTICE": "NOTE",
    "HINT": "TIP",
    "SUCCESS": "TIP",
    "ATTENTION": "WARNING",
    "WARN": "WARNING",
    "DANGER": "CAUTION",
    "ERROR": "CAUTION",
}
_MARKER = regex(r"\[!([^\[\]\s]{1,30})\](?![(\[])([+-]?)([^\r\n]*)")


@check("NE603")
def unknown_alerts(note: Note) -> Iterator[Finding]:
    """`> [!INFO]` and `> [!NOTE] 제목` on GitHub, which knows five types alone on their line."""
    if note.dialect.site != "github" or "[!" not in note.text:
        return
    for node in note.nodes(Kind.BLOCK_QUOTE):
        marker = _MARKER.match(note.text, node.content.start)
        if marker is None:
            continue
        name = marker[1].upper()
        span = Span(marker.start(), marker.end(1) + 1)
        if name not in _TYPES:
            yield _unknown(marker, span, name)
        elif marker[3].strip():
            after = marker[3].strip()
            line = note.source.line_at(span.start)
            prefix = note.text[line.start : span.start]
            fix = replace(
                Span(span.end, marker.end()),
                f"{note.source.newline}{prefix}{after}",
                Applicability.SAFE,
                "Move the text to a line of its own",
                "글을 다음 줄로 옮깁니다",
            )
            yield Finding("NE603", span, {"type": marker[1]}, "text", fix=fix)


def _unknown(marker: re.Match[str], span: Span, name: str) -> Finding:
    from difflib import get_close_matches  # slow to load, rarely needed

    near = get_close_matches(name, _TYPES, 1, 0.7)
    meant = near[0] if near else _MEANT.get(name, "")
    fix = None
    if meant:
        fix = rewrite(span, f"[!{meant}]", Applicability.UNSAFE)
    suggestions = (f"[!{meant}]",) if meant else ()
    return Finding("NE603", span, {"type": marker[1]}, "", suggestions, fix)
