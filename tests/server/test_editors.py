"""Real editors, set up as docs/editors.md says, show a finding and mend it."""

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.cli.conftest import environment

pytest.importorskip("pygls", reason="needs the extra notelint[server]")

HERE = Path(__file__).parent / "editors"
PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text("utf-8")
SECONDS = 120


def snippets(language: str) -> list[str]:
    """The blocks of code in a language that the page shows."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


def run(command: list[str], folder: Path) -> str:
    """What a command prints that finds `notelint` on its path, as in an activated environment."""
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(PATH=path),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    return done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text("# 가\n\n가나 학슴한다.\n", "utf-8")
    return tmp_path


@pytest.mark.skipif(shutil.which("nvim") is None, reason="needs Neovim")
def test_neovim_underlines_and_mends_a_slip(folder: Path) -> None:
    said = run(["nvim", "--version"], folder)
    major, minor = re.findall(r"\d+", said)[:2]
    new, old = snippets("lua")
    (folder / "init.lua").write_text(new if (int(major), int(minor)) >= (0, 11) else old, "utf-8")
    said = run(
        [
            "nvim",
            "--headless",
            "--clean",
            "-u",
            "init.lua",
            "-c",
            f"luafile {HERE / 'neovim.lua'}",
            "-c",
            "qa!",
        ],
        folder,
    )
    assert '"TY101", "`학슴` is a slip for `학습`"' in said
    assert '{ "# 가", "", "가나 학습한다." }, 0' in said


def emacs(folder: Path, *arguments: str) -> str:
    packages = "(progn (require 'package) (package-initialize) (require 'markdown-mode))"
    return run(["emacs", "--batch", "-q", "--eval", packages, *arguments], folder)


@pytest.mark.skipif(shutil.which("emacs") is None, reason="needs Emacs")
def test_emacs_underlines_and_mends_a_slip(folder: Path) -> None:
    if "loaded" not in emacs(folder, "--eval", "(progn (require 'eglot) (princ 'loaded))"):
        pytest.skip("needs Eglot and markdown-mode")
    [snippet] = snippets("elisp")
    (folder / "init.el").write_text(f"(require 'eglot)\n{snippet}", "utf-8")
    said = emacs(folder, "-l", "init.el", "-l", str(HERE / "emacs.el"))
    assert "[TY101]: `학슴` is a slip for `학습`" in said
    assert "가나 학습한다.\n0 left" in said
