"""What is in a memory, in numbers; and forgetting what nobody needs any more."""

import sqlite3
from typing import NamedTuple

from notelint.translate.memory.entry import Origin


class Count(NamedTuple):
    """How many translations there are by one origin and, for `Origin.ENGINE`, one engine."""

    origin: str
    engine: str
    entries: int
    latest: str  # when the last one was stored


class Summary(NamedTuple):
    """What is in a memory."""

    counts: tuple[Count, ...]  # people's first, then engines, the one used last before the others
    editions: int
    files: tuple[str, ...]  # the memory files that were read in


def summary_of(connection: sqlite3.Connection) -> Summary:
    """Count what is there."""
    counts = connection.execute(
        "SELECT origin, engine, count(*), max(written_at) FROM entry GROUP BY origin, engine "
        "ORDER BY origin = 'engine', origin, max(written_at) DESC, engine"
    ).fetchall()
    (editions,) = connection.execute("SELECT count(DISTINCT path) FROM edition").fetchone()
    files = connection.execute("SELECT path FROM memory_file ORDER BY path").fetchall()
    return Summary(tuple(Count(*row) for row in counts), editions, tuple(path for (path,) in files))


def forget(connection: sqlite3.Connection, all_engines: bool) -> int:
    """Forget engines' translations, but for the engine used last; how many those were.

    Of that one, only what it answered last to a sentence is kept. People's
    sentences, and those of memory files, stay. The caller has begun a
    transaction and ends it.
    """
    condition = "origin = 'engine' AND file = ''"
    latest = [item.engine for item in summary_of(connection).counts if item.origin == Origin.ENGINE]
    values = []
    if latest and not all_engines:
        values = latest[:1]
        condition += (
            " AND (engine <> ? OR EXISTS (SELECT 1 FROM entry AS later"
            " WHERE later.source = entry.source AND later.engine = entry.engine"
            " AND later.origin = 'engine' AND later.file = ''"
            " AND (later.written_at, later.id) > (entry.written_at, entry.id)))"
        )
    gone = connection.execute(f"DELETE FROM entry WHERE {condition}", values).rowcount
    connection.execute("DELETE FROM source WHERE id NOT IN (SELECT source FROM entry)")
    return gone
