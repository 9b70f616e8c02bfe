"""`notelint check --watch` in a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

SECONDS = 60.0


class Terminal:
    """A watching process, and what it has said."""

    def __init__(self, folder: Path, output: Path) -> None:
        self._output = output
        with output.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "notelint", "check", "--watch", "--lang", "en"],
                cwd=folder,
                env=environment(),
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def says(self, text: str, times: int = 1) -> bool:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self._output.read_text("utf-8").count(text) >= times:
                return True
            time.sleep(0.05)
        return False


@pytest.fixture
def terminal(notes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    terminal = Terminal(notes, tmp_path_factory.mktemp("terminal") / "output")
    yield terminal
    terminal.process.kill()
    terminal.process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_a_change_is_checked_until_ctrl_c(terminal: Terminal, notes: Path) -> None:
    assert terminal.says("waiting for changes")
    (notes / "clean.md").write_text("# 가\n\n학슴\n", "utf-8")
    assert terminal.says("clean.md:3:1: warning: `학슴` is a slip for `학습`")
    (notes / "clean.md").write_text("# 가\n", "utf-8")
    assert terminal.says("Checked 1 note: nothing found.")
    os.kill(terminal.process.pid, signal.SIGINT)
    assert terminal.process.wait(SECONDS) == 130


@pytest.mark.parametrize("other", ["--fix", "--statistics", "--add-ignore=x", "-"])
def test_watching_goes_with_nothing_that_ends(notelint: Run, other: str) -> None:
    done = notelint("check", "--watch", other, stdin="# 가\n")
    assert done.returncode == 2
    assert "--watch goes with no" in done.stderr
