"""A sentence in parts, translated between what is protected: reads worst, loses nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from notelint.translate.ladder.edges import PARTICLE
from notelint.translate.ladder.english import Piece, ended_like
from notelint.translate.ladder.finish import assembled
from notelint.translate.ladder.phrase import Item, Pair, Words, has_hangul, has_pair, text_of
from notelint.translate.ladder.plan import Unit


class Part(NamedTuple):
    """A part to translate, with the punctuation around it."""

    before: str
    unit: Unit
    after: str


@dataclass(frozen=True, slots=True)
class Parts:
    """A unit as parts and the pieces between them."""

    whole: Unit
    pieces: tuple[Piece | Part, ...]

    @property
    def units(self) -> list[Unit]:
        """What is to be translated, in order."""
        return [piece.unit for piece in self.pieces if isinstance(piece, Part)]

    def joined(self, translations: Iterator[str]) -> str | None:
        """The translations of the parts put together, None where they do not hold all tokens."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            if isinstance(piece, Piece):
                pieces.append(piece)
            else:
                source = piece.unit.text
                text = _in_sentence(ended_like(source, next(translations)), source, pieces)
                pieces.append(Piece(piece.before + text + piece.after))
        return assembled(self.whole, pieces)


def parts_of(unit: Unit) -> Parts | None:
    """The unit cut at its markup, or at all spans where it has none; None where it has neither."""
    if has_pair(unit.items):
        return Parts(unit, tuple(_at_markup(unit, unit.items, after_span=False)))
    if all(isinstance(item, Words) for item in unit.items):
        return None
    return Parts(unit, tuple(_at_spans(unit, unit.items, after_span=False)))


def _at_markup(unit: Unit, items: Iterable[Item], after_span: bool) -> Iterator[Piece | Part]:
    run: list[Item] = []
    for item in items:
        if not isinstance(item, Pair):
            run.append(item)
            continue
        yield from _run(unit, run, after_span)
        run = []
        yield Piece(item.opening, True, -1)
        yield from _at_markup(unit, item.items, after_span=False)
        yield Piece(item.closing, True, 1)
        after_span = True
    yield from _run(unit, run, after_span)


def _run(unit: Unit, run: list[Item], after_span: bool) -> Iterator[Piece | Part]:
    """What is between markup: words with the spans among them."""
    text = text_of(run)
    if not has_hangul(text):
        yield from _at_spans(unit, run, after_span)
        return
    if after_span and isinstance(run[0], Words):
        text = _without_particle(text)
    yield from _part(unit, text)


def _at_spans(unit: Unit, items: Iterable[Item], after_span: bool) -> Iterator[Piece | Part]:
    for item in items:
        if isinstance(item, Words):
            text = _without_particle(item.text) if after_span else item.text
            yield from _part(unit, text)
        else:
            yield Piece(text_of((item,)), True)
        after_span = not isinstance(item, Words)


def _without_particle(text: str) -> str:
    """Words after a span, without the particle that Korean puts there."""
    particle = PARTICLE.match(text, 1 if text[:1].isspace() else 0)
    return " " + text[particle.end() :] if particle else text


def _part(unit: Unit, text: str) -> Iterator[Piece | Part]:
    if not has_hangul(text):
        yield Piece(text)
        return
    start, end = 0, len(text)
    while not (text[start].isalnum() or text[start] == "⟦"):
        start += 1
    while not (text[end - 1].isalnum() or text[end - 1] == "⟧"):
        end -= 1
    yield Part(text[:start], Unit(text[start:end], unit.tokens), text[end:])


def _in_sentence(text: str, source: str, before: list[Piece]) -> str:
    """The text without the capital of a sentence's start, where it is none."""
    starts = not any(piece.text.strip() for piece in before)
    if starts or not has_hangul(source[0]) or not text[1:2].islower():
        return text
    return text[0].lower() + text[1:]
