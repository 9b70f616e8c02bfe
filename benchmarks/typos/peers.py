"""Other checkers, run by the Python that has them, in a process of their own."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.typos.flags import Cost, Flag, Said

NAMES = ("matchum", "hanlint", "kiwi", "codespell")
_WORKER = Path(__file__).with_name("worker.py")


def check(name: str, python: str, lines: Sequence[str]) -> Said:
    """What the checker `name` says of `lines`."""
    done = subprocess.run(
        [python, str(_WORKER), name],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    flags = [[Flag(start, end, tuple(s)) for start, end, s in line] for line in answer["said"]]
    return Said(flags, Cost(answer["load"], answer["seconds"], answer["mb"]))
