"""What a model made of the parts of a request, put together as hypotheses of the request."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.note.span import Span
from notelint.translate.engines.parts import TOKEN, Part
from notelint.translate.request import Attention, Hypothesis


class Found(NamedTuple):
    """A translation of a part, with the part's own numbers and places.

    `score` is a log probability per piece, of which there are `pieces`; None
    where there is none.
    """

    text: str
    score: float | None
    pieces: int
    attention: tuple[Attention, ...] = ()


def hypotheses_of(
    text: str, parts: Sequence[Part], found: Sequence[Sequence[Found]]
) -> list[Hypothesis]:
    """Hypotheses of the request `text`: the best of all parts together, then the second best ...

    They have the spaces at the ends that the request has.
    """
    if not parts:
        return [Hypothesis(text)]
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    return [
        _joined(before, [_in_request(*each) for each in zip(parts, ranked, strict=True)], after)
        for ranked in zip(*found, strict=False)
    ]


def _joined(before: str, found: list[Found], after: str) -> Hypothesis:
    starts = list(accumulate((len(each.text) + 1 for each in found), initial=len(before)))
    attention = tuple(
        link._replace(target=Span(start + link.target.start, start + link.target.end))
        for each, start in zip(found, starts, strict=False)
        for link in each.attention
    )
    text = " ".join(each.text for each in found)
    return Hypothesis(f"{before}{text}{after}", _mean_score(found), attention)


def _mean_score(found: list[Found]) -> float | None:
    sums = [each.score * each.pieces for each in found if each.score is not None]
    if len(sums) < len(found):
        return None
    return sum(sums) / sum(each.pieces for each in found)


def _in_request(part: Part, found: Found) -> Found:
    """`found` with the request's numbers, its attention on the request's text."""
    source = _Renumbering(part.text, part.numbers)
    target = _Renumbering(found.text, part.numbers)
    attention = tuple(
        Attention(
            target.moved(link.target),
            source.moved(link.source, part.span.start),
            link.weight,
        )
        for link in found.attention
    )
    return found._replace(text=target.text, attention=attention)


class _Renumbering:
    """A text whose placeholders get the numbers of the request, and where its spans go."""

    def __init__(self, text: str, numbers: tuple[str, ...]) -> None:
        self.text = text
        # For each place of the old text, how far the new one is ahead of it; none: nowhere.
        self._ahead: list[int] = []
        if any(number != str(place) for place, number in enumerate(numbers, start=1)):
            self._renumber(text, numbers)

    def _renumber(self, text: str, numbers: tuple[str, ...]) -> None:
        pieces: list[str] = []
        steps = [0] * (len(text) + 1)
        at = 0
        for token in TOKEN.finditer(text):
            old = int(token[1])
            new = f"⟦{numbers[old - 1]}⟧" if 1 <= old <= len(numbers) else token[0]
            pieces += (text[at : token.start()], new)
            at = token.end()
            steps[at] = len(new) - len(token[0])
        self.text = "".join((*pieces, text[at:]))
        self._ahead = list(accumulate(steps))

    def moved(self, span: Span, by: int = 0) -> Span:
        """Where a span of the old text is in the new one, `by` code points on."""
        if self._ahead:
            span = Span(span.start + self._ahead[span.start], span.end + self._ahead[span.end])
        return Span(span.start + by, span.end + by)
