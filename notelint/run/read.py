"""Reading the bytes of a note, whatever lies under its name."""

import os
import stat
from collections.abc import Mapping

# Bytes. The longest of 10,289 real notes has 0.3 MB.
LARGEST = 64 * 1024 * 1024


class UnreadableError(OSError):
    """A file that cannot be read: `variant` and `values` are those of rule NL001."""

    def __init__(self, variant: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(variant)
        self.variant = variant
        self.values = values or {}


def read_bytes(path: str) -> bytes:
    """The bytes of the file at `path`.

    Raises:
        UnreadableError: it is gone, may not be read, is no regular file or too large.
    """
    try:
        # Asked first: opening a named pipe waits for someone to write to it.
        status = os.stat(path)  # noqa: PTH116 - paths are plain strings here: thousands of them
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("not-a-file")
        if status.st_size > LARGEST:
            raise UnreadableError("too-large", {"megabytes": status.st_size // 1_000_000})
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except UnreadableError:
        raise
    except FileNotFoundError:
        raise UnreadableError("broken-link" if os.path.islink(path) else "vanished") from None  # noqa: PTH114
    except PermissionError:
        raise UnreadableError("permission") from None
    except OSError as error:
        raise UnreadableError("", {"reason": error.strerror or str(error)}) from None
