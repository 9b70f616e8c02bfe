"""Editions made with words that a test chooses."""

from notelint.note.dialect import KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.escape import escape
from notelint.translate.edition.splice import splice
from notelint.translate.extract import DEFAULT, ExtractOptions, segments_of


def edition_of(
    text: str, *words: str, dialect: Dialect = KRAMDOWN, options: ExtractOptions = DEFAULT
) -> str:
    """The note with `words`, as an engine gave them, for its first segments."""
    note = Note.of(text, dialect)
    segments = segments_of(note, options)
    return splice(
        text,
        [
            (segment.span, escape(segment, note, said))
            for segment, said in zip(segments, words, strict=False)
        ],
    )


def with_text(note: Note, text: str) -> Note:
    """A note like `note` that says something else."""
    return Note(note.source.with_text(text), note.dialect, note.site)
