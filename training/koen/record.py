"""What a run was made of: hashes of its data, versions, settings."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import json
import platform
from pathlib import Path
from typing import Any

from koen.mix import Mix

_HASHED = ("clean.tsv.xz", "sentencepiece.model", "aligner.npz", "nouns.tsv")


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


def write_record(data: Path, run: Path, figures: list[Path], output: Path) -> None:
    """Gathers what a reader needs to judge or repeat a run: data, settings, curves, figures."""
    output.mkdir(parents=True, exist_ok=True)
    begun = [json.loads(line) for line in (run / "runs.jsonl").read_text(encoding="utf-8").splitlines()]
    record = {
        "settings": begun[-1]["settings"],
        "versions": begun[-1]["versions"],
        "begun": [{key: start[key] for key in ("begun", "device", "threads")} for start in begun],
        "data": json.loads((data / "clean.json").read_text(encoding="utf-8")),
        "mix": dataclasses.asdict(Mix.of(data)),
        "files_sha256": {name: sha256(data / name) for name in _HASHED if (data / name).exists()},
        "figures": {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in figures},
    }
    text = json.dumps(record, indent=1, ensure_ascii=False) + "\n"
    (output / "record.json").write_text(text, encoding="utf-8")
    (output / "curves.jsonl").write_bytes((run / "curves.jsonl").read_bytes())
