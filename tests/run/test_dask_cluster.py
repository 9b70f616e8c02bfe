"""A real Dask scheduler with two workers on loopback finds what one process does."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from notelint.config.error import ConfigError
from notelint.config.files import ConfigFiles
from notelint.run.check_file import NoteChecker
from notelint.run.dask_cluster import Dask
from notelint.run.discover import FoundNote, discover
from notelint.run.executor import InProcess, cluster_at
from notelint.run.runner import run

pytest.importorskip("distributed", reason="needs the extra notelint[dask]")
SECONDS = 60


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.address = self._told(scheduler, r"Scheduler at:\s+tcp://(127\.0\.0\.1:\d+)")

    def add_worker(self) -> subprocess.Popen[bytes]:
        log = self._start(
            *("worker", self.address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1"),
            *("--local-directory", str(self._folder)),
        )
        self._told(log, r"Registered to:\s+(\S+)")
        return self._processes[-1]

    def stop(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()

    def _start(self, *arguments: str) -> Path:
        log = self._folder / f"{len(self._processes)}.log"
        command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
        with log.open("wb") as file:
            self._processes.append(subprocess.Popen(command, stdout=file, stderr=file))
        return log

    def _told(self, log: Path, pattern: str) -> str:
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if found := re.search(pattern, log.read_text("utf-8")):
                return found[1]
            time.sleep(0.1)
        raise AssertionError(log.read_text("utf-8"))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.stop()


@pytest.fixture
def notes(tmp_path: Path) -> list[FoundNote]:
    """Two dozen notes of some 30 kB, each with a slip."""
    (tmp_path / ".git").mkdir()
    for number in range(24):
        filler = f"{number}번째 문단은 **깨끗하다**.\n\n" * 700
        (tmp_path / f"{number:02}.md").write_text(f"{filler}떄문에\n", "utf-8")
    return discover(["."], ConfigFiles(tmp_path, isolated=True), tmp_path)


def test_nothing_is_lost_when_a_worker_is_killed_in_the_middle(
    cluster: Cluster, notes: list[FoundNote]
) -> None:
    with pytest.raises(ConfigError, match="has no workers"):
        list(Dask(cluster.address).run(NoteChecker("ko"), notes))
    cluster.add_worker()
    doomed = cluster.add_worker()
    checker = NoteChecker("ko")
    outcomes = []
    for outcome in Dask(cluster.address).run(checker, notes):
        if not outcomes:
            doomed.send_signal(signal.SIGKILL)
        outcomes.append(outcome)
    expected = run(notes, checker, InProcess())
    assert len(expected.findings) == len(notes)
    assert sorted(outcomes) == sorted(expected.outcomes)


@pytest.mark.parametrize("url", ["dask://", "spark://a:1", "127.0.0.1:8786"])
def test_what_names_no_cluster_is_refused(url: str) -> None:
    with pytest.raises(ConfigError, match="names no cluster"):
        cluster_at(url)


def test_a_scheduler_that_does_not_answer_is_told(
    notes: list[FoundNote], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notelint.run.dask_cluster._REACHED_WITHIN", 1)
    with pytest.raises(ConfigError, match="no Dask scheduler answers at"):
        list(Dask("127.0.0.1:9").run(NoteChecker("ko"), notes))
