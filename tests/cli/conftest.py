"""Runs the real command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# A comment that switches nothing off: one finding (NL011) that no other rule shares.
SLIP = "<!-- notelint-ignore -->\n"


def environment(**more: str) -> dict[str, str]:
    """The environment without what would change messages, colours or formats."""
    unwanted = ("GITHUB_", "LC_", "FORCE_COLOR", "NO_COLOR", "LANG")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    return {**kept, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **more}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A repository with a clean note, one with a finding, and one in a folder below."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "clean.md").write_text("# 정렬\n\n병합 정렬은 안정적이다.\n", "utf-8")
    (tmp_path / "slip.md").write_text(f"# 탐색\n\n{SLIP}", "utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "slip.md").write_text(SLIP, "utf-8")
    return tmp_path


@pytest.fixture
def notelint(notes: Path) -> Run:
    """Runs `notelint` with the arguments given, in the folder `notes`."""

    def run(
        *arguments: str, env: dict[str, str] | None = None, stdin: str = "", timeout: int = 120
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "notelint", *arguments],
            cwd=notes,
            env=environment(**(env or {})),
            capture_output=True,
            encoding="utf-8",
            input=stdin,
            timeout=timeout,
            check=False,
        )

    return run
