"""Terms of the glossary in a segment: protected, so that they come out as the glossary has them."""

from notelint.note.span import Span
from notelint.translate.glossary.glossary import Glossary
from notelint.translate.segment import Protected, Protection, Segment


def with_terms(segment: Segment, text: str, glossary: Glossary) -> Segment:
    """`segment`, of the note with `text`, with its terms among what is protected.

    A term that the author gives in English too (`경사 하강법(gradient descent)`)
    becomes the author's own English.
    """
    found: list[Protected] = []
    at = segment.span.start
    for piece in segment.pieces(text):
        if isinstance(piece, str):
            found += _terms(piece, at, glossary)
            at += len(piece)
        else:
            at = piece.span.end
    if not found:
        return segment
    return segment._replace(protected=_merged(segment.protected, found))


def _terms(words: str, start: int, glossary: Glossary) -> list[Protected]:
    """The terms in `words`, which begin at `start`."""
    glosses = glossary.glosses(words)
    spans = [(gloss.span, gloss.restored()) for gloss in glosses]
    spans += [
        (match.span, match.restored(words))
        for match in glossary.enforced(words)
        if not any(match.span.overlaps(gloss.span) for gloss in glosses)
    ]
    return [
        Protected(Span(start + span.start, start + span.end), Protection.TERM, english)
        for span, english in sorted(spans)
    ]


def _merged(old: tuple[Protected, ...], new: list[Protected]) -> tuple[Protected, ...]:
    """All in order; pairs are counted anew."""
    items = sorted([*old, *new], key=lambda item: item.span)
    place_of = {item.span: number for number, item in enumerate(items)}
    return tuple(
        item if item.pair is None else item._replace(pair=place_of[old[item.pair].span])
        for item in items
    )
