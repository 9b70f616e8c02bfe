"""What the memory holds of an edition: as notelint wrote it, and where its sentences stand."""

import json
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from notelint.note.span import Span
from notelint.translate.memory.entry import Origin, Review


class Placed(NamedTuple):
    """A sentence of an edition.

    `span` lies in the text of the edition, and may lie within that of another
    sentence (the text of an image); `source` is the sentence as it stands in
    the note. `review` and `old_source` tell of a person's sentence
    whose source has changed since: it was a translation of `old_source`.
    """

    span: Span
    source: str
    kind: str  # `Segment.kind`
    origin: Origin = Origin.ENGINE
    review: Review = Review.NONE
    old_source: str = ""


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition as notelint made it, before anything that people did to its frame.

    `text` is the whole edition without byte order mark. Where people added,
    moved or changed lines, the file holds more: `written` is its own hash.
    `stamp` is whatever else the edition rests on: engine, glossary, options.
    """

    path: str  # of the edition, from the root, with `/`
    source: str  # of the note
    source_hash: str  # of the note's bytes
    written: str  # hash of the bytes of the edition's file
    stamp: str
    text: str
    segments: tuple[Placed, ...]


class EditionState(NamedTuple):
    """What tells whether an edition is still what its note asks for."""

    source: str
    source_hash: str
    written: str
    stamp: str


def hash_of(data: bytes) -> str:
    """As editions name their source: `sha256:` and 64 hexadecimal digits."""
    return f"sha256:{sha256(data).hexdigest()}"


def packed(record: EditionRecord) -> bytes:
    """The text and the segments, small."""
    rows = [[*item.span, *item[1:]] for item in record.segments]
    whole = json.dumps([record.text, rows], ensure_ascii=False)
    return zlib.compress(whole.encode("utf-8", "surrogatepass"), 6)


_LARGEST = 1 << 28  # bytes of an unpacked record: more is none that notelint wrote


def unpacked(data: bytes) -> tuple[str, tuple[Placed, ...]]:
    """What `packed` has packed.

    Raises:
        ValueError: the data is damaged.
    """
    try:
        unpacker = zlib.decompressobj()
        whole = unpacker.decompress(data, _LARGEST)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise ValueError("too long or cut off")
        text, rows = json.loads(whole.decode("utf-8", "surrogatepass"))
        segments = tuple(_placed(row) for row in rows)
        if any(not 0 <= item.span.start <= item.span.end <= len(text) for item in segments):
            raise ValueError("spans beyond the text")
        return text, segments
    except (zlib.error, TypeError, IndexError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _placed(row: list[Any]) -> Placed:
    start, end, source, kind, origin, review, old_source = row
    return Placed(Span(start, end), source, kind, Origin(origin), Review(review), old_source)
