"""An edition with its source, found by what the edition says of it."""

from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from typing import NamedTuple

from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.translate.edition.reference import Reference, find_reference


class Pair(NamedTuple):
    """An edition and its source; `fresh` says that the edition was made of just these bytes.

    The source is None where it is gone or no text.
    """

    edition: Note
    source: Note | None
    reference: Reference
    path: str
    fresh: bool


@lru_cache(2)
def pair_of(note: Note) -> Pair | None:
    """The pair of which `note` is the edition; None for all other notes.

    A note in both languages is none: it holds its source, and more. Kept for
    the checks of one note, which all ask for it.
    """
    reference = find_reference(note.text, note.dialect)
    if reference is None or reference.bilingual or note.path is None:
        return None
    path = normpath(join(dirname(note.path.as_posix()), reference.path))
    data = note.site.read(path)
    if data is None:
        return Pair(note, None, reference, path, fresh=False)
    fresh = sha256(data).hexdigest() == reference.sha256
    try:
        source = Source.decode(data, PurePosixPath(path))
    except UndecodableError:
        return Pair(note, None, reference, path, fresh)
    return Pair(note, Note(source, note.dialect, note.site), reference, path, fresh)


def fresh_pair(note: Note) -> tuple[Note, Note] | None:
    """The source and the edition, where the edition was made of the source as it is."""
    pair = pair_of(note)
    return (pair.source, note) if pair and pair.source and pair.fresh else None
