"""Passives that are marked twice."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span


@check("TY111")
def passive_doubled(note: Note) -> Iterator[Finding]:
    """Such as 보여지다 for 보이다, in any form."""
    text = note.prose.text
    mentioned = Mentions(text)
    for match in closed_list("passives.tsv").scan(text):
        if mentioned(match.start, match.end, match.rights):
            continue
        span, right = Span(match.start, match.end), match.rights[0]
        written = text[match.start : match.end]
        fix = None if MARKUP in written else rewrite(span, right, Applicability.UNSAFE)
        values = {"wrong": written.replace(MARKUP, ""), "right": right}
        yield Finding("TY111", span, values, "", (right,), fix)
