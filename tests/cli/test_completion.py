"""Completion, in the shells that are there."""

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from notelint.cli.commands import notelint as group

_SHELLS = ("bash", "zsh", "fish")


def _environment(notes: Path) -> dict[str, str]:
    """An environment in which `notelint` is this one, and whose shells read no settings."""
    folder = notes / "bin"
    folder.mkdir(exist_ok=True)
    command = folder / "notelint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m notelint "$@"\n')
    command.chmod(0o755)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("_NOTELINT")}
    return {**kept, "PATH": f"{folder}{os.pathsep}{kept['PATH']}", "HOME": str(notes)}


def _needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"needs {shell}")


def _offered(notes: Path, *words: str) -> list[str]:
    """What bash would offer for the last of `words`."""
    script = """
eval "$(notelint completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_notelint_completion notelint
printf '%s\\n' "${COMPREPLY[@]}"
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", *words],
        cwd=notes,
        env=_environment(notes),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize("shell", _SHELLS)
def test_the_script_is_the_one_that_click_makes(notelint, shell: str) -> None:
    made = get_completion_class(shell)
    assert made
    complete = made(group, {}, "notelint", "_NOTELINT_COMPLETE")
    assert notelint("completion", shell).stdout == complete.source_template % complete.source_vars()


def test_another_shell_is_told(notelint) -> None:
    done = notelint("completion", "tcsh")
    assert done.returncode == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in done.stderr


@_needs("bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("",), {"check", "rule", "config", "completion"}),
        (("completion", ""), set(_SHELLS)),
        (("check", "--output-fo"), {"--output-format"}),
        (("check", "--output-format", "s"), {"sarif"}),
        (("check", "--select", "NE,MK10"), {"NE,MK101", "NE,MK104"}),
        (("rule", "html-tag-un"), {"html-tag-unclosed"}),
    ],
)
def test_bash_offers_what_goes_on(notes: Path, words: tuple[str, ...], expected: set[str]) -> None:
    offered = set(_offered(notes, "notelint", *words))
    assert expected <= offered
    assert all(word.startswith(words[-1]) for word in offered)


@_needs("bash")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("notelint completion fi\t", "notelint completion fish "),
        ("notelint check cle\t", "clean.md "),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_tabulator_completes_in_a_real_bash(notes: Path, typed: str, expected: str) -> None:
    start = "import pty; pty.spawn(['bash', '--norc', '--noprofile', '-i'])"
    with subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=notes,
        env={**_environment(notes), "PS1": "ready> ", "TERM": "dumb", "INPUTRC": os.devnull},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as shell:
        assert shell.stdin
        assert shell.stdout
        try:
            _until(shell.stdout.fileno(), "ready> ")
            shell.stdin.write(b'eval "$(notelint completion bash)"; echo load""ed\n')
            _until(shell.stdout.fileno(), "loaded\r\nready> ")
            shell.stdin.write(typed.encode())
            _until(shell.stdout.fileno(), expected)
        finally:
            shell.kill()


def _until(terminal: int, expected: str, seconds: float = 30) -> None:
    """Read from `terminal` until `expected` has come."""
    seen = ""
    end = time.monotonic() + seconds
    while expected not in seen:
        left = end - time.monotonic()
        ready, _, _ = select.select([terminal], [], [], max(0, left))
        assert ready, f"{expected!r} did not come, but {seen!r}"
        seen += os.read(terminal, 4096).decode("utf-8", "replace")


@_needs("fish")
def test_fish_offers_what_goes_on(notes: Path) -> None:
    script = "notelint completion fish | source; complete -C 'notelint completion '"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        cwd=notes,
        env=_environment(notes),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == set(_SHELLS)


@_needs("zsh")
def test_zsh_takes_the_script(notes: Path) -> None:
    script = (
        "autoload -Uz compinit; compinit -u -D; "
        'eval "$(notelint completion zsh)"; print $_comps[notelint]'
    )
    done = subprocess.run(
        ["zsh", "-f", "-c", script],
        cwd=notes,
        env=_environment(notes),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout == "_notelint_completion\n"
