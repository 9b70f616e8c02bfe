"""The tables of a memory, and how a file of an older form is brought up to date."""

import sqlite3
from collections.abc import Callable

APPLICATION = 0x6E746C74  # "ntlt": tells a memory from other databases (SQLite's `application_id`)
VERSION = 1

_TABLES = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    text TEXT NOT NULL,
    kinds TEXT NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    target TEXT NOT NULL,
    origin TEXT NOT NULL,
    engine TEXT NOT NULL,
    glossary TEXT NOT NULL,
    rung TEXT,
    doubts TEXT NOT NULL,
    score REAL,
    review TEXT NOT NULL,
    note TEXT NOT NULL,
    context TEXT NOT NULL,
    written_at TEXT NOT NULL,
    file TEXT NOT NULL
);
-- An engine answers the same wherever the sentence stands; people may not.
CREATE UNIQUE INDEX entry_of_engine ON entry (source, engine, glossary, file)
    WHERE origin = 'engine';
CREATE UNIQUE INDEX entry_of_people ON entry (source, origin, note, context, file)
    WHERE origin <> 'engine';
CREATE INDEX entry_of_file ON entry (file) WHERE file <> '';
CREATE TABLE edition (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    source TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    written TEXT NOT NULL,
    stamp TEXT NOT NULL,
    content BLOB NOT NULL,
    UNIQUE (path, written)
);
CREATE TABLE memory_file (
    path TEXT PRIMARY KEY,
    hash TEXT NOT NULL
)
"""


def _create(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")


# Each brings a file from the version of its place to the next.
_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_create,)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Create or alter the tables; the caller has begun a transaction and ends it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for step in _STEPS[version:]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")
