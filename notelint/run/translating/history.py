"""A note as it was when its edition was made: from git, where the memory is missing."""

import os
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_MOST = 300  # commits of the note that are looked at
_PATIENCE = 20.0  # seconds that git may take


def bytes_before(path: Path, wanted: str) -> bytes | None:
    """The content that the file at `path` had in one of its commits, by its SHA-256 in hex.

    None where there is no git, no repository, or no such content: the history
    of a shallow clone is short.
    """
    commits = _git(path.parent, b"", "rev-list", "-n", str(_MOST), "HEAD", "--", f"./{path.name}")
    names = "".join(f"{commit}:./{path.name}\n" for commit in commits.decode().split())
    if not names or "\n" in path.name:
        return None
    for content in _contents(_git(path.parent, names.encode(), "cat-file", "--batch")):
        if sha256(content).hexdigest() == wanted:
            return content
    return None


def _contents(answer: bytes) -> Iterator[bytes]:
    """The files in what `git cat-file --batch` answers: a header line and so many bytes, each."""
    at = 0
    while (end := answer.find(b"\n", at)) >= 0:
        header = answer[at:end].split(b" ")
        at = end + 1
        if len(header) == 3 and header[1] == b"blob":
            size = int(header[2])
            yield answer[at : at + size]
            at += size + 1


def _git(folder: Path, given: bytes, *arguments: str) -> bytes:
    """What git says, or nothing where it fails; it changes nothing and runs no other program."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", *arguments],
            cwd=folder,
            input=given,
            capture_output=True,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"},
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout
