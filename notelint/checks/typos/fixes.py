"""How far the correction of a word may be trusted."""

from bisect import bisect_right
from functools import cached_property

from notelint.findings.finding import Applicability, Fix, rewrite
from notelint.note.note import Note
from notelint.note.span import Span


class WordFixes:
    """Fixes of words in one note.

    A heading's words make its anchor: where the note links to an anchor of
    its own, changing a heading may cut the link, and a person should look.
    """

    def __init__(self, note: Note) -> None:
        self._note = note

    def __call__(self, span: Span, right: str, sure: bool = True) -> Fix:
        """The word at `span` replaced by `right`; safe if `sure` and no link can suffer."""
        safe = sure and not (self._links_to_itself and self._in_heading(span))
        return rewrite(span, right, Applicability.SAFE if safe else Applicability.UNSAFE)

    @cached_property
    def _links_to_itself(self) -> bool:
        return any(sign in self._note.text for sign in ("](#", 'href="#', "href='#", "]: #"))

    def _in_heading(self, span: Span) -> bool:
        index = bisect_right(self._headings, span) - 1
        return index >= 0 and self._headings[index].covers(span)

    @cached_property
    def _headings(self) -> list[Span]:
        return sorted(b.span for b in self._note.prose.blocks if b.kind == "heading")
