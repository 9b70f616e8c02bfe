"""From an answer to the text that stands in the segment's translation."""

from collections.abc import Sequence

from notelint.note.span import Span
from notelint.translate.ladder.alignment import projected
from notelint.translate.ladder.answer import Answer
from notelint.translate.ladder.english import (
    Piece,
    begun_like,
    ended_like,
    with_line_ends,
    without_stray_quotes,
    written,
)
from notelint.translate.ladder.plan import Unit
from notelint.translate.ladder.spelling import respelled
from notelint.translate.protected_source import TOKEN


def finished(unit: Unit, answer: Answer) -> str | None:
    """The answer, which holds all its marks, with the segment's tokens.

    None where markup or line ends that the engine did not see find no place.
    An answer that only repeats the question changes nothing at all.
    """
    if answer.repeats:
        return unit.text
    markup = projected(answer)
    if markup is None:
        return None
    return assembled(unit, _pieces(answer, markup), _line_ends(answer))


def assembled(
    unit: Unit, pieces: Sequence[Piece], line_ends: Sequence[tuple[str, float]] = ()
) -> str | None:
    """The pieces as one text that ends as the unit does, None where a token is not in it."""
    placed = with_line_ends(written(pieces, unit.tokens), line_ends)
    if placed is None:
        return None
    text = "".join(piece.text for piece in placed)
    text = without_stray_quotes(unit.text, ended_like(unit.text, text))
    text = begun_like(unit.text, respelled(unit.text, text), unit.tokens)
    return text if sorted(TOKEN.findall(text)) == sorted(TOKEN.findall(unit.text)) else None


def _pieces(answer: Answer, markup: Sequence[Span]) -> list[Piece]:
    """Words and marks in order, with the markup around its words."""
    # Where things begin and end at one place: what closes, the inner first; what opens, the
    # outer first; marks.
    events: list[tuple[tuple[int, int, int, int], int, Piece]] = []
    for index, (pair, span) in enumerate(zip(answer.shown.markup, markup, strict=True)):
        opening, closing = Piece(pair.opening, True, -1), Piece(pair.closing, True, 1)
        events.append(((span.start, 1, -span.end, index), span.start, opening))
        events.append(((span.end, 0, -span.start, -index), span.end, closing))
    for found in answer.found:
        if found.mark is not None:
            mark = answer.shown.marks[found.mark]
            edge = 0 if mark.partner is None else -1 if mark.opens else 1
            key = (found.span.start, 2, found.span.end, found.mark)
            events.append((key, found.span.end, Piece(mark.stands_for, True, edge)))
    pieces: list[Piece] = []
    at = 0
    for key, end, piece in sorted(events):
        if at < key[0]:
            pieces.append(Piece(answer.text[at : key[0]]))
        pieces.append(piece)
        at = max(at, end)
    pieces.append(Piece(answer.text[at:]))
    return pieces


def _line_ends(answer: Answer) -> list[tuple[str, float]]:
    """The line ends of the question, with the share of it that lies before each."""
    length = max(1, len(answer.shown.text))
    return [(line_end.token, line_end.at / length) for line_end in answer.shown.line_ends]
