"""The extension for Visual Studio Code, as far as it runs without the editor."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from notelint import __version__

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node.js")
def test_the_extension_passes_its_own_tests() -> None:
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap"], cwd=FOLDER, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert "# fail 0" in done.stdout


def test_it_has_the_version_of_notelint() -> None:
    package = json.loads((FOLDER / "package.json").read_text("utf-8"))
    assert package["version"] == __version__
