"""The snippets of docs/ci.md are right: they parse, and their commands run."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

_ROOT = Path(__file__).parents[1]
_PAGE = (_ROOT / "docs" / "ci.md").read_text("utf-8")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _PAGE, re.S)


def _commands() -> list[str]:
    texts = [text for block in _blocks("yaml") for text in _strings(yaml.safe_load(block))]
    texts += _blocks("groovy")
    return [found for text in texts for found in re.findall(r"notelint (check [^'\n]*)", text)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with notes that have findings."""
    shutil.copytree(_ROOT / "samples", tmp_path / "notes")
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_every_platform_has_its_command() -> None:
    text = " ".join(_commands())
    for name in ("sarif", "gitlab", "junit", "rdjson", "azure", "checkstyle"):
        assert f"-format {name}" in text


@pytest.mark.parametrize("command", _commands())
def test_each_command_writes_its_files(command: str, repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "notelint", *command.split()],
        cwd=repository,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == (0 if "--fail-on never" in command else 1), done.stderr
    files = re.findall(r"--output-file (\S+)", command)
    for file in files:
        data = (repository / file).read_bytes()
        assert ET.fromstring(data) is not None if file.endswith(".xml") else json.loads(data)
        assert file in _PAGE.replace(f"--output-file {file}", ""), f"nothing reads {file}"


def test_the_inputs_of_the_action_are_those_it_has() -> None:
    action = yaml.safe_load((_ROOT / "action.yml").read_text("utf-8"))
    steps = [
        step
        for block in _blocks("yaml")
        if "jobs:" in block
        for job in yaml.safe_load(block)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("notelint/")
    ]
    assert steps
    for step in steps:
        assert set(step["with"]) <= set(action["inputs"])


def test_links_lead_somewhere() -> None:
    for page in (_ROOT / "docs" / "ci.md", _ROOT / "docs" / "output-formats.md"):
        for target in re.findall(r"\]\(([\w./-]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), target
