"""Pages whose console blocks are run: `$ ` before a command, its output below.

A line `...` stands for lines left out. `python -m tests.executed_page PAGE`
writes what is printed now into a page, with as much left out as before.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_LEFT_OUT = "..."


class Shown(NamedTuple):
    """A command of a page and the lines below it."""

    command: str
    output: list[str]


class Terminal:
    """A shell in a repository that holds a copy of `notes`, `notelint` on its path.

    `folder` is where the repository is; it lies in the folder given.
    """

    def __init__(self, folder: Path, notes: Path | None = ROOT / "samples") -> None:
        self.folder = folder / "notes"
        if notes:
            shutil.copytree(notes, self.folder)
        else:
            self.folder.mkdir()
        programs = folder / "bin"
        programs.mkdir()
        notelint = programs / "notelint"
        notelint.write_text(f'#!/bin/sh\nexec {sys.executable} -m notelint "$@"\n', "utf-8")
        notelint.chmod(0o755)
        unwanted = ("GITHUB_", "LC_", "FORCE_COLOR", "NO_COLOR", "LANG", "GIT_")
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(unwanted)},
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "HOME": str(folder),
            **{f"GIT_{who}_NAME": "민지" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "minji@example.org" for who in ("AUTHOR", "COMMITTER")},
        }
        for command in ("git init -q -b main", "git add -A", "git commit -q -m 시작"):
            self.run(command)

    def run(self, command: str) -> list[str]:
        """What a command prints, standard error included."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            check=False,
        )
        return _lines(done.stdout.decode("utf-8"))


def shown_in(block: str) -> Iterator[Shown]:
    """The commands of one console block."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        yield Shown(command, _lines(output))


def _lines(text: str) -> list[str]:
    """The lines of `text` without empty ones at either end."""
    return text.strip("\n").split("\n") if text.strip("\n") else []


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether what a page shows is what was printed, but for lines left out."""
    if _LEFT_OUT not in shown:
        return shown == printed
    cut = shown.index(_LEFT_OUT)
    head, tail = shown[:cut], shown[cut + 1 :]
    enough = len(printed) >= len(head) + len(tail)
    return enough and printed[: len(head)] == head and printed[len(printed) - len(tail) :] == tail


def blocks_of(page: Path) -> list[list[Shown]]:
    """The console blocks of a page."""
    return [list(shown_in(block)) for block in _BLOCK.findall(page.read_text("utf-8"))]


def _renewed(terminal: Terminal, block: re.Match[str]) -> str:
    lines: list[str] = []
    for command, output in shown_in(block[0]):
        printed = terminal.run(command)
        if _LEFT_OUT in output:
            cut = output.index(_LEFT_OUT)
            printed = [
                *printed[:cut],
                _LEFT_OUT,
                *printed[len(printed) - (len(output) - cut - 1) :],
            ]
        lines += [f"$ {command}", *printed]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write what is printed now into the pages named."""
    for name in sys.argv[1:]:
        page = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            renewed = partial(_renewed, Terminal(Path(folder)))
            text = _BLOCK.sub(renewed, page.read_text("utf-8"))
        page.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
