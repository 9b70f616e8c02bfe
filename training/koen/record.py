"""What a run was made of: hashes of its data, versions, settings."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from pathlib import Path
from typing import Any


def sha256(path: Path) -> str:
    """Hash of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that decide the outcome."""
    found = {"python": platform.python_version()}
    for name in ("torch", "numpy", "sentencepiece", "ctranslate2", "sacrebleu"):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "absent"
    return found


def append_json(path: Path, values: dict[str, Any]) -> None:
    """One line more in a .jsonl file."""
    with path.open("a", encoding="utf-8") as out:
        out.write(json.dumps(values, ensure_ascii=False) + "\n")
