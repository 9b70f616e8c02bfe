"""Korean words that are misspelt wherever they stand."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span


@check("TY101")
def misspelt_korean(note: Note) -> Iterator[Finding]:
    """Forms of the closed list, outside quotations and word lists."""
    text = note.prose.text
    mentioned = Mentions(text)
    fix = WordFixes(note)
    for match in closed_list("korean.tsv").scan(text):
        if mentioned(match.start, match.end, match.rights):
            continue
        span = Span(match.start, match.end)
        written = text[match.start : match.end]
        best = match.rights[0]
        # Markup inside the word would be lost with it.
        certain = len(match.rights) == 1 and MARKUP not in written
        yield Finding(
            "TY101",
            span,
            {"wrong": written.replace(MARKUP, ""), "right": best},
            variant="" if match.reason == "slip" else match.reason,
            suggestions=match.rights,
            fix=fix(span, best) if certain else None,
        )
