"""Cold runs over all real notes, paired with other linters on the same files.

    python -m benchmarks.speed --markdownlint PATH --rumdl PATH --hanlint PATH

Each tool is given the same folder of copied notes, without any cache, and each
of its runs must tell that it read as many files as there are. Tools take
turns, so that what else the machine does falls on all alike; the table gives
medians of wall and processor time, and of the ratios to notelint's runs of the
same turn.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.notes import FOLDER

# How many files a tool says, in its own words, that it read.
_COUNTS = {
    "notelint": r"Checked ([\d,]+) notes",
    "markdownlint-cli2": r"Linting: (\d+)",
    "rumdl": r"in (?:[\d,]+/)?([\d,]+) files",
    "hanlint": r"파일 ([\d,]+)개",
}


class Run(NamedTuple):
    """The seconds that one run took, by the clock and of the processors."""

    wall: float
    cpu: float


def main() -> None:
    """Time every tool named on the command line, in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notelint", help="default: this checkout's")
    parser.add_argument("--markdownlint")
    parser.add_argument("--rumdl")
    parser.add_argument("--hanlint")
    parser.add_argument(
        "--without", nargs="*", default=[], help="notes to leave out, for a tool that fails on them"
    )
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notes = _copy_notes(folder, args.without)
        megabytes = sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6
        cores = len(os.sched_getaffinity(0))
        print(f"{notes} notes, {megabytes:.1f} MB, {cores} cores, {args.runs} turns")
        tools = dict(_commands(args))
        runs: dict[str, list[Run]] = {tool: [] for tool in tools}
        for _ in range(args.runs):
            for tool, command in tools.items():
                runs[tool].append(_run(tool, command, folder, notes))
        _print_table(runs, megabytes)


def _copy_notes(folder: Path, without: Iterable[str]) -> int:
    """Copy each author's notes and site configuration, so that no tool sees anything else."""
    for author in sorted(FOLDER.iterdir()):
        if author.is_dir():
            shutil.copytree(author, folder / author.name)
    for path in without:
        (folder / path).chmod(0o600)
        (folder / path).unlink()
    return len(list(folder.rglob("*.md")))


def _commands(args: argparse.Namespace) -> list[tuple[str, list[str]]]:
    notelint = [args.notelint] if args.notelint else [sys.executable, "-m", "notelint"]
    notelint += ["check", ".", "--isolated", "--lang", "en", "--format", "concise"]
    commands = [("notelint", notelint), ("notelint --jobs 1", [*notelint, "--jobs", "1"])]
    if args.markdownlint:
        commands.append(("markdownlint-cli2", [args.markdownlint, "**/*.md"]))
    if args.rumdl:
        commands.append(("rumdl", [args.rumdl, "check", "--no-cache", "."]))
    if args.hanlint:
        commands.append(("hanlint", [args.hanlint, "."]))
    return commands


def _run(tool: str, command: list[str], folder: Path, notes: int) -> Run:
    """One run; raises unless the tool's own words show that it read every note."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        # The processor time of this one process and those that it waited for.
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, _, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        output.seek(0)
        words = output.read().decode("utf-8", "replace")
    counts = re.findall(_COUNTS[tool.split()[0]], words)
    seen = int(counts[-1].replace(",", "")) if counts else 0
    assert seen == notes, f"{tool} read {seen} of {notes} notes"
    return Run(wall, usage.ru_utime + usage.ru_stime)


def _print_table(runs: dict[str, list[Run]], megabytes: float) -> None:
    ours = runs["notelint"]
    print(
        f"{'tool':18} {'wall s':>7} {'min':>6} {'max':>6} {'x':>6} {'MB/s':>6}"
        f" {'cpu s':>7} {'x':>6}"
    )
    for tool, taken in runs.items():
        walls = [run.wall for run in taken]
        wall, cpu = statistics.median(walls), statistics.median(run.cpu for run in taken)
        pairs = list(zip(taken, ours, strict=True))
        by_wall = statistics.median(run.wall / own.wall for run, own in pairs)
        by_cpu = statistics.median(run.cpu / own.cpu for run, own in pairs)
        print(
            f"{tool:18} {wall:7.2f} {min(walls):6.2f} {max(walls):6.2f} {by_wall:6.2f}"
            f" {megabytes / wall:6.2f} {cpu:7.2f} {by_cpu:6.2f}"
        )


if __name__ == "__main__":
    main()
