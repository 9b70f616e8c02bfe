"""Running real kramdown over texts, its output kept in a temporary folder by the texts' hash."""

import hashlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).parent / "tree_kramdown.rb"
_CACHE = Path(tempfile.gettempdir()) / "notelint-kramdown-trees"

Tree = dict[str, Any]


def kramdown_trees(texts: list[str]) -> list[Tree]:
    """What kramdown makes of each text: `blocks` and `inlines`, or an `error`."""
    _CACHE.mkdir(exist_ok=True)
    version = hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()
    paths = [_CACHE / hashlib.sha256((version + text).encode()).hexdigest() for text in texts]
    missing = [index for index, path in enumerate(paths) if not path.exists()]
    for index, line in zip(missing, _run([texts[index] for index in missing]), strict=True):
        paths[index].write_text(line, "utf-8")
    return [json.loads(path.read_text("utf-8")) for path in paths]


def _run(texts: list[str]) -> list[str]:
    if not texts:
        return []
    done = subprocess.run(
        ["ruby", "-EUTF-8", str(_SCRIPT)],
        input="".join(json.dumps(text) + "\n" for text in texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()
