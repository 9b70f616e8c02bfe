"""What the README shows is what the program prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(("page", "language"), [("README.md", "en"), ("README.ko.md", "ko")])
def test_the_output_in_the_readme_is_the_real_one(page: str, language: str) -> None:
    text = (_ROOT / page).read_text("utf-8")
    shown = re.search(r"```console\n\$ notelint (.*?)\n(.*?)\n```\n", text, re.S)
    assert shown
    command = [sys.executable, "-m", "notelint", *shown[1].split()]
    command += ["--lang", language] if "--lang" not in command else []
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, check=False)
    assert done.stdout.decode("utf-8").strip() == shown[2].strip()


def test_both_editions_give_the_same_commands() -> None:
    blocks = [
        re.findall(r"```(?:sh|yaml|toml)\n(.*?)```", (_ROOT / page).read_text("utf-8"), re.S)
        for page in ("README.md", "README.ko.md")
    ]
    assert blocks[0] == blocks[1]


def test_the_test_command_of_the_readme_is_the_one_that_ci_runs() -> None:
    text = (_ROOT / "README.md").read_text("utf-8")
    command = re.search(r"^(.*/pytest)$", text, re.M)
    assert command
    assert f"'{command[1]}'" in (_ROOT / ".ci" / "run").read_text("utf-8")
