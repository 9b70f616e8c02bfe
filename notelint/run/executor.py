"""Where notes are checked: in this process, or spread over several."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from notelint.config.error import ConfigError
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote

# Bytes of notes. Below, starting processes costs more than they save.
_WORTH_FORKING = 200_000
_WORTH_SPAWNING = 2_000_000


class Executor(Protocol):
    """Checks notes, in whatever order, giving each outcome as soon as it is there."""

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """One outcome a note."""


Spread = Callable[[Sequence[FoundNote]], Executor]
"""Makes what checks the notes given."""


class InProcess:
    """One note after the other, here."""

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """One outcome a note."""
        return map(checker.check, notes)


def cluster_at(url: str) -> Executor:
    """The executor that `url` names: `dask://host:port`.

    Raises:
        ConfigError: it names none.
    """
    kind, _, address = url.partition("://")
    if kind != "dask" or not address:
        raise ConfigError(f"'{url}' names no cluster; it would be `dask://host:port`")
    from notelint.run.dask_cluster import Dask

    return Dask(address)


def executor_for(notes: Sequence[FoundNote], jobs: int | None) -> Executor:
    """Processes where they pay: `jobs` of them, or one a core."""
    wanted = min(jobs or _cores(), len(notes))
    # Forking is not safe on macOS, whose own libraries start threads; Windows has none.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    worth = _WORTH_FORKING if method == "fork" else _WORTH_SPAWNING
    if wanted < 2 or sum(note.size for note in notes) < worth:
        return InProcess()
    from notelint.run.processes import Processes

    return Processes(wanted, method)


def _cores() -> int:
    """Cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
