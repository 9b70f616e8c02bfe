"""The files below a folder, walked once, when first asked for."""

import os
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from notelint.run.digest import digest_of

# Built sites, dependencies and caches: nothing there is written by the author.
_SKIPPED = frozenset(
    {".git", ".hg", ".svn", "node_modules", "_site", ".jekyll-cache", ".bundle", ".venv", "venv"}
    | {"__pycache__", ".next", ".docusaurus", ".cache", ".tox", ".mypy_cache"}
)


class Walk:
    """The paths of the files below `root`, relative to it, with `/`.

    Where there are more than `most`, none is known: part of them tells nothing.
    """

    def __init__(self, root: Path, most: int) -> None:
        self.root = root
        self._most = most

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths as the file system has them, in its order."""
        paths = tuple(islice(_below(self.root), self._most + 1))
        return paths if len(paths) <= self._most else ()

    @cached_property
    def digest(self) -> str:
        """Differs wherever the paths do."""
        return digest_of("\0".join(sorted(self.paths)).encode("utf-8", "surrogateescape")).hex()

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)


def _below(root: Path) -> Iterator[str]:
    """Files below `root`; linked folders are followed, but not in circles."""
    above: dict[str, frozenset[str]] = {}  # the real folders each folder lies in
    for folder, folders, names in os.walk(root, followlinks=True):
        real = os.path.realpath(folder)
        parents = above.get(folder.rpartition(os.sep)[0], frozenset())
        if real in parents:
            folders.clear()
            continue
        above[folder] = parents | {real}
        folders[:] = [name for name in folders if name not in _SKIPPED]
        relative = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        yield from (prefix + name for name in names)
