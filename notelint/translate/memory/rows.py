"""Entries and records as rows of the tables, and back."""

import json
import sqlite3
from typing import Any

from notelint.translate.memory.editions import EditionRecord, packed, unpacked
from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.sentence import digest_of
from notelint.translate.translation import Doubt, Rung

ENTRY_COLUMNS = (
    "target, origin, engine, glossary, rung, doubts, score, review, note, context, written_at, file"
)


def source_row(entry: Entry) -> tuple[bytes, str, str]:
    """The row of the entry's source."""
    return digest_of(entry.source, entry.kinds), entry.source, " ".join(entry.kinds)


def row_of(entry: Entry, now: str) -> tuple[Any, ...]:
    """The digest of the entry's source and its values for `ENTRY_COLUMNS`."""
    return (
        *(digest_of(entry.source, entry.kinds), entry.target, entry.origin.value),
        *(entry.engine, entry.glossary, entry.rung and entry.rung.value),
        json.dumps(entry.doubts, ensure_ascii=False) if entry.doubts else "",
        *(entry.score, entry.review.value, entry.note, entry.context),
        *(entry.when or now, entry.file),
    )


def entry_of(row: sqlite3.Row) -> Entry:
    """The entry of a source's text and kinds and the values of `ENTRY_COLUMNS`.

    Raises:
        ValueError, TypeError: notelint did not write this row.
    """
    source, kinds, target, origin, engine, glossary, rung, doubts, score, review, *rest = row
    note, context, when, file = rest
    texts = (source, kinds, target, engine, glossary, doubts, note, context, when, file)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("text expected")
    return Entry(
        *(source, tuple(kinds.split()), target, Origin(origin), engine, glossary),
        Rung(rung) if rung else None,
        tuple(Doubt(code, tuple((k, v) for k, v in values)) for code, values in json.loads(doubts))
        if doubts
        else (),
        *(None if score is None else float(score), Review(review), note, context, when, file),
    )


def row_of_record(record: EditionRecord) -> tuple[Any, ...]:
    """The values of an edition's row, in the order of its table."""
    return (
        *(record.path, record.source, record.source_hash, record.written, record.stamp),
        packed(record),
    )


def record_of(row: sqlite3.Row) -> EditionRecord:
    """The record of an edition's row.

    Raises:
        ValueError, TypeError: notelint did not write this row.
    """
    *texts, content = row
    path, source, source_hash, written, stamp = map(str, texts)
    text, segments = unpacked(content)
    return EditionRecord(path, source, source_hash, written, stamp, text, segments)
