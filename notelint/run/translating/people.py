"""What people did to an edition that is made anew: their sentences, and lines of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from notelint.note.source import Source, UndecodableError
from notelint.run.translating.history import bytes_before
from notelint.run.translating.links import Editions
from notelint.run.translating.note import (
    CannotTranslateError,
    Prepared,
    draft,
    finish,
    prepared_from,
)
from notelint.run.translating.sentences import Asked, Translated, kept
from notelint.run.translating.write import EditionNotWrittenError, edition_bytes
from notelint.translate.edition.reference import Reference, as_written
from notelint.translate.memory import (
    EditionRecord,
    Memory,
    Origin,
    Placed,
    Recovered,
    Sentence,
    entries_of,
    hash_of,
    keep,
    recover_edits,
)
from notelint.translate.protected_source import protect


@dataclass(frozen=True, slots=True)
class Before:
    """The edition as it was: its bytes (None: there was none), and what people did to it.

    `kept` has their sentences by the number of the segment they stand for.
    """

    data: bytes | None = None
    record: EditionRecord | None = None
    recovered: Recovered | None = None
    kept: Mapping[int, Translated] = field(default_factory=dict)


def edition_before(
    prepared: Prepared,
    asked: Sequence[Asked],
    memory: Memory,
    name: str,
    editions: Editions,
) -> Before:
    """The edition that is there, called `name` in the memory; its people's sentences are stored.

    Raises:
        CannotTranslateError: people changed it, and neither the memory nor git
            knows what it was before.
    """
    job = prepared.job
    try:
        data = edition_bytes(job.edition_path)
    except EditionNotWrittenError as error:
        raise CannotTranslateError(error.reason, error.detail) from error
    if data is None:
        return Before()
    try:
        text = Source.decode(data).text
    except UndecodableError as error:
        raise CannotTranslateError("edition-changed") from error
    digest, reference = hash_of(data), job.reference
    record, by = memory.edition(name, digest, text), Origin.HUMAN
    if record is not None and not _is_what_was_written(record, digest, reference):
        record = None
    if record is None:
        if reference and as_written(text, reference):
            return Before(data)
        # The note that the edition was made of tells its sentences apart.
        old = _as_it_was(prepared, editions, reference) if reference else None
        if reference is None or old is None:
            raise CannotTranslateError("edited")
        record, by = _of_the_note(old, reference), Origin.UNKNOWN
    recovered = recover_edits(record, text)
    sentences = [item.sentence for item in asked]
    keeping = keep(recovered, [sentence.literal for sentence in sentences], by)
    note = asked[0].key.note if asked else ""
    memory.store(entries_of(recovered, keeping, sentences, note, by))
    recorded = record if by is Origin.HUMAN else None
    return Before(data, recorded, recovered, {item.segment: kept(item) for item in keeping.kept})


def _is_what_was_written(record: EditionRecord, digest: str, reference: Reference | None) -> bool:
    """Whether the edition is the recorded one, as it was or changed by people.

    It is not where another machine made it anew, or where a run was killed
    before it wrote what it had recorded.
    """
    if record.written == digest or reference is None:
        return True
    made_of = (f"sha256:{reference.sha256}", reference.settings)
    return (record.source_hash, record.stamp) == made_of


def _as_it_was(prepared: Prepared, editions: Editions, reference: Reference) -> Prepared | None:
    """The note that the edition was made of, if it is still that one or git knows it."""
    if reference.sha256 == prepared.sha256:
        return prepared
    job = prepared.job
    data = bytes_before(Path(job.found.path), reference.sha256)
    if data is None:
        return None
    try:
        return prepared_from(job, editions, data)
    except CannotTranslateError:
        return None


def _of_the_note(prepared: Prepared, reference: Reference) -> EditionRecord:
    """What an engine that changes nothing would make of the note."""
    text, segments = prepared.note.text, prepared.segments
    texts = [text[segment.span.start : segment.span.end] for segment in segments]
    made = draft(prepared, texts, [True] * len(texts))
    finished = finish(made, lambda _path: {}, reference)
    places = tuple(
        Placed(
            span,
            Sentence.of(protect(text, segments[number]), text).literal,
            segments[number].kind,
        )
        for number, span in finished.places
    )
    return EditionRecord("", "", "", "", "", finished.text, places)
