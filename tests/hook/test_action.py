"""The GitHub action: its steps, run by the shell that it names."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ACTION = Path(__file__).parents[2] / "action.yml"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the steps are for bash")


@pytest.fixture
def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
    return loaded


def check(
    action: dict[str, Any], tmp_path: Path, **inputs: str
) -> "subprocess.CompletedProcess[str]":
    """Run the last step on a checkout with one slip, as a runner would."""
    step = action["runs"]["steps"][-1]
    binary = tmp_path / "temp" / "notelint" / "bin" / "notelint"
    binary.parent.mkdir(parents=True)
    binary.write_text(f'#!/bin/sh\nexec {sys.executable} -m notelint "$@"\n')
    binary.chmod(0o755)
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "slip.md").write_text("<!-- notelint-ignore -->\n", "utf-8")
    given = {name: inputs.get(name, about["default"]) for name, about in action["inputs"].items()}
    env = {
        name: str(value)
        .replace("${{ inputs.paths }}", given["paths"])
        .replace("${{ inputs.args }}", given["args"])
        for name, value in step["env"].items()
    }
    return subprocess.run(
        [step["shell"], "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=checkout,
        env={**os.environ, **env, "RUNNER_TEMP": str(tmp_path / "temp"), "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_each_step_that_runs_names_its_shell(action: dict[str, Any]) -> None:
    assert all("shell" in step for step in action["runs"]["steps"] if "run" in step)


def test_findings_become_annotations_and_fail_the_step(
    action: dict[str, Any], tmp_path: Path
) -> None:
    done = check(action, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::warning title=NL011 suppression-malformed,file=slip.md,line=1")


def test_arguments_and_paths_are_passed_on(action: dict[str, Any], tmp_path: Path) -> None:
    done = check(action, tmp_path, args="--fail-on error --lang ko", paths="slip.md")
    assert done.returncode == 0
    assert "노트 1개를 확인했습니다" in done.stdout


def test_an_input_is_no_command(action: dict[str, Any], tmp_path: Path) -> None:
    done = check(action, tmp_path, paths="$(touch$IFS../owned);touch ../owned *.md")
    assert not (tmp_path / "owned").exists()
    assert done.returncode == 2
