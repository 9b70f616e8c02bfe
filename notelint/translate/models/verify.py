"""Whether a model is still what was installed, and translates."""

import json
from io import BytesIO
from pathlib import Path

from notelint.translate.models.archive import open_contents
from notelint.translate.models.error import ModelError
from notelint.translate.models.find import Model
from notelint.translate.models.install import RECORD, sha256, trial
from notelint.translate.models.weights import positions


def problems(model: Model) -> list[str]:
    """What is wrong with `model`: a changed file, a damaged one, one that does not load."""
    found = list(_changed(model.path)) if model.path.is_dir() else []
    try:
        with open_contents(model.path) as contents:
            for name in contents.names():
                data = contents.read(name)  # of a zip, this compares the checksum
                if name == "model/model.bin":
                    positions(model.path, BytesIO(data))
    except ModelError as error:
        found.append(str(error))
    if not found and (problem := trial(model.path)):
        found.append(problem)
    return found


def _changed(folder: Path) -> list[str]:
    """Files that are not as they were when notelint installed them."""
    record = folder / RECORD
    if not record.is_file():
        return []
    try:
        files = dict(json.loads(record.read_bytes())["files"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return [f"{record}: not as notelint wrote it"]
    found: list[str] = []
    for name, digest in files.items():
        path = folder / str(name)
        if not path.is_file():
            found.append(f"{path} is missing")
        elif sha256(path) != digest:
            found.append(f"{path} has changed")
    return found
