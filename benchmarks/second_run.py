"""A second run over notes that have not changed, beside the first and beside rumdl's.

    python -m benchmarks.second_run --rumdl PATH [--runs 5]

All notes of `../shared/notes`; what runs is a copy of the package with its
bytecode compiled, as installed. Runs take turns; the table gives medians of
the processor time and of the clock, in seconds.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
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


def main() -> None:
    """Print the table, and what the second run costs beside the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rumdl")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        notes = Path(name) / "notes"
        shutil.copytree(FOLDER, notes)
        environment = installed(Path(name) / "installed")
        tools = _tools(args.rumdl)
        taken: dict[str, list[Taken]] = {tool: [] for tool in tools}
        for command in tools.values():
            _run(command, notes, environment)  # compiles, fills caches
        for _ in range(args.runs):
            for tool, command in tools.items():
                taken[tool].append(_run(command, notes, environment))
    medians = {
        tool: Taken(*(statistics.median(column) for column in zip(*runs, strict=True)))
        for tool, runs in taken.items()
    }
    print(f"{'':34} {'processor s':>12} {'clock s':>9}")
    for tool, median in medians.items():
        print(f"{tool:34} {median.processor:12.2f} {median.clock:9.2f}")
    second = medians["notelint, second run"].processor
    for other in ("notelint, first run, one process", "rumdl, second run"):
        if other in medians:
            print(f"second run / {other}: {second / medians[other].processor:.3f}")
    one, two = (medians[f"notelint, first run, {n}"].clock for n in ("one process", "two"))
    print(f"one process / two, by the clock: {one / two:.2f}")


def _tools(rumdl: str | None) -> dict[str, Command]:
    tools: dict[str, Command] = {
        "notelint, first run, one process": [*CHECK, "--no-cache", "--jobs", "1", "."],
        "notelint, first run, two": [*CHECK, "--no-cache", "--jobs", "2", "."],
        "notelint, second run": [*CHECK, "."],
    }
    if rumdl:
        tools["rumdl, first run"] = [rumdl, "check", "--no-cache", "."]
        tools["rumdl, second run"] = [rumdl, "check", "."]
    return tools


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
    sys.exit(main())
