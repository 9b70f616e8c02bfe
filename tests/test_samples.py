"""The sample notes: every family of defects is found in them, and nothing in the clean ones."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


@cache
def findings() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "notelint", "check", "samples", "--isolated"]
    done = subprocess.run(
        [*command, "--format", "json"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def clean_notes() -> set[str]:
    """The notes that the samples' own description calls fine."""
    return set(re.findall(r"`(_posts/[^`]+)`", (SAMPLES / "README.md").read_text("utf-8")))


def test_at_least_three_notes_are_called_clean_and_are_there() -> None:
    assert len(clean_notes()) >= 3
    assert all((SAMPLES / path).is_file() for path in clean_notes())


def test_nothing_is_found_in_the_clean_notes_and_something_in_each_other() -> None:
    found = {finding["path"].removeprefix("samples/") for finding in findings()}
    posts = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("_posts/*.md")}
    assert found == posts - clean_notes()


@pytest.mark.parametrize("family", ["FM", "NE", "MK", "TY", "KO", "CH", "LK"])
def test_every_family_finds_something(family: str) -> None:
    assert any(finding["code"].startswith(family) for finding in findings())


def test_the_outline_of_colons_is_explained_once() -> None:
    assert [f["path"] for f in findings() if f["code"] == "NE701"] == [
        "samples/_posts/2024-03-04-rnn.md"
    ]
