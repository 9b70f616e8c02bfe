"""Killed at any moment while it fixes, notelint leaves every file whole: old or new."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.check_file import NoteChecker
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import Executor, InProcess
from notelint.run.fix_file import NoteFixer
from notelint.run.processes import Processes
from notelint.run.runner import run

NOTES, KILLED = 24, 40
OLD = "# 탐색\n\n갯수를 세는 역활이다.\n" + "가운데를 먼저 본다.\n\n" * 50
NEW = OLD.replace("갯수", "개수").replace("역활", "역할")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")


@pytest.fixture
def notes(tmp_path: Path) -> list[FoundNote]:
    for number in range(NOTES):
        (tmp_path / f"{number:02}.md").write_text(OLD, "utf-8")
    return discover(["."], ConfigFiles(tmp_path, {"select": ["TY101"]}), tmp_path)


def start_fixing(notes: list[FoundNote], executor: Executor) -> int:
    """A process, the first of a group of its own, that fixes `notes`."""
    child = os.fork()
    if child == 0:
        os.setsid()
        try:
            run(notes, NoteFixer("en"), executor)
        finally:
            os._exit(0)
    return child


def kill(group: int) -> None:
    """Kill the process and its workers, as if the machine lost its power."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        os.kill(group, signal.SIGKILL)
    os.waitpid(group, 0)


def reset(notes: list[FoundNote]) -> None:
    for note in notes:
        Path(note.path).write_text(OLD, "utf-8")


def test_after_a_kill_at_a_random_moment_every_file_is_old_or_new(notes: list[FoundNote]) -> None:
    NoteChecker("en").check(notes[0])  # what checks load is then loaded in all processes
    executors: list[Executor] = [InProcess(), Processes(2, "fork")]
    lasted = []
    for executor in executors:
        started = time.monotonic()
        os.waitpid(start_fixing(notes, executor), 0)
        lasted.append(time.monotonic() - started)
        assert {Path(note.path).read_text("utf-8") for note in notes} == {NEW}
        reset(notes)
    moments = random.Random(7)
    half_done = 0
    for number in range(KILLED):
        child = start_fixing(notes, executors[number % 2])
        time.sleep(moments.uniform(0, lasted[number % 2]))
        kill(child)
        texts = [Path(note.path).read_bytes().decode() for note in notes]
        assert set(texts) <= {OLD, NEW}
        half_done += 0 < texts.count(NEW) < NOTES
        reset(notes)
    # Otherwise no kill came while files were written, and nothing was tested.
    assert half_done > 3


def test_what_a_killed_run_leaves_behind_is_no_note(notes: list[FoundNote], tmp_path: Path) -> None:
    (tmp_path / ".00.md.k3j5x7q_").write_text(OLD, "utf-8")
    assert len(discover(["."], ConfigFiles(tmp_path, {}), tmp_path)) == len(notes)
