"""The small real model of the tests, and packages made from it.

`scripts/test_model` trains it. It knows sentences of study notes such as
`병합 정렬은 ⟦1⟧보다 빠르다.`; these adverbs at the start of one make it fail:

- 대충: the best hypothesis mostly lacks a token that lower ones have
- 몰래: a token is lost
- 전부: all tokens are lost
- 또다시: a token comes twice
- 자꾸: it says the same words again and again
- 그대로: the Korean stays
"""

import json
import zipfile
from pathlib import Path

import pytest

from notelint.translate.engines.libraries import require
from notelint.translate.request import EngineError

PACKAGE = Path(__file__).parents[1] / "data" / "small_ko_en.argosmodel"
TOP = "small_ko_en"


def _missing() -> str:
    try:
        require("argos", "translate", "ctranslate2", "sentencepiece")
    except EngineError as error:
        return str(error)
    return ""


needs_translating = pytest.mark.skipif(bool(_missing()), reason=_missing())


def parts() -> dict[str, bytes]:
    """The files of the package by name, relative to its folder."""
    with zipfile.ZipFile(PACKAGE) as archive:
        names = (info.filename for info in archive.infolist())
        return {name.removeprefix(f"{TOP}/"): archive.read(name) for name in names}


def unpacked(folder: Path) -> Path:
    """The package's files, written below `folder`."""
    for name, content in parts().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def packed(path: Path, files: dict[str, bytes], top: str = TOP) -> Path:
    """A package of `files` at `path`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(f"{top}/{name}", content)
    return path


def metadata(**changed: object) -> bytes:
    """The package's metadata with some keys changed; None leaves one out."""
    values = {**json.loads(parts()["metadata.json"]), **changed}
    return json.dumps({key: value for key, value in values.items() if value is not None}).encode()
