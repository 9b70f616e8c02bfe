"""Opening the file of a memory, and telling in one sentence what is wrong with it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from notelint.config.beside import from_here
from notelint.translate.memory.schema import APPLICATION, VERSION, bring_up_to_date
from notelint.translate.memory.shares import is_on_a_share

_PATIENCE = 30.0  # seconds that a process waits for another one to finish writing
_AGAIN = 0.02  # seconds between two tries of what SQLite does not wait for itself

_FOLDER = ".notelint"
_GITIGNORE = """\
# What machines translated is a cache of this checkout. What people wrote belongs into git:
# `notelint memory export --human-only memory.tmx`, and `memory-files = ["memory.tmx"]` in the
# configuration.
/memory.sqlite3*
"""


class MemoryFileError(Exception):
    """A memory that cannot be used; the message names its file and says what to do."""


def connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    """The database at `path`, up to date; made if it is not there and may be written to.

    Raises:
        MemoryFileError: it is not there, no memory, damaged, or of a newer notelint.
    """
    with told(path):
        if read_only:
            return _reader(path)
        _make_folder(path.parent)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _look_at(connection, path)
            _set_journal(connection, path)
            _bring_up_to_date(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def in_memory() -> sqlite3.Connection:
    """A database without a file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _bring_up_to_date(connection)
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the file at `path` into a `MemoryFileError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise MemoryFileError(f"{from_here(path)}: {_words(error)}") from error
    except OSError as error:
        raise MemoryFileError(f"{from_here(path)}: {error.strerror or error}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is written within, or, whatever happens, nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        # SQLite itself has rolled back where the disk was full.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


_DAMAGED = (
    "the translation memory is damaged ({}); move it away and run again: "
    "what the editions hold is read back from them"
)
_MISSING = "there is no translation memory yet"
_SAID = {
    "SQLITE_NOTADB": "this is no translation memory; move it away or name another file",
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_FULL": "the disk is full; what was stored before is kept",
    "SQLITE_IOERR": "the translation memory cannot be read or written ({}); is the disk full?",
    "SQLITE_BUSY": "another notelint is writing to the translation memory; try again later",
    "SQLITE_LOCKED": "another notelint is writing to the translation memory; try again later",
    "SQLITE_READONLY": "the translation memory or its folder may not be written to",
    "SQLITE_CANTOPEN": "the translation memory cannot be opened; is its folder there, and yours?",
    "SQLITE_PERM": "the translation memory may not be opened",
    "SQLITE_ERROR": _DAMAGED,  # a table or column is missing
}


def _words(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    for begins, words in _SAID.items():
        if name.startswith(begins):
            return words.format(error)
    return str(error)


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, in folders that may not be written to either."""
    if not path.is_file():
        raise MemoryFileError(f"{from_here(path)}: {_MISSING}")
    for mode in ("mode=ro", "immutable=1"):
        uri = f"{path.resolve().as_uri()}?{mode}"
        connection = sqlite3.connect(uri, timeout=_PATIENCE, isolation_level=None, uri=True)
        try:
            if not _look_at(connection, path):
                raise MemoryFileError(f"{from_here(path)}: {_MISSING}")
        except sqlite3.OperationalError:
            connection.close()
            # In WAL mode even a reader makes a file beside the database. Where it cannot, nobody
            # else can write either, unless there is a log that a writer left.
            if mode == "immutable=1" or _size(Path(f"{path}-wal")):
                raise
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("one of the two returns or raises")


def _look_at(connection: sqlite3.Connection, path: Path) -> bool:
    """Refuse what is no memory or one that only a newer notelint understands.

    Whether it holds anything: a run that was killed, or met a full disk, may
    have left a file that does not yet.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise MemoryFileError(f"{from_here(path)}: {_SAID['SQLITE_NOTADB']}")
    if version > VERSION:
        raise MemoryFileError(
            f"{from_here(path)}: made by a newer notelint (form {version}, this one knows "
            f"{VERSION}); update notelint or name another file"
        )
    return bool(tables)


def _set_journal(connection: sqlite3.Connection, path: Path) -> None:
    """Have readers and a writer work at once, where the file system can do that.

    The log of WAL mode needs memory that all processes share, so that a memory
    on a network drive keeps SQLite's older journal: as safe, with one process
    at a time (https://www.sqlite.org/wal.html, "Overview").
    """
    wanted = "delete" if is_on_a_share(path) else "wal"
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
            if mode != wanted:
                # SQLite answers with the mode that it stays in where it cannot have this one.
                (mode,) = connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()
            break
        except sqlite3.OperationalError as error:
            # SQLite does not wait by itself here.
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(_AGAIN)
    if mode == "wal":
        # Whole after a loss of power too, though without the last transactions: those editions
        # then say themselves what made them. Waiting for the disk took most of a run's time.
        connection.execute("PRAGMA synchronous = NORMAL")


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA user_version").fetchone() == (VERSION,):
        return
    with transaction(connection):
        bring_up_to_date(connection)


def _make_folder(folder: Path) -> None:
    """Make the folder, and keep git away from what is in it, unless somebody has decided that."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(f"{from_here(folder)} is no folder; move it away") from None
    if folder.name == _FOLDER:
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
            file.write(_GITIGNORE)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
