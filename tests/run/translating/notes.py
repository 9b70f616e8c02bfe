"""Notes that are translated in tests, and the command that does it, in this process."""

import os
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path

from notelint.cli.commands import run_command
from notelint.run.surroundings import forget_surroundings
from notelint.translate.edition.reference import Reference, find_reference

SORTING = """\
---
title: "정렬 알고리즘"
lang: ko
---

# 정렬

[탐색](search.md#이진-탐색)도 보세요.

- **병합 정렬**은 `O(n log n)`이다.
- 퀵 정렬은 평균적으로 빠르다. ![그림 설명](img.png)
"""
SEARCHING = """\
# 탐색

## 이진 탐색

정렬된 배열에서 $x$를 찾는다.
"""


def write(root: Path, files: Mapping[str, str]) -> None:
    """Make `files` below `root`, a repository."""
    (root / ".git").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def translate(root: Path, *arguments: str, engine: str = "pseudo") -> int:
    """Run `notelint translate` in `root`; its exit code."""
    forget_surroundings()
    with chdir(root):
        return run_command(["translate", "--engine", engine, "--lang", "en", *arguments])


def reference_of(path: Path) -> Reference:
    """What the edition at `path` says of its source."""
    found = find_reference(path.read_text("utf-8"))
    assert found is not None
    return found


def without_reference(text: str) -> str:
    """The text of an edition without what names its source."""
    lines = text.splitlines(keepends=True)
    told = ("translation_of:", "translation_source:", "lang: en", "<!-- translation_of=")
    return "".join(line for line in lines if not line.startswith(told))


def files_below(root: Path) -> set[str]:
    """All files but those of git and of notelint."""
    found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return {path for path in found if not path.startswith((".git/", ".notelint/"))}


def times_below(root: Path) -> dict[str, int]:
    """When each file was changed last, in nanoseconds."""
    return {name: os.stat(root / name).st_mtime_ns for name in files_below(root)}  # noqa: PTH116
