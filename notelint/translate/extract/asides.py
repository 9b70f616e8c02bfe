"""Korean remarks in the parentheses of an English line.

`Deque (덱)` glosses a term for Korean readers and stays; `Max pooling (가장 큰 값만
추출한다)` says something. In 1,000 real notes 60 of 306 such parentheses do.
"""

from bisect import bisect_left
from collections.abc import Iterator

from notelint.lazy import regex
from notelint.note.prose import OBJECT
from notelint.note.span import Span
from notelint.translate.segment import Protected, Segment

_PARENTHESIS = regex(r"\(([^()\n]*)\)")
_WORD = regex(r"[^\s가-힣]*[가-힣]\S*")
# Particles and endings of sentences, which glosses do without.
_SAID = regex(
    r"[가-힣](?:을|를|에서|으로|에게|하는|되는|된|다|함|됨|때|경우|면|고|지만|위해|통해)(?=[\s,.!?]|\Z)"
)
_REMARK, _SHORT_REMARK = 4, 2  # words


def asides_of(text: str, segment: Segment) -> Iterator[Segment]:
    """The remarks in a segment that is itself not to be translated."""
    if text.find("(", *segment.span) < 0:
        return
    words = _masked(text, segment)
    starts = [item.span.start for item in segment.protected]
    for match in _PARENTHESIS.finditer(words):
        if _is_remark(match[1]):
            inner = _trimmed(words, *match.span(1))
            span = Span(inner.start + segment.span.start, inner.end + segment.span.start)
            yield segment._replace(span=span, protected=_inside(segment, starts, span))


def _is_remark(words: str) -> bool:
    count = len(_WORD.findall(words))
    return count >= _REMARK or (count >= _SHORT_REMARK and bool(_SAID.search(words)))


def _masked(text: str, segment: Segment) -> str:
    """The segment's text with what is protected filled."""
    pieces = segment.pieces(text)
    return "".join(
        piece if isinstance(piece, str) else OBJECT * (piece.span.end - piece.span.start)
        for piece in pieces
    )


def _trimmed(words: str, start: int, end: int) -> Span:
    inner = words[start:end]
    lead = len(inner) - len(inner.lstrip())
    return Span(start + lead, start + len(inner.rstrip()))


def _inside(segment: Segment, starts: list[int], span: Span) -> tuple[Protected, ...]:
    """What is protected within `span`; a pair that reaches out of it is none."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(
        item._replace(
            pair=item.pair - first if item.pair is not None and first <= item.pair < last else None
        )
        for item in segment.protected[first:last]
    )
