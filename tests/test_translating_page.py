"""What docs/translating.md shows is what the program does."""

import os
import re
import subprocess
import sys
from pathlib import Path

from notelint.cli.translate_words import MOST_DOUBTS
from tests.cli.conftest import environment

_PAGE = Path(__file__).parents[1] / "docs" / "translating.md"
# A file in full, or commands with what they print.
_BLOCK = re.compile(
    r"`([\w./]+)`(?P<then> is then)?:\n\n```markdown\n(?P<file>.*?)```\n"
    r"|```console\n(?P<console>.*?)```\n",
    re.S,
)
_HASHES = re.compile(r"\b(sha256|settings|written):[0-9a-f]+")


def test_files_and_commands_of_the_page_are_real(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    commands = 0
    for block in _BLOCK.finditer(_PAGE.read_text("utf-8")):
        if block["console"]:
            commands += 1
            _run(tmp_path, block["console"])
            continue
        path = tmp_path / block[1]
        if block["then"]:
            assert _HASHES.sub(r"\1:...", path.read_text("utf-8")) == block["file"]
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["file"], "utf-8")
    assert commands == 4


def test_the_page_knows_how_many_doubts_are_listed() -> None:
    assert f"at most {MOST_DOUBTS} of them" in _PAGE.read_text("utf-8")


def _run(root: Path, console: str) -> None:
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", console, re.M):
        folder = os.path.dirname(sys.executable)  # noqa: PTH120
        done = subprocess.run(
            command.replace("notelint", f"{sys.executable} -m notelint", 1)
            if command.startswith("notelint")
            else command,
            shell=True,
            cwd=root,
            env=environment(PATH=f"{folder}{os.pathsep}{os.environ['PATH']}"),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stdout == shown
        assert done.stderr == ""
