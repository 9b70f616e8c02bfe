"""What notelint makes of a note with an engine, without files around it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.note.note import Note
from notelint.translate.edition.assemble import Made, assembled
from notelint.translate.edition.escape import escape
from notelint.translate.edition.matching import pieces_of
from notelint.translate.edition.settle import settled
from notelint.translate.edition.structure import StructureDifference, structure_differences
from notelint.translate.extract import segments_of
from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import protect
from notelint.translate.request import Engine
from notelint.translate.segment import Segment


class Edition(NamedTuple):
    """An edition, how many segments it has, and how many were given up for the structure."""

    note: Note
    segments: int
    given_up: int


def editions(notes: Sequence[Note], engine: Engine) -> Iterator[Edition]:
    """The edition of each note; the engine gets the sentences of all at once."""
    found = [segments_of(note) for note in notes]
    work = [
        protect(note.text, segment)
        for note, segments in zip(notes, found, strict=True)
        for segment in segments
    ]
    answers = iter(translate_batch(work, engine))
    for note, segments in zip(notes, found, strict=True):
        texts = [escape(segment, note, next(answers).text) for segment in segments]
        yield _edition(note, segments, texts)


def _edition(note: Note, segments: Sequence[Segment], texts: Sequence[str]) -> Edition:
    def made(trial: Sequence[str]) -> Note:
        parts = [
            Made(segment, tuple(piece.item or piece.text for piece in pieces_of(segment, text)))
            for segment, text in zip(segments, trial, strict=True)
        ]
        text = assembled(note.text, parts).text
        return Note(note.source.with_text(text), note.dialect, note.site)

    def differences(trial: Sequence[str]) -> list[StructureDifference]:
        return structure_differences(note, made(trial))

    result = settled(note.text, segments, texts, differences)
    return Edition(made(result.texts), len(segments), len(result.kept))
