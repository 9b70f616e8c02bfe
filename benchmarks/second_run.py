"""A second run over notes that have not changed, beside the first and beside rumdl's.

    python -m benchmarks.second_run --rumdl PATH [--runs 9] [--first-runs 1]

All notes of `../shared/notes`; what runs is a copy of the package with its
bytecode compiled, as installed. Runs take turns; the table gives medians of
the processor time (of all processes of a run) and of the clock, in seconds.
First runs take a minute and more of a processor each, so there are few of them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.notes import FOLDER
from benchmarks.startup import CHECK, installed

Command = Sequence[str]


class Taken(NamedTuple):
    """Seconds of the processor (all processes of the run) and of the clock."""

    processor: float
    clock: float


_ONE, _TWO = "notelint, first run, one process", "notelint, first run, two"
_SECOND = "notelint, second run"
_RUMDL = "rumdl, second run"


def main() -> None:
    """Print the table, and what the second run costs beside the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rumdl")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--first-runs", type=int, default=1)
    args = parser.parse_args()
    first: dict[str, Command] = {
        _ONE: [*CHECK, "--no-cache", "--jobs", "1", "."],
        _TWO: [*CHECK, "--no-cache", "--jobs", "2", "."],
    }
    second: dict[str, Command] = {_SECOND: [*CHECK, "."]}
    if args.rumdl:
        second[_RUMDL] = [args.rumdl, "check", "."]
    with tempfile.TemporaryDirectory() as name:
        notes = Path(name) / "notes"
        shutil.copytree(FOLDER, notes)
        environment = installed(Path(name) / "installed")
        for command in second.values():
            _run(command, notes, environment)  # compiles, and fills the caches
        taken = _medians(first, args.first_runs, notes, environment)
        taken |= _medians(second, args.runs, notes, environment)
    _tell(taken)


def _medians(
    commands: Mapping[str, Command], runs: int, notes: Path, environment: Mapping[str, str]
) -> dict[str, Taken]:
    """What each command takes, of `runs` turns."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(_run(command, notes, environment))
    return {
        name: Taken(*(statistics.median(column) for column in zip(*runs, strict=True)))
        for name, runs in taken.items()
    }


def _tell(taken: Mapping[str, Taken]) -> None:
    print(f"{'':34} {'processor s':>12} {'clock s':>9}")
    for name, median in taken.items():
        print(f"{name:34} {median.processor:12.2f} {median.clock:9.2f}")
    second = taken[_SECOND]
    for other in (_ONE, _TWO, _RUMDL):
        if other in taken:
            times = taken[other]
            processor, clock = second.processor / times.processor, second.clock / times.clock
            print(f"second run / {other}: processor {processor:.3f}, clock {clock:.3f}")
    print(f"one process / two, by the clock: {taken[_ONE].clock / taken[_TWO].clock:.2f}")


def _run(command: Command, folder: Path, environment: Mapping[str, str]) -> Taken:
    before = os.times()
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    clock = time.monotonic() - started
    after = os.times()
    assert done.returncode in (0, 1), f"exit code {done.returncode}: {' '.join(command)}"
    used = after.children_user + after.children_system
    return Taken(used - before.children_user - before.children_system, clock)


if __name__ == "__main__":
    main()
