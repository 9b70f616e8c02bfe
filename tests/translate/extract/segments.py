"""Segments written so that a test reads like the note: `⟦kind text⟧` where a span is protected."""

from notelint.note.dialect import KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.extract import DEFAULT, ExtractOptions, segments_of
from notelint.translate.segment import Segment


def shown(text: str, dialect: Dialect = KRAMDOWN, options: ExtractOptions = DEFAULT) -> list[str]:
    """The segments of a note, with what they protect in brackets; ends of lines as `↵`."""
    return [show(text, segment) for segment in segments_of(Note.of(text, dialect), options)]


def show(text: str, segment: Segment) -> str:
    pieces = []
    for piece in segment.pieces(text):
        if isinstance(piece, str):
            pieces.append(piece)
        else:
            pieces.append(f"⟦{piece.kind} {text[piece.span.start : piece.span.end]}⟧")
    return "".join(pieces).replace("\n", "↵")
