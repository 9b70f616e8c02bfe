"""The file of the cache: an SQLite database that any number of runs may share."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Self

from notelint.run.asked import Answer, Answers
from notelint.run.cache.record import RecordError

_NAME = "findings.sqlite3"
_FORMAT = 4
_WAIT = 5.0  # seconds for another run that writes
_DAY = 86_400.0
_UNUSED_DAYS = 30
# Paths asked for one by one; with more, the whole table is read.
_FEW = 50
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    path TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL,
    size INTEGER NOT NULL, changed INTEGER NOT NULL,
    asked TEXT NOT NULL, details TEXT NOT NULL, outcome TEXT NOT NULL, used INTEGER NOT NULL,
    PRIMARY KEY (path, key)
) WITHOUT ROWID
"""


class Entry(NamedTuple):
    """What is kept of a note under one set of settings.

    `digest`, `size` (bytes) and `changed` (nanoseconds since 1970; 0 where the
    time tells nothing) are those of the file; `asked` are questions and answers
    as in `Outcome`, their `details` apart, as text, for they are seldom needed;
    `used` is the day since 1970 on which it was last of use.
    """

    path: str
    key: str
    digest: bytes
    size: int
    changed: int
    asked: tuple[tuple[str, str], ...]
    details: str
    outcome: str
    used: int = 0

    def rests_on(self, answers: Answers) -> Self:
        """The entry with what was asked, and the answers."""
        details = json.dumps([each.details for each in answers]) if answers else ""
        return self._replace(asked=tuple(each[:2] for each in answers), details=details)

    def answers(self) -> Answers:
        """What was asked, in detail, and the answers.

        Raises:
            RecordError: the details are none that `rests_on` wrote.
        """
        try:
            details = json.loads(self.details) if self.asked else []
            return tuple(
                Answer(*asked, tuple((question, answer) for question, answer in each))
                for asked, each in zip(self.asked, details, strict=True)
            )
        except (ValueError, TypeError, RecursionError) as error:
            raise RecordError(str(error)) from error


class StoreError(Exception):
    """The cache cannot be used; the message says why. The run goes on without."""


class Store:
    """Entries of one version of notelint, by path and key.

    Raises (from every method):
        StoreError: the disk is full, the file may not be written, another run holds it too long.
    """

    def __init__(self, connection: sqlite3.Connection, version: str) -> None:
        self._connection = connection
        self._version = version

    @classmethod
    def open(cls, folder: Path, version: str) -> Self:
        """The store in `folder`; a broken one is made anew, one of another version emptied."""
        path = folder / _NAME
        try:
            return cls(_connect(path, version), version)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_broken(error):
                raise StoreError(str(error)) from error
        try:
            for name in (_NAME, f"{_NAME}-wal", f"{_NAME}-shm"):
                (folder / name).unlink(missing_ok=True)
            return cls(_connect(path, version), version)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(str(error)) from error

    def entries(self, paths: Collection[str]) -> Mapping[tuple[str, str], Entry]:
        """What is kept of the notes at `paths` (other notes may be among it)."""
        columns = "path, key, digest, size, changed, asked, details, outcome, used"
        query = f"SELECT {columns} FROM entries"
        try:
            if len(paths) <= _FEW:
                marks = ", ".join("?" * len(paths))
                rows = self._connection.execute(f"{query} WHERE path IN ({marks})", tuple(paths))
            else:
                rows = self._connection.execute(query)
            return {(row[0], row[1]): _entry(row) for row in rows}
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise StoreError(str(error)) from error

    def save(self, entries: Iterable[Entry], gone: Iterable[str] = ()) -> None:
        """Keep `entries`, all or none; forget the notes `gone` and what was long of no use."""
        today = day()
        rows = [(*e[:5], json.dumps(e.asked), e.details, e.outcome, today) for e in entries]
        try:
            with self._connection as connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
                )
                connection.executemany("DELETE FROM entries WHERE path = ?", [(p,) for p in gone])
                connection.execute("DELETE FROM entries WHERE used < ?", (today - _UNUSED_DAYS,))
        except sqlite3.Error as error:
            raise StoreError(str(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def day() -> int:
    """Today, as a number of days since 1970."""
    return int(time.time() // _DAY)


def _connect(path: Path, version: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # What is lost when the machine goes down is only checked once more.
        connection.execute("PRAGMA synchronous = OFF")
        with closing(connection.execute("PRAGMA user_version")) as found:
            known = found.fetchone()[0] == _FORMAT
        if not known or _version_of(connection) != version:
            _make_anew(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _version_of(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT version FROM made_by").fetchone()
    return str(row[0]) if row else ""


def _make_anew(connection: sqlite3.Connection, version: str) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP TABLE IF EXISTS entries")
        connection.execute("DROP TABLE IF EXISTS made_by")
        connection.execute(_SCHEMA)
        connection.execute("CREATE TABLE made_by (version TEXT NOT NULL)")
        connection.execute("INSERT INTO made_by VALUES (?)", (version,))
        connection.execute(f"PRAGMA user_version = {_FORMAT}")


def _is_broken(error: sqlite3.OperationalError) -> bool:
    """Whether the file is the trouble, not the disk, a lock or a permission."""
    return "no such table" in str(error) or "malformed" in str(error)


def _entry(row: tuple[str, str, bytes, int, int, str, str, str, int]) -> Entry:
    asked = row[5]
    answers = tuple([(str(q), str(a)) for q, a in json.loads(asked)]) if asked != "[]" else ()
    return Entry(*row[:5], answers, *row[6:])
