"""Korean words that are misspelt wherever they stand."""

from collections.abc import Iterator
from heapq import merge

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Finding
from notelint.korean.misspellings import Match
from notelint.korean.norms import places_of_norms, scan_norms
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

_LISTS = ("korean.tsv", "norms.tsv")


def _places_of_lists(text: str) -> Iterator[int]:
    for name in _LISTS:
        yield from closed_list(name).places(text)


_LISTED = Suspicion(_places_of_lists)
_AGAINST_NORMS = Suspicion(places_of_norms)


@check("TY101")
def misspelt_korean(note: Note) -> Iterator[Finding]:
    """Forms of the closed list, outside quotations and word lists."""
    text = note.prose.text
    mentioned = Mentions(text)
    fix = WordFixes(note)
    for match in _misspellings(note):
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


def _misspellings(note: Note) -> Iterator[Match]:
    """Forms of the lists and what a norm rules out, in order, none overlapping another."""
    text = note.prose.text
    words = list(_LISTED.joined(note))
    lists = [closed_list(name).scan_words(text, words) for name in _LISTS]
    end = 0
    for match in merge(*lists, sorted(scan_norms(text, _AGAINST_NORMS.words(note)))):
        if match.start >= end:
            yield match
            end = match.end
