"""What the review page shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from notelint.note.note import Note
from notelint.translate.protected_source import protect, translated_pieces
from notelint.translate.segment import Protection, Segment
from notelint.translate.translation import Doubt, Rung, Translation


class Kept(NamedTuple):
    """A piece of a sentence that the edition holds as it is."""

    text: str
    kind: Protection


Pieces = tuple[str | Kept, ...]
"""A sentence: words, and what stands protected between them."""


@dataclass(frozen=True, slots=True)
class ReviewSegment:
    """A segment and what became of it; `line` is that of its source, from 1.

    `old_source` is what a person's translation is of, where the note has
    changed since, and `suggestion` what the engine makes of the new source.
    """

    line: int
    kind: str
    source: Pieces
    translation: Pieces
    rung: Rung
    doubts: tuple[Doubt, ...] = ()
    old_source: str = ""
    suggestion: str = ""

    @classmethod
    def of(
        cls,
        note: Note,
        segment: Segment,
        translation: Translation,
        old_source: str = "",
        suggestion: str = "",
    ) -> "ReviewSegment":
        """The segment of a note and its translation."""
        return cls(
            line=note.source.line_column(segment.span.start)[0],
            kind=segment.kind,
            source=tuple(_sources(note.text, segment)),
            translation=tuple(_translated(note.text, segment, translation)),
            rung=translation.rung,
            doubts=translation.doubts,
            old_source=old_source,
            suggestion=suggestion,
        )


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """A note with its segments in order; paths as the user knows them, `edition` "" for none."""

    path: str
    edition: str
    segments: tuple[ReviewSegment, ...]


def _sources(note_text: str, segment: Segment) -> Iterator[str | Kept]:
    """The source as it was written: a term in Korean, not as the edition has it."""
    for piece in segment.pieces(note_text):
        if isinstance(piece, str):
            yield piece
        else:
            yield Kept(note_text[piece.span.start : piece.span.end], piece.kind)


def _translated(note_text: str, segment: Segment, translation: Translation) -> Iterator[str | Kept]:
    """The translation in pieces where its tokens are known, else in one."""
    if not translation.protected:
        yield translation.text
        return
    for piece in translated_pieces(protect(note_text, segment), translation.protected):
        yield piece if isinstance(piece, str) else Kept(piece.restored, piece.kind)
