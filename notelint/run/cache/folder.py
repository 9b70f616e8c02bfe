"""The folder of the cache: where it lies, how it says what it is, how it is taken away."""

import os
import shutil
from pathlib import Path

NAME = ".notelint_cache"
_VARIABLE = "NOTELINT_CACHE_DIR"
_TAG = "CACHEDIR.TAG"
# The first line is what tools look for: https://bford.info/cachedir/
_TAG_TEXT = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder is notelint's cache. It may be deleted at any time.\n"
)


def cache_folder(root: Path) -> Path:
    """The cache of the notes below `root`: there, or where the environment says."""
    named = os.environ.get(_VARIABLE)
    return Path(named) if named else root / NAME


def make_folder(folder: Path) -> None:
    """Make the folder, marked so that Git and backups pass it over.

    Raises:
        OSError: it cannot be made.
    """
    if (folder / _TAG).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("# Made by notelint.\n*\n", "utf-8")
    (folder / _TAG).write_text(_TAG_TEXT, "utf-8")


def remove_folder(folder: Path) -> bool:
    """Take the cache away; whether there was one. A folder that lacks the mark stays.

    Raises:
        OSError: part of it cannot be removed.
    """
    if folder.is_symlink() or not (folder / _TAG).is_file():
        return False
    shutil.rmtree(folder)
    return True
