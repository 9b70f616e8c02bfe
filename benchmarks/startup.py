"""Processor time of `notelint check NOTE` from a fresh process, beside importing its parsers.

    python -m benchmarks.startup NOTE... --runs 15

What counts is a program that is installed: a copy of the package with its
bytecode compiled and the rule book's index written. Both commands take turns,
and the table gives medians.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_ROOT = Path(__file__).parents[1]
PARSERS = [sys.executable, "-c", "import mistune, yaml"]
CHECK = [sys.executable, "-c", "from notelint.cli.main import main; main()", "check", "--isolated"]


def main() -> None:
    """Print for each note both times, and what the first may be at most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = installed(Path(folder))
        print(f"{'note':30} {'check ms':>9} {'parsers ms':>11} {'at most ms':>11}")
        for note in args.notes:
            check, parsers = compared(note.resolve(), environment, args.runs)
            ours, theirs = statistics.median(check), statistics.median(parsers)
            row = f"{1000 * ours:9.0f} {1000 * theirs:11.0f} {1000 * allowed(theirs):11.0f}"
            print(f"{note.name[:30]:30} {row}")


def allowed(parsers: float) -> float:
    """The seconds that one note may take where importing the parsers takes `parsers`.

    Where those take 40 ms, 140 ms; a busy machine makes both longer alike.
    """
    return 3.5 * parsers


def installed(folder: Path) -> dict[str, str]:
    """The environment in which a copy of the package below `folder` is the one that is found."""
    for name in ("notelint", "rules"):
        shutil.copytree(_ROOT / name, folder / name)
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(folder), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    subprocess.run([sys.executable, "-m", "notelint.rulebook"], env=environment, check=True)
    return environment


def compared(
    note: Path, environment: Mapping[str, str], runs: int
) -> tuple[list[float], list[float]]:
    """Processor seconds of checking `note` and of importing the parsers, in turns."""
    commands = ([*CHECK, str(note)], PARSERS)
    for command in commands:
        _seconds(command, environment)  # compiles what it imports
    pairs = [[_seconds(command, environment) for command in commands] for _ in range(runs)]
    return [check for check, _ in pairs], [parsers for _, parsers in pairs]


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 1), f"exit code {code}: {' '.join(command)}"
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
