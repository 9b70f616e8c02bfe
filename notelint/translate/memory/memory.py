"""The translation memory: what was translated, by whom, and what the editions were made of."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from notelint.translate.memory.database import connect, in_memory, told, transaction
from notelint.translate.memory.editions import EditionRecord, EditionState, hash_of
from notelint.translate.memory.entry import MARKDOWN, Entry, Origin, Review
from notelint.translate.memory.people.accepted import accepted
from notelint.translate.memory.rows import (
    ENTRY_COLUMNS,
    entry_of,
    record_of,
    row_of,
    row_of_record,
    source_row,
)
from notelint.translate.memory.search import Similar, is_korean, places_of_similar
from notelint.translate.memory.sentence import Key, digest_of
from notelint.translate.memory.upkeep import Summary, forget, summary_of

_AT_ONCE = 300  # digests in one query: SQLite before 3.32 takes 999 values

_Item = TypeVar("_Item")

_INSERT_SOURCE = (
    "INSERT INTO source (digest, text, kinds) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING"
)
_INSERT_ENTRY = (
    f"INSERT OR REPLACE INTO entry (source, {ENTRY_COLUMNS}) "
    "VALUES ((SELECT id FROM source WHERE digest = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT_ENTRY = (
    f"SELECT source.text, source.kinds, {ENTRY_COLUMNS} "
    "FROM entry JOIN source ON source.id = entry.source"
)
_INSERT_EDITION = (
    "INSERT OR REPLACE INTO edition (path, source, source_hash, written, stamp, content) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)
_SELECT_EDITION = "SELECT path, source, source_hash, written, stamp, content FROM edition"


class Memory:
    """A translation memory in a file, for one thread; many processes may have it open.

    What `store` and `record_edition` were given outlives the process once they
    return, all of it; killed before, none of it is there.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Self:
        """The memory in the file at `path`, which is made if it is not there.

        `read_only` changes nothing on the disk and wants the file to be there.

        Raises:
            MemoryFileError: it cannot be used.
        """
        return cls(connect(path, read_only), path)

    @classmethod
    def empty(cls) -> Self:
        """A memory without a file, that is gone when it is closed."""
        return cls(in_memory(), Path(":memory:"))

    def close(self) -> None:
        """Let go of the file."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def find(self, keys: Sequence[Key]) -> dict[Key, Entry]:
        """The translation of each sentence that has one that may be used as it is.

        People's go before all, those for the same note first and then the
        latest; they are found whatever the engine and the glossary. Then what
        was read back from the edition of the same note, then what this engine
        answered with this glossary.
        """
        digests = {digest for key in keys for digest in key[:3]}
        entries = self._entries_under(sorted(digests))
        found = {}
        for key in keys:
            candidates = [entry for d in dict.fromkeys(key[:3]) for entry in entries.get(d, ())]
            best = max(candidates, key=lambda entry: _rank(entry, key), default=None)
            if best is not None and _rank(best, key)[0]:
                found[key] = best
        return found

    def store(self, entries: Iterable[Entry]) -> None:
        """Keep `entries` in one transaction; each takes the place of an older one of its kind.

        One answer is kept for a sentence, engine and glossary, and one of
        people for a sentence and note.
        """
        stored = list(entries)
        if not stored:
            return
        with told(self.path), transaction(self._connection) as connection:
            _insert(connection, stored)

    def read_files(self, paths: Sequence[Path]) -> None:
        """Have the translations of the memory files `paths` among the entries, and of no others.

        A file is read when it has changed since the last time; all or nothing
        of it.

        Raises:
            MemoryFileError: one is not there, or no file of translations.
        """
        from notelint.translate.memory.exchange.formats import entries_in, read_data

        with told(self.path):
            known = dict(self._connection.execute("SELECT path, hash FROM memory_file"))
        now = {str(path): read_data(path) for path in paths}
        changed = {path: data for path, data in now.items() if known.get(path) != hash_of(data)}
        read = {path: entries_in(Path(path), data) for path, data in changed.items()}
        gone = known.keys() - now.keys()
        if not gone and not changed:
            return
        with told(self.path), transaction(self._connection) as connection:
            for path in (*gone, *changed):
                connection.execute("DELETE FROM entry WHERE file = ?", (path,))
                connection.execute("DELETE FROM memory_file WHERE path = ?", (path,))
            for path, entries in read.items():
                _insert(connection, [entry._replace(file=path) for entry in entries])
                values = (path, hash_of(changed[path]))
                connection.execute("INSERT INTO memory_file (path, hash) VALUES (?, ?)", values)

    def entries(self, human_only: bool = False) -> Iterator[Entry]:
        """All entries, in the order of their sources' text, kinds and notes."""
        where = f"WHERE origin = '{Origin.HUMAN}'" if human_only else ""
        order = "source.text, source.kinds, origin, note, context, engine, glossary, file"
        with told(self.path):
            for row in self._connection.execute(f"{_SELECT_ENTRY} {where} ORDER BY {order}"):
                yield self._read(entry_of, row)

    def similar(self, text: str, most: int = 10) -> list[Similar]:
        """The entries most like `text`, Korean or English, for people to look at; best first."""
        column = "source.text" if is_korean(text) else "target"
        query = f"SELECT entry.id, {column} FROM entry JOIN source ON source.id = entry.source"
        with told(self.path):
            rows = self._connection.execute(f"{query} ORDER BY entry.id").fetchall()
            found: list[Similar] = []
            for place, likeness in places_of_similar(text, [str(row[1]) for row in rows], most):
                where = f"{_SELECT_ENTRY} WHERE entry.id = ?"
                row = self._connection.execute(where, (rows[place][0],)).fetchone()
                found.append(Similar(self._read(entry_of, row), likeness))
        return found

    def summary(self) -> Summary:
        """What is in it, in numbers."""
        with told(self.path):
            return summary_of(self._connection)

    def forget(self, all_engines: bool = False) -> int:
        """Forget what no run would use again; how many translations those were.

        See `upkeep.forget`. The file becomes smaller.
        """
        with told(self.path):
            with transaction(self._connection) as connection:
                gone = forget(connection, all_engines)
            self._connection.execute("VACUUM")
        return gone

    def edition_states(self) -> dict[str, EditionState]:
        """What every edition rests on, by its path, for telling which ones are out of date.

        Of an edition whose writing was cut off there may be two records; this
        gives the one made last.
        """
        query = "SELECT path, source, source_hash, written, stamp FROM edition ORDER BY id"
        with told(self.path):
            return {row[0]: EditionState(*row[1:]) for row in self._connection.execute(query)}

    def edition(self, path: str, written: str, text: str) -> EditionRecord | None:
        """What is recorded of the edition at `path`, whose file has the hash `written`.

        None when nothing is. When people changed the file, no record has its
        hash: then it is the one that has most lines of the file's `text`.
        """
        query = f"{_SELECT_EDITION} WHERE path = ? ORDER BY id"
        with told(self.path):
            rows = self._connection.execute(query, (path,)).fetchall()
            records = [self._read(record_of, row) for row in rows]
        lines = Counter(text.splitlines())
        return max(
            records,
            key=lambda record: (
                record.written == written,
                (Counter(record.text.splitlines()) & lines).total(),
            ),
            default=None,
        )

    def record_edition(self, record: EditionRecord, replacing: str | None = None) -> None:
        """Keep what an edition is made of, BEFORE its file is written.

        `replacing` is `EditionRecord.written` of the record that the file on
        the disk goes with (what `edition` gave): it stays until `edition_written`,
        because the file may not be written after all.
        """
        with told(self.path), transaction(self._connection) as connection:
            connection.execute(
                "DELETE FROM edition WHERE path = ? AND written IS NOT ?", (record.path, replacing)
            )
            connection.execute(_INSERT_EDITION, row_of_record(record))

    def editions_written(self, records: Iterable[EditionRecord]) -> None:
        """The files of `records` are on the disk: what was recorded of them before may go."""
        with told(self.path), transaction(self._connection) as connection:
            connection.executemany(
                "DELETE FROM edition WHERE path = ? AND written <> ?",
                [(record.path, record.written) for record in records],
            )

    def accept(self, record: EditionRecord, text: str) -> int:
        """Take the marked sentences of an edition, whose `text` this is, as right; how many.

        See `Review.SOURCE_CHANGED`.
        """
        settled, entries = accepted(record, text)
        with told(self.path), transaction(self._connection) as connection:
            _insert(connection, entries)
            connection.execute(_INSERT_EDITION, row_of_record(settled))
        return len(entries)

    def forget_editions(self, paths: Iterable[str]) -> None:
        """Drop the records of editions that are no more."""
        with told(self.path), transaction(self._connection) as connection:
            connection.executemany("DELETE FROM edition WHERE path = ?", [(p,) for p in paths])

    def _entries_under(self, digests: Sequence[bytes]) -> dict[bytes, list[Entry]]:
        found: dict[bytes, list[Entry]] = {}
        with told(self.path):
            for start in range(0, len(digests), _AT_ONCE):
                some = digests[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"{_SELECT_ENTRY} WHERE source.digest IN ({marks})"
                for row in self._connection.execute(query, some):
                    entry = self._read(entry_of, row)
                    found.setdefault(digest_of(entry.source, entry.kinds), []).append(entry)
        return found

    def _read(self, make: "Callable[[sqlite3.Row], _Item]", row: sqlite3.Row) -> _Item:
        """What `row` holds; a row that notelint did not write says that the file is damaged."""
        try:
            return make(row)
        except (ValueError, TypeError, KeyError) as error:
            raise sqlite3.DatabaseError(f"unreadable row: {error}") from error


def _insert(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.executemany(_INSERT_SOURCE, map(source_row, entries))
    connection.executemany(_INSERT_ENTRY, (row_of(entry, now) for entry in entries))


def _fits(entry: Entry, key: Key) -> bool:
    """Whether the entry's words mean there what they meant where they were written."""
    if entry.context == MARKDOWN:
        return key.context != "title"  # a value of the front matter
    return entry.context in ("", key.context)


def _rank(entry: Entry, key: Key) -> tuple[int, str, str]:
    """How much the entry is wanted; 0: it may not be used."""
    here = bool(key.note) and entry.note == key.note
    rank = 0
    if _fits(entry, key) and entry.review is not Review.SOURCE_CHANGED:
        if entry.origin is Origin.HUMAN:
            rank = 5 if here else 4
        elif entry.origin is Origin.UNKNOWN:
            rank = 3 if here else 0
        elif (entry.engine, entry.glossary) == (key.engine, key.glossary):
            rank = 2
    return rank, entry.when, entry.target
