"""Putting an edition on the disk: whole, and only where nobody was faster."""

import os
from functools import partial
from pathlib import Path

from notelint.note.source import Source
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.write_whole import write_whole


class EditionNotWrittenError(OSError):
    """An edition that is as it was. `reason` and `detail` are those of a `NoteResult`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(detail or reason)
        self.reason = reason
        self.detail = detail


def edition_bytes(path: str) -> bytes | None:
    """What is at `path` now; None if nothing is.

    Raises:
        EditionNotWrittenError: it cannot be read.
    """
    try:
        return read_bytes(path)
    except UnreadableError as error:
        if error.variant == "vanished":
            return None
        raise EditionNotWrittenError("not-written", error.variant) from None


def encoded(text: str, source: Source) -> bytes:
    """`text` in the encoding of the note `source`; in UTF-8 where that lacks a letter."""
    try:
        return source.with_text(text).encode()
    except UnicodeEncodeError:
        return text.encode("utf-8")


def write_edition(path: str, before: bytes | None, after: bytes, source: str, read: bytes) -> None:
    """Make `after` the content of the edition at `path`, which was `before` (None: not there).

    `read` are the bytes of the note at `source` that it was made from.

    Raises:
        EditionNotWrittenError: the note or the edition is no longer what it
            was, or the system refuses.
    """
    try:
        # Replacing needs no right to write to the file itself: its owner's wish is asked here.
        if before is not None and not os.stat(path).st_mode & 0o222:  # noqa: PTH116
            raise EditionNotWrittenError("read-only")
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        write_whole(Path(path), after, partial(_unchanged, path, before, source, read))
    except EditionNotWrittenError:
        raise
    except OSError as error:
        raise EditionNotWrittenError("not-written", error.strerror or str(error)) from error


def _unchanged(path: str, before: bytes | None, source: str, read: bytes) -> None:
    if edition_bytes(path) != before:
        raise EditionNotWrittenError("edition-changed")
    try:
        now = read_bytes(source)
    except UnreadableError as error:
        raise EditionNotWrittenError(error.variant) from None
    if now != read:
        raise EditionNotWrittenError("changed")
