"""Puts a converted model into the Argos package format (`.argosmodel`, a zip)."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from koen.corpus import DATA

_FOLDER = "notelint_ko_en"


def package(
    model: Path, subwords: Path, output: Path, version: str, licence: Path,
    length_penalty: float = 1.0, repetition_penalty: float = 1.0,
) -> None:  # fmt: skip
    """Writes the zip that notelint's loader and argostranslate both read.

    The penalties are those that the model translates best with; only notelint knows of them.
    """
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": "ko",
        "from_name": "Korean",
        "to_code": "en",
        "to_name": "English",
        "type": "translate",
        # Keys beyond Argos's own tell notelint what this model can do.
        "placeholders": "⟦1⟧..⟦16⟧",
        "alignment": "head 0 of the last decoder layer",
        "decoding": {"length_penalty": length_penalty, "repetition_penalty": repetition_penalty},
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_suffix(".tmp")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "metadata.json", json.dumps(metadata, indent=1, ensure_ascii=False).encode())
        _add(archive, "sentencepiece.model", subwords.read_bytes())
        _add(archive, "README.md", licence.read_bytes())
        _add(archive, "SOURCES.tsv", (DATA / "sources.tsv").read_bytes())
        for path in sorted(model.iterdir()):
            _add(archive, f"model/{path.name}", path.read_bytes())
    partial.replace(output)


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A member with a fixed date, so that the same model makes the same file."""
    member = zipfile.ZipInfo(f"{_FOLDER}/{name}", date_time=(2026, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)
