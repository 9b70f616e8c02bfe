"""Writing a file in one step: others see the old file or the new one, never a part."""

import os
import stat
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Make `data` the content of `path`, which keeps its mode; a link stays a link.

    What is no file on a disk (`/dev/stdout`, a pipe) is simply written to.

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
        Path(temporary).chmod(stat.S_IMODE(mode))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode_of(path: Path) -> int:
    """The mode of the file at `path`, or the one that a new file gets."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return stat.S_IFREG | 0o666 & ~umask
