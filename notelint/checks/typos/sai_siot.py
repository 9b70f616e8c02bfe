"""Compounds that the norm writes with a sai-siot."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span


@check("TY202")
def sai_siot_missing(note: Note) -> Iterator[Finding]:
    """Such as 최대값 for 최댓값."""
    text = note.prose.text
    mentioned = Mentions(text)
    for match in closed_list("sai-siot.tsv").scan(text):
        if mentioned(match.start, match.end, match.rights):
            continue
        span, right = Span(match.start, match.end), match.rights[0]
        written = text[match.start : match.end]
        fix = None if MARKUP in written else rewrite(span, right, Applicability.UNSAFE)
        values = {"wrong": written.replace(MARKUP, ""), "right": right}
        yield Finding("TY202", span, values, "", (right,), fix)
