"""Putting a changed note in the place of the old one, all of it or nothing."""

import os
import stat
import tempfile
from contextlib import suppress

from notelint.run.read import UnreadableError, read_bytes

# How the file begins that becomes the note. A run that is killed may leave one behind; the
# name has no suffix of notes, so that none is ever taken for one.
TEMPORARY = ".notelint-"


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

    A new file in the same folder gets the content and the mode, reaches the
    disk, and takes the old one's name: whatever happens, the file under that
    name is whole, old or new. A link stays a link; what it leads to is
    replaced. Other hard links to the file keep the old content.

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
        _replace(target, before, after, status)
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


def _replace(target: str, before: bytes, after: bytes, status: os.stat_result) -> None:
    folder = os.path.dirname(target)  # noqa: PTH120
    descriptor, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            _like(file.fileno(), temporary, status)
            file.flush()
            os.fsync(file.fileno())
        # Once more, now that all slow work is done: someone may have saved it in an editor.
        _unchanged(target, before)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    _sync_folder(folder)


def _like(descriptor: int, path: str, status: os.stat_result) -> None:
    """Give the new file the owner and mode of the old one."""
    own = os.fstat(descriptor)
    if hasattr(os, "fchown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        # Only an administrator may give files away; for others the mode is what counts.
        with suppress(OSError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    os.chmod(path, stat.S_IMODE(status.st_mode))  # noqa: PTH101


def _sync_folder(folder: str) -> None:
    """Make the new name reach the disk; systems that cannot open folders do without."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
