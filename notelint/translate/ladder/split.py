"""A sentence in parts, translated between what is protected: reads worst, loses nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from notelint.translate.ladder.edges import PARTICLE
from notelint.translate.ladder.english import Piece, ended_like
from notelint.translate.ladder.finish import assembled
from notelint.translate.ladder.phrase import Item, Pair, Words, has_hangul
from notelint.translate.ladder.plan import Unit


class Part(NamedTuple):
    """Words between two protected spans: `before` and `after` are punctuation around `core`."""

    before: str
    core: str
    after: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A unit as parts and the pieces between them."""

    unit: Unit
    pieces: tuple[Piece | Part, ...]

    @property
    def questions(self) -> list[str]:
        """What is to be translated, in order."""
        return [piece.core for piece in self.pieces if isinstance(piece, Part)]

    def joined(self, translate: Callable[[str], str | None]) -> str | None:
        """The parts translated and put together; None if one is not translated."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if isinstance(piece, Piece):
                pieces.append(piece)
                continue
            answer = translate(piece.core)
            if answer is None:
                return None
            answer = ended_like(piece.core, answer.strip())
            pieces.append(Piece(piece.before + _in_sentence(answer, piece, pieces) + piece.after))
        return assembled(self.unit, pieces)


def parts_of(unit: Unit) -> Parts:
    """The unit cut at everything protected."""
    return Parts(unit, tuple(_cut(unit.items, after_span=False)))


def _cut(items: Iterable[Item], after_span: bool) -> Iterator[Piece | Part]:
    for item in items:
        match item:
            case Words(text):
                yield from _words(text, after_span)
                after_span = False
            case Pair(opening, inside, closing):
                yield Piece(opening, True, -1)
                yield from _cut(inside, after_span=False)
                yield Piece(closing, True, 1)
                after_span = True
            case _:
                yield Piece(item.text, True)
                after_span = True


def _words(text: str, after_span: bool) -> Iterator[Piece | Part]:
    """Words, without the particle of the span before them."""
    if after_span:
        particle = PARTICLE.match(text, 1 if text[:1].isspace() else 0)
        if particle:
            text = " " + text[particle.end() :]
    if not has_hangul(text):
        yield Piece(text)
        return
    start, end = 0, len(text)
    while not text[start].isalnum():
        start += 1
    while not text[end - 1].isalnum():
        end -= 1
    yield Part(text[:start], text[start:end], text[end:])


def _in_sentence(answer: str, part: Part, before: list[Piece]) -> str:
    """The answer without the capital of a sentence's start, where it is none."""
    starts = not any(piece.text.strip() for piece in before)
    if starts or not has_hangul(part.core[0]) or not answer[1:2].islower():
        return answer
    return answer[0].lower() + answer[1:]
