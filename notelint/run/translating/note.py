"""One note: what of it is to be translated, and the text of its edition."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.note.span import Span
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.translating.job import Job
from notelint.run.translating.links import Editions, Moved
from notelint.translate.edition.anchors import Kept, followed, kept_ids
from notelint.translate.edition.assemble import Assembled, Made, assembled, shifted
from notelint.translate.edition.escape import escape
from notelint.translate.edition.front_matter import own_addresses, reference_edits
from notelint.translate.edition.links import relocated
from notelint.translate.edition.matching import pieces_of
from notelint.translate.edition.reference import Reference, signed
from notelint.translate.edition.settle import settled
from notelint.translate.edition.splice import splice
from notelint.translate.edition.structure import StructureDifference, structure_differences
from notelint.translate.extract import ExtractOptions, segments_of
from notelint.translate.segment import Protected, Segment

Places = tuple[tuple[int, Span], ...]


class CannotTranslateError(Exception):
    """A note that is left out: `reason` and `detail` are those of a `NoteResult`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Prepared:
    """A note ready to be translated.

    `source` is the note as it is, `note` the same with its links as the
    edition has them; both have the same lines. `segments` lie in `note`.
    `data` are the bytes that were read.
    """

    job: Job
    source: Note
    note: Note
    segments: tuple[Segment, ...]
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of `data`."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Draft:
    """A translated note, before its links follow headings of other notes.

    `places` tells where segments, by their number, are in its text. `escaped`
    are all segments as they were put in. Those of `given_up` stay as they are
    in the note, because their translations would change its structure.
    `by_people`: somebody wrote one of them in the edition.
    """

    prepared: Prepared
    note: Note
    places: Places
    moved: Moved
    escaped: tuple[str, ...]
    given_up: frozenset[int] = frozenset()
    by_people: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """The text of an edition, and where its segments are."""

    text: str
    places: Places


def prepare(job: Job, editions: Editions) -> Prepared:
    """Read the note of `job` and find what is to be translated.

    Raises:
        CannotTranslateError: it cannot be read.
    """
    try:
        data = read_bytes(job.found.path)
    except UnreadableError as error:
        raise CannotTranslateError(error.variant) from error
    return prepared_from(job, editions, data)


def prepared_from(job: Job, editions: Editions, data: bytes) -> Prepared:
    """The note of `job` as it is in `data`: now, or on another day.

    Raises:
        CannotTranslateError: it cannot be read.
    """
    surroundings = job.surroundings
    try:
        source = Source.decode(data, surroundings.path_of(job.found.path))
    except UndecodableError as error:
        raise CannotTranslateError("binary" if str(error) == "binary" else "undecodable") from error
    whole = Note(source, job.dialect, surroundings.site)
    if whole.front_matter.error:
        raise CannotTranslateError("front-matter")
    edits = relocated(whole, editions.places(job))
    if not job.plan.same_address:
        edits += own_addresses(whole, job.plan.language)
    note = _with_text(whole, splice(source.text, edits))
    return Prepared(job, whole, note, segments_of(note, _options(job)), data)


def draft(prepared: Prepared, texts: Sequence[str], raw: Sequence[bool]) -> Draft:
    """The note with `texts` in place of its segments.

    They are escaped for their places but where `raw` says that a person wrote
    them just there.

    Raises:
        CannotTranslateError: people's own words make front matter that cannot be read.
    """
    note = prepared.note
    escaped = tuple(
        text if as_it_is else escape(segment, note, text)
        for segment, text, as_it_is in zip(prepared.segments, texts, raw, strict=True)
    )
    people = {number: escaped[number] for number, as_it_is in enumerate(raw) if as_it_is}
    trials = _Trials(prepared)
    # People may write what markup they like: only an engine's words are held to the note's.
    judged = tuple(
        note.text[segment.span.start : segment.span.end] if number in people else text
        for number, (segment, text) in enumerate(zip(prepared.segments, escaped, strict=True))
    )
    judged, given_up = settled(
        note.text, prepared.segments, judged, trials.differences, frozenset(people)
    )
    escaped = tuple(people.get(number, text) for number, text in enumerate(judged))
    whole, translated = trials.edition(escaped)
    if translated.front_matter.error:
        raise CannotTranslateError("structure", "front-matter, line 1")
    kept: Kept = kept_ids(note, translated)
    with_ids = _with_text(translated, splice(translated.text, kept.edits))
    places = shifted(whole.places, kept.edits)
    return Draft(prepared, with_ids, places, kept.moved, escaped, given_up, bool(people))


class _Trials:
    """Editions of one note with texts that are tried; the last one is at hand."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._last: tuple[tuple[str, ...], Assembled, Note] | None = None

    def edition(self, texts: Sequence[str]) -> tuple[Assembled, Note]:
        """The note with `texts` in place of its segments."""
        if self._last is None or self._last[0] != tuple(texts):
            note = self._prepared.note
            whole = assembled(note.text, _made(self._prepared.segments, texts))
            self._last = tuple(texts), whole, _with_text(note, whole.text)
        return self._last[1:]

    def differences(self, texts: Sequence[str]) -> list[StructureDifference]:
        """What it would have otherwise than the note."""
        edition = self.edition(texts)[1]
        options = _options(self._prepared.job)
        return structure_differences(self._prepared.note, edition, options=options)


def finish(made: Draft, moved_of: Callable[[str], Moved], reference: Reference) -> Finished:
    """The edition: links follow the headings that have moved, and `reference` is put in."""
    edits = sorted(followed(made.note, moved_of))
    note = _with_text(made.note, splice(made.note.text, edits))
    places = shifted(made.places, edits)
    edits = reference_edits(note, reference, made.prepared.job.plan.language)
    text = splice(note.text, edits)
    # Signed is what may be made anew without asking: where the memory is missing, nothing else
    # tells that a sentence is a person's.
    return Finished(text if made.by_people else signed(text), shifted(places, edits))


def _made(segments: Sequence[Segment], texts: Sequence[str]) -> list[Made]:
    """Each segment with its text; in pieces, where another segment may lie in one of them."""
    starts = {segment.span.start for segment in segments}
    return [
        Made(segment, _pieces(segment, text) if _holds(segment, starts) else (text,))
        for segment, text in zip(segments, texts, strict=True)
    ]


def _holds(segment: Segment, starts: set[int]) -> bool:
    return any(
        not starts.isdisjoint(range(item.span.start, item.span.end)) for item in segment.protected
    )


def _pieces(segment: Segment, text: str) -> tuple[str | Protected, ...]:
    return tuple(piece.item or piece.text for piece in pieces_of(segment, text))


def _options(job: Job) -> ExtractOptions:
    return ExtractOptions(job.settings.front_matter, job.settings.attributes)


def _with_text(note: Note, text: str) -> Note:
    """`note` with another text; itself, with what is known of it, where that is the same."""
    return note if text == note.text else Note(note.source.with_text(text), note.dialect, note.site)
