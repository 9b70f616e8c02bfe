"""What a finding is about, in words of the note: the same wherever its lines move."""

from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.source import Source
from notelint.note.span import Span

# Code points on each side, within the line: a word or two of Korean on either hand.
_AROUND = 20
# Code points of a quoted text that are kept as they are; of a longer one its start and a checksum.
_LONGEST = 80
_BLANKS = regex(r"\s+")
_LINE_ENDS = regex(r"\r\n?")


class Quote(NamedTuple):
    """The text at a finding, and what stands before and after it on its lines.

    Line ends and the blanks around count for nothing, so that another
    indentation or a checkout with other line ends leaves it the same.
    """

    text: str
    before: str
    after: str


def quote_at(source: Source, span: Span) -> Quote:
    """The quote of what stands at `span`."""
    start, end = source.line_at(span.start).start, source.line_at(span.end).end
    before = source.text[max(start, span.start - _AROUND) : span.start]
    after = source.text[span.end : max(span.end, min(end, span.end + _AROUND))]
    return Quote(_shortened(_LINE_ENDS.sub("\n", source[span])), _plain(before), _plain(after))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    import zlib

    return f"{text[:_LONGEST]}… {zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
