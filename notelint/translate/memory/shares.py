"""Whether a file lies on a network drive, where processes of two machines share no memory."""

import os
import sys
from pathlib import Path

from notelint.lazy import regex

_ESCAPE = regex(r"\\([0-7]{3})")  # of spaces, tabs, line ends and backslashes in a path

# Types of file systems, as Linux names them in /proc/self/mountinfo (proc(5)).
_NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "glusterfs", "lustre", "ncp", "fuse.sshfs")
_NETWORK_FUSE = ("fuse.rclone", "fuse.s3fs", "fuse.gcsfuse", "fuse.davfs", "drvfs", "virtiofs")


def is_on_a_share(path: Path, mounts: str | None = None) -> bool:
    """Whether `path` is on a drive of another machine, as far as the system says.

    `mounts` is the text of Linux's mountinfo. Other systems are asked by the
    form of the path: `//server/share` of Windows.
    """
    absolute = os.path.realpath(path)
    if absolute.startswith(("\\\\", "//")):
        return True
    if mounts is None:
        if sys.platform != "linux":
            return False
        try:
            mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
        except OSError:
            return False
    return _type_of(absolute, mounts).startswith((*_NETWORK, *_NETWORK_FUSE))


def _type_of(path: str, mounts: str) -> str:
    """The type of the file system whose mount point is the longest that `path` begins with."""
    longest, found = -1, ""
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = _ESCAPE.sub(lambda match: chr(int(match[1], 8)), fields[4])
        folder = point.rstrip("/") + "/"
        # Later lines are mounted over earlier ones.
        if (path + "/").startswith(folder) and len(folder) >= longest:
            longest, found = len(folder), after.split(" ", 1)[0]
    return found
