"""Writing a file in one step: others see the old file or the new one, never a part."""

import os
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, last_look: Callable[[], None] | None = None) -> None:
    """Make `data` the content of `path`, which keeps its mode and owner; a link stays a link.

    `last_look` is called when all slow work is done, just before the new file
    takes the name of the old one; what it raises prevents that. What is no
    file on a disk (`/dev/stdout`, a pipe) is simply written to.

    Raises:
        OSError: the folder is not there or may not be written to, the disk is full.
    """
    mode = _mode_of(path)
    if not stat.S_ISREG(mode):
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _own_alike(target, Path(temporary))
        Path(temporary).chmod(stat.S_IMODE(mode))
        if last_look:
            last_look()
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _own_alike(old: Path, new: Path) -> None:
    """Give the new file the owner of the old one, where that is allowed: to administrators."""
    with suppress(OSError):
        status, own = old.stat(), new.stat()
        if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            os.chown(new, status.st_uid, status.st_gid)


def _sync_folder(folder: Path) -> None:
    """Make the new name reach the disk; systems that cannot open folders do without."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mode_of(path: Path) -> int:
    """The mode of the file at `path`, or the one that a new file gets."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return stat.S_IFREG | 0o666 & ~umask
