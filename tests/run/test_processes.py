"""Several processes find what one does, and outlive what takes one of them down."""

import os
import signal
import sys
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import InProcess, executor_for
from notelint.run.processes import Processes, batches
from notelint.run.runner import Result, run

needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="forks")


@pytest.fixture
def notes(tmp_path: Path) -> list[FoundNote]:
    """Forty notes of some 30 kB, each with a comment that switches nothing off."""
    for number in range(40):
        filler = f"{number}번째 문단이다.\n\n" * (100 * (number % 7))
        text = f"{filler}<!-- notelint-ignore -->\n\n끝\n"
        (tmp_path / f"{number:02}.md").write_text(text, "utf-8")
    return discover(["."], ConfigFiles(tmp_path, {"select": ["NL"]}), tmp_path)


def results(notes: list[FoundNote], executor: InProcess | Processes) -> Result:
    return run(notes, NoteChecker("ko"), executor)


@pytest.mark.parametrize("method", [pytest.param("fork", marks=needs_fork), "spawn"])
def test_the_result_is_the_same_whatever_the_number_of_processes(
    notes: list[FoundNote], method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notelint.run.processes._BATCH", 20_000)
    alone = results(notes, InProcess())
    assert len(alone.findings) == len(notes)
    for count in (2, 3):
        assert results(notes, Processes(count, method)) == alone


def test_processes_are_used_only_where_they_pay(notes: list[FoundNote]) -> None:
    assert isinstance(executor_for(notes, 1), InProcess)
    assert isinstance(executor_for(notes[:2], 4), InProcess)
    large = [FoundNote(note.path, note.shown, note.settings, 1_000_000) for note in notes]
    assert executor_for(large, 3) == Processes(3, "fork" if sys.platform == "linux" else "spawn")
    assert isinstance(executor_for([], None), InProcess)


@needs_fork
def test_a_note_that_kills_its_process_is_named_and_the_others_are_checked(
    notes: list[FoundNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = NoteChecker.check

    def deadly(self: NoteChecker, found: FoundNote) -> Outcome:
        if found.shown == "23.md":
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, found)

    monkeypatch.setattr(NoteChecker, "check", deadly)
    result = results(notes, Processes(2, "fork"))
    assert [outcome.path for outcome in result.outcomes] == [note.shown for note in notes]
    killed = [f for f in result.findings if f.code == "NL003"]
    assert [f.path for f in killed] == ["23.md"]
    assert len(result.findings) == len(notes)
    assert result.crashes == ["the process died"]


def test_progress_is_told_after_each_note(notes: list[FoundNote]) -> None:
    seen: list[tuple[int, int]] = []
    run(notes, NoteChecker("en"), InProcess(), lambda done, total: seen.append((done, total)))
    assert seen == [(done, 40) for done in range(1, 41)]


def test_neighbours_go_together_in_long_runs_at_first_and_short_ones_at_the_end(
    tmp_path: Path,
) -> None:
    settings = ConfigFiles(tmp_path).above(tmp_path)
    notes = [FoundNote(f"{n}.md", f"{n}.md", settings, 10_000) for n in range(500)]
    runs = list(batches(notes, first=1, count=2))
    assert [index for run in runs for index in run] == list(range(1, 500))
    lengths = [len(run) for run in runs]
    assert lengths[:-1] == sorted(lengths[:-1], reverse=True)
    assert lengths[0] == 84  # a sixth of all
    assert set(lengths[-5:-1]) == {10}
