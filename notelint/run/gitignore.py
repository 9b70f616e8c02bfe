"""Which paths Git would ignore, by the .gitignore files from the repository's top down."""

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_NAME = ".gitignore"

Ignores = tuple[tuple[str, "GitIgnoreSpec"], ...]
"""The .gitignore files in force in a folder: each folder with its patterns, outermost first."""


def ignores_above(folder: Path) -> Ignores:
    """What is in force in `folder` through the folders above it, up to the repository's top.

    Nothing when there is no repository.
    """
    above: list[Path] = []
    for parent in (folder, *folder.parents):
        above.append(parent)
        if (parent / ".git").exists():
            break
    else:
        return ()
    ignores: Ignores = ()
    for parent in reversed(above[1:]):
        ignores = with_own(ignores, str(parent))
    return ignores


def with_own(ignores: Ignores, folder: str) -> Ignores:
    """`ignores` and what the .gitignore in `folder` adds."""
    spec = _read(os.path.join(folder, _NAME))  # noqa: PTH118 - called for each folder
    return (*ignores, (folder, spec)) if spec else ignores


def is_ignored(path: str, folder: bool, ignores: Ignores) -> bool:
    """Whether Git would ignore the absolute `path`: the innermost file that names it decides."""
    for base, spec in reversed(ignores):
        relative = path[len(base) :].replace(os.sep, "/").lstrip("/") + ("/" if folder else "")
        verdict = spec.check_file(relative).include
        if verdict is not None:
            return verdict
    return False


@lru_cache(4096)
def _read(path: str) -> "GitIgnoreSpec | None":
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            lines = [line for line in file.read().splitlines() if line.strip()]
    except OSError:
        return None
    if not lines:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
