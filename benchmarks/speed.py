"""Cold runs over all real notes, paired with other linters on the same files.

    python -m benchmarks.speed --markdownlint PATH --rumdl PATH --hanlint PATH

Each tool is given the same folder of copied notes and must say, or is made to
show, that it read as many files as there are. Tools take turns; the table
gives each one's median and the median of the ratios to notelint.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.notes import FOLDER


def main() -> None:
    """Time every tool named on the command line, in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--markdownlint")
    parser.add_argument("--rumdl")
    parser.add_argument("--hanlint")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        notes = _copy_notes(Path(folder))
        print(f"{notes} notes, {_megabytes(Path(folder)):.1f} MB")
        tools = dict(_commands(args))
        for name, command in tools.items():
            _assert_reads_all(name, command, Path(folder), notes)
        _print_table(_times(tools, Path(folder), args.runs), _megabytes(Path(folder)))


def _copy_notes(folder: Path) -> int:
    """Copy each author's notes and site configuration, so that no tool sees anything else."""
    for author in sorted(FOLDER.iterdir()):
        if author.is_dir():
            shutil.copytree(author, folder / author.name)
    return len(list(folder.rglob("*.md")))


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6


def _commands(args: argparse.Namespace) -> list[tuple[str, list[str]]]:
    notelint = [sys.executable, "-m", "notelint", "check", ".", "--format", "concise"]
    commands = [("notelint", notelint), ("notelint --jobs 1", [*notelint, "--jobs", "1"])]
    if args.markdownlint:
        commands.append(("markdownlint-cli2", [args.markdownlint, "**/*.md"]))
    if args.rumdl:
        commands.append(("rumdl", [args.rumdl, "check", "--no-cache", "."]))
    if args.hanlint:
        commands.append(("hanlint", [args.hanlint, "."]))
    return commands


def _assert_reads_all(name: str, command: list[str], folder: Path, notes: int) -> None:
    """Raise unless the tool's own words show that it read every note."""
    counts: dict[str, Callable[[str], int]] = {
        "markdownlint-cli2": lambda out: int(re.findall(r"Linting: (\d+)", out)[0]),
        "rumdl": lambda out: int(re.findall(r"(?:in|across) \d*/?(\d+) files?", out)[-1]),
        "notelint": lambda out: int(re.findall(r"(\d[\d,]*) notes", out)[-1].replace(",", "")),
    }
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if name in counts:
        seen = counts[name](done.stdout + done.stderr)
        assert seen == notes, f"{name} read {seen} of {notes} notes"


def _times(tools: dict[str, list[str]], folder: Path, runs: int) -> dict[str, list[float]]:
    """Wall seconds of each run of each tool, tools in turns."""
    times: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(runs):
        for name, command in tools.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, capture_output=True, check=False)
            times[name].append(time.perf_counter() - start)
    return times


def _print_table(times: dict[str, list[float]], megabytes: float) -> None:
    ours = times["notelint"]
    print(f"{'tool':20} {'median s':>9} {'min':>7} {'max':>7} {'MB/s':>6} {'x notelint':>10}")
    for name, seconds in times.items():
        ratio = statistics.median(a / b for a, b in zip(seconds, ours, strict=True))
        median = statistics.median(seconds)
        print(
            f"{name:20} {median:9.2f} {min(seconds):7.2f} {max(seconds):7.2f}"
            f" {megabytes / median:6.2f} {ratio:10.2f}"
        )


if __name__ == "__main__":
    main()
