"""Writing a note in both languages beside its edition."""

from collections.abc import Callable, Sequence

from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.run.translating.links import Moved
from notelint.run.translating.note import Draft
from notelint.run.translating.sentences import Asked
from notelint.run.translating.write import (
    EditionNotWrittenError,
    edition_bytes,
    encoded,
    write_edition,
)
from notelint.translate.edition.anchors import followed
from notelint.translate.edition.bilingual import bilingual
from notelint.translate.edition.front_matter import own_addresses, reference_edits
from notelint.translate.edition.reference import Reference, as_written, find_reference, signed
from notelint.translate.edition.splice import splice


def write_both(
    made: Draft,
    asked: Sequence[Asked],
    reference: Reference,
    moved_of: Callable[[str], Moved],
) -> bool:
    """Write the note of `made` in both languages; whether it differs from what was there.

    `reference` is that of its edition, `moved_of` tells what has moved in
    other editions; its own headings stay. What a person changed in it is kept:
    then nothing is written.

    Raises:
        EditionNotWrittenError: it was not written, and is as it was.
    """
    prepared = made.prepared
    job = prepared.job
    segments = [item.segment for item in asked]
    text = bilingual(prepared.note, zip(segments, made.escaped, strict=True))
    note = _note(prepared.note, text)
    if not job.plan.same_address:
        moved = own_addresses(note, f"ko-{job.plan.language}", job.plan.language)
        note = _note(note, splice(text, moved))
    links = followed(note, lambda path: moved_of(path) if path else {})
    note = _note(note, splice(note.text, links))
    edits = reference_edits(note, reference._replace(bilingual=True), None)
    data = encoded(signed(splice(note.text, edits)), prepared.source.source)
    before = edition_bytes(job.bilingual_path)
    if before == data:
        return False
    if before is not None and not _is_untouched(before):
        raise EditionNotWrittenError("edited-both")
    write_edition(job.bilingual_path, before, data, job.found.path, prepared.data)
    return True


def _is_untouched(data: bytes) -> bool:
    try:
        text = Source.decode(data).text
    except UndecodableError:
        return False
    reference = find_reference(text)
    return reference is not None and reference.bilingual and as_written(text, reference)


def _note(note: Note, text: str) -> Note:
    return Note(Source(text, note.path), note.dialect, note.site)
