"""Engines for tests: they change the words of a segment and keep what is protected."""

from collections.abc import Callable, Sequence

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.assemble import Made, assembled
from notelint.translate.edition.escape import escape
from notelint.translate.edition.matching import pieces_of
from notelint.translate.edition.settle import Settled, settled
from notelint.translate.edition.structure import StructureDifference, structure_differences
from notelint.translate.extract import segments_of
from notelint.translate.segment import Segment
from tests.translate.edition.editions import with_text

Engine = Callable[[str], str]
"""From a run of words to other words."""

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]+")


def lengthened(words: str) -> str:
    """Accented words, longer than the Korean ones and apart from what is beside them."""
    return _HANGUL.sub(lambda match: "Ẃøŕđ" * max(1, len(match[0]) // 2) + " é", words)


def translated(note: Note, engine: Engine) -> tuple[Sequence[Segment], list[str]]:
    """The segments and what the engine makes of each, escaped."""
    segments = segments_of(note)
    texts = []
    for segment in segments:
        pieces = segment.pieces(note.text)
        said = "".join(
            engine(piece) if isinstance(piece, str) else piece.restored for piece in pieces
        )
        texts.append(escape(segment, note, said))
    return segments, texts


def edition(note: Note, segments: Sequence[Segment], texts: Sequence[str]) -> Note:
    """The note with `texts` in the places of its segments."""
    starts = {segment.span.start for segment in segments}

    def holds(span: Span) -> bool:
        return not starts.isdisjoint(range(*span))

    made = [
        Made(segment, tuple(piece.item or piece.text for piece in pieces_of(segment, text)))
        if any(holds(item.span) for item in segment.protected)
        else Made(segment, (text,))
        for segment, text in zip(segments, texts, strict=True)
    ]
    return with_text(note, assembled(note.text, made).text)


def settle(note: Note, engine: Engine) -> tuple[Note, Settled]:
    """The edition that `engine` makes, with what breaks it given up."""
    segments, texts = translated(note, engine)

    def differences(trial: Sequence[str]) -> list[StructureDifference]:
        return structure_differences(note, edition(note, segments, trial))

    result = settled(note.text, segments, texts, differences)
    return edition(note, segments, result.texts), result
