"""Sets of paths by patterns in the way of .gitignore."""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_MAGIC = frozenset("*?[]!\\/# ")


class Globs:
    """Patterns relative to a folder: a path is in when it or a folder above it matches.

    The patterns are those of gitignore(5). Plain names and `*.suffix`, which
    are nearly all there are, are matched without the library, whose import
    takes longer than checking a note.
    """

    def __init__(self, root: Path, patterns: Iterable[str]) -> None:
        self.root = root
        self.patterns = tuple(patterns)

    def __reduce__(self) -> tuple[type["Globs"], tuple[Path, tuple[str, ...]]]:
        return Globs, (self.root, self.patterns)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Globs) and self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash((self.root, self.patterns))

    def __repr__(self) -> str:
        return f"Globs({str(self.root)!r}, {self.patterns!r})"

    def match(self, path: str, folder: bool = False) -> bool:
        """Whether the absolute `path`, of a file or of a folder, is in."""
        parts = _below(path, str(self.root))
        if parts is None:
            return False
        if self._plain is None:
            return self._spec.match_file("/".join(parts) + ("/" if folder else ""))
        names, folder_names, suffixes = self._plain
        return (
            not names.isdisjoint(parts)
            or not folder_names.isdisjoint(parts if folder else parts[:-1])
            or parts[-1].lower().endswith(suffixes)
        )

    def without(self, folder: str) -> "Globs":
        """The patterns but for those that `folder` itself is in by."""
        kept = [p for p in self.patterns if not Globs(self.root, [p]).match(folder, folder=True)]
        return Globs(self.root, kept)

    @cached_property
    def _plain(self) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]] | None:
        """Names, names of folders and suffixes; None if a pattern is none of these."""
        names, folders, suffixes = set(), set(), []
        for pattern in self.patterns:
            if pattern.startswith("*.") and _MAGIC.isdisjoint(pattern[2:]):
                suffixes.append(pattern[1:].lower())
            elif _MAGIC.isdisjoint(pattern):
                names.add(pattern)
            elif pattern.endswith("/") and _MAGIC.isdisjoint(pattern[:-1]):
                folders.add(pattern[:-1])
            else:
                return None
        return frozenset(names), frozenset(folders), tuple(suffixes)

    @cached_property
    def _spec(self) -> "GitIgnoreSpec":
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(self.patterns)


def _below(path: str, root: str) -> list[str] | None:
    """The parts of `path` below `root`; None when it is not below."""
    prefix = root if root.endswith(os.sep) else root + os.sep
    if not path.startswith(prefix):
        return None
    return path[len(prefix) :].replace(os.sep, "/").split("/")
