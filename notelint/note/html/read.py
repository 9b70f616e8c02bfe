"""Reading the HTML of a note."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from notelint.note.html.grammar import BROWSER, COMMONMARK, KRAMDOWN, KRAMDOWN_RAW
from notelint.note.html.pairing import Crossing, Pair, Pairing, pair_tags
from notelint.note.html.scan import scan_zone
from notelint.note.html.tags import ShownTag, Tag
from notelint.note.html.zones import merged, zones
from notelint.note.liquid import BLOCKS
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.note import Note


class HtmlTags:
    """All tags of a note in document order; pairs are worked out when asked for.

    `shown` are tags that the renderer shows as text.
    """

    def __init__(self, tags: tuple[Tag, ...] = (), shown: tuple[ShownTag, ...] = ()) -> None:
        self.tags = tags
        self.shown = shown

    @cached_property
    def pairing(self) -> Pairing:
        """The tags, paired."""
        return pair_tags(self.tags)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Opening tags with the closing ones that belong to them."""
        return self.pairing.pairs

    @property
    def crossed(self) -> tuple[Crossing, ...]:
        """Pairs that overlap."""
        return self.pairing.crossed

    @property
    def unclosed(self) -> tuple[Tag, ...]:
        """Opening tags that need an end and have none."""
        return self.pairing.unclosed

    @property
    def stray(self) -> tuple[Tag, ...]:
        """Closing tags of nothing."""
        return self.pairing.stray


def read_html(note: "Note") -> HtmlTags:
    """The tags that the note's renderer sees in its body."""
    if note.text.find("<", note.body.start) < 0:
        return HtmlTags()
    found = list(_scan(note))
    return HtmlTags(
        tuple(tag for tag in found if isinstance(tag, Tag)),
        tuple(tag for tag in found if isinstance(tag, ShownTag)),
    )


def _scan(note: "Note") -> Iterator[Tag | ShownTag]:
    inline = KRAMDOWN if note.dialect.kramdown else COMMONMARK
    raw = KRAMDOWN_RAW if note.dialect.kramdown else BROWSER
    skipped = _Cursor(merged(_verbatim_liquid(note), (math.span for math in note.math.spans)))
    hidden = _Cursor(list(note.liquid.hidden()))
    for zone in zones(note.text, note.tree):
        if more := skipped.within(zone.span):
            zone = zone._replace(opaque=(*zone.opaque, *more))
        yield from scan_zone(note.text, zone, hidden.within(zone.span), raw if zone.raw else inline)


def _verbatim_liquid(note: "Note") -> Iterator[Span]:
    """What stands in blocks that a plugin or the highlighter reads, not Markdown."""
    for block in note.liquid.blocks:
        if block.name == "highlight" or block.name not in BLOCKS:
            yield block.inner


class _Cursor:
    """Sorted spans, asked for by ranges that only move forward."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._first = 0

    def within(self, span: Span) -> list[Span]:
        """Those that overlap `span`."""
        while self._first < len(self._spans) and self._spans[self._first].end <= span.start:
            self._first += 1
        last = self._first
        while last < len(self._spans) and self._spans[last].start < span.end:
            last += 1
        return self._spans[self._first : last]
