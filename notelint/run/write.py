"""Putting a changed note in the place of the old one, all of it or nothing."""

import os
from functools import partial
from pathlib import Path

from notelint.run.read import UnreadableError, read_bytes
from notelint.run.write_whole import write_whole


class NotWrittenError(OSError):
    """A note that was not written and is as it was.

    `reason` is "vanished", "read-only", "changed" (it is no longer what was
    read), "unreadable", or "" with the system's own words in `words`.
    """

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(reason or words)
        self.reason = reason
        self.words = words


def write_back(path: str, before: bytes, after: bytes) -> None:
    """Make `after` the content of the file at `path`, which was `before` when it was read.

    Whatever happens, the file is whole, old or new. A link stays a link; what
    it leads to is replaced. Other hard links to the file keep the old content.

    Raises:
        NotWrittenError: nothing was changed.
    """
    target = os.path.realpath(path)
    try:
        if _current(target) == after:
            return  # another process came to it by another name
        _unchanged(target, before)
        status = os.stat(target)  # noqa: PTH116 - paths are plain strings in this package
        # Replacing needs no right to write to the file itself: its owner's wish is asked here.
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise NotWrittenError("read-only")
        # Looked at once more at the end: someone may have saved the note in an editor.
        write_whole(Path(target), after, partial(_unchanged, target, before))
    except NotWrittenError:
        raise
    except FileNotFoundError:
        raise NotWrittenError("vanished") from None
    except OSError as error:
        raise NotWrittenError("", error.strerror or str(error)) from None


def _unchanged(target: str, before: bytes) -> None:
    if _current(target) != before:
        raise NotWrittenError("changed")


def _current(target: str) -> bytes:
    try:
        return read_bytes(target)
    except UnreadableError as error:
        vanished = error.variant in ("vanished", "broken-link")
        raise NotWrittenError("vanished" if vanished else "unreadable") from None
