"""Puts packages into notelint's own folder of models, and takes them out again.

A model appears there whole or not at all: it is unpacked beside its place and
tried before it is moved there.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from notelint.translate.models import places
from notelint.translate.models.archive import Archive, open_archive
from notelint.translate.models.error import ModelError
from notelint.translate.models.find import Broken, Model, Origin, find_model, models
from notelint.translate.models.metadata import read_metadata, require_korean_to_english
from notelint.translate.models.weights import positions

RECORD = "installed.json"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
# Sentence splitters of Argos Translate, which notelint has no use for.
_LEFT_OUT = ("stanza/", "spacy/", "minisbd/")
_BEGUN = ".begun-"
# Seconds: what an installation that was killed left is older, one under way is not.
_OLD = 3600.0
_TRIAL = 120.0


def install(path: Path, name: str | None = None, source: str | None = None) -> Model:
    """Unpack the package at `path` as the model `name`, by default the name of its folder.

    `source` is where the package came from, for people to read. A model of
    the same name is replaced.

    Raises:
        ModelError: the package cannot be used, or cannot be written; nothing
            is left of it.
    """
    with open_archive(path) as archive:
        require_korean_to_english(archive, read_metadata(archive))
        positions(path, BytesIO(archive.read("model/model.bin")))
        name = name or archive.top
        if not _NAME.match(name):
            raise ModelError(f"'{name}' cannot be the name of a model; give another by --name")
        with _begun() as folder:
            _unpack(archive, folder, source or str(path.absolute()))
            if problem := trial(folder):
                raise ModelError(f"{path}: {problem}")
            _put(folder, places.own_folder() / name)
    return find_model(str(places.own_folder() / name))


def remove(name: str) -> Path:
    """Remove an installed model; the folder that it was in.

    Raises:
        ModelError: there is none of that name, or notelint did not install it.
    """
    found = [each for each in models() if each.name == name]
    for model in found:
        if model.origin is Origin.INSTALLED and model.path is not None:
            _away(model.path)
            return model.path
    if found:
        raise ModelError(f"{name}: {_elsewhere(found[0])}")
    raise ModelError(f"there is no installed model '{name}'; `notelint models list` shows them")


def trial(path: Path) -> str:
    """What is wrong with the model at `path` when it translates a word; "" if nothing.

    It is tried in a process of its own, as what reads the model is not made
    for files that somebody broke on purpose. Without the libraries for it,
    nothing is tried.
    """
    if not can_try():
        return ""
    home = str(Path(__file__).parents[3])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "notelint.translate.engines.trial", str(path)]
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TRIAL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the model translated nothing in {_TRIAL:.0f} seconds"
    if done.returncode == 0:
        return ""
    reason = done.stdout.strip().rpartition("\n")[2]
    return reason or f"the model cannot be loaded: its reader died with code {done.returncode}"


def can_try() -> bool:
    """Whether the libraries that translate are here."""
    return all(find_spec(module) for module in ("ctranslate2", "sentencepiece"))


@contextmanager
def _begun() -> Iterator[Path]:
    """A new folder in that of the models, which goes away unless it was moved."""
    own = places.own_folder()
    try:
        own.mkdir(parents=True, exist_ok=True)
        _clear_old(own)
        folder = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=own))
    except OSError as error:
        raise ModelError(f"{own}: {error.strerror or error}") from error
    try:
        yield folder
    except OSError as error:
        raise ModelError(f"{own}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear_old(own: Path) -> None:
    for left in own.glob(f"{_BEGUN}*"):
        if time.time() - left.stat().st_mtime > _OLD:
            shutil.rmtree(left, ignore_errors=True)


def _unpack(archive: Archive, folder: Path, source: str) -> None:
    files: dict[str, str] = {}
    for name in archive.names():
        if name.startswith(_LEFT_OUT) or name == RECORD:
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            archive.copy(name, file)
        files[name] = sha256(target)
    record = {"source": source, "sha256": sha256(archive.path), "files": files}
    (folder / RECORD).write_text(json.dumps(record, indent=1, ensure_ascii=False), "utf-8")
    folder.chmod(0o755)  # a temporary folder is its owner's alone


def _put(folder: Path, target: Path) -> None:
    """Move the unpacked `folder` to `target`; what was there goes, or stays if that fails."""
    old = folder.with_name(f"{folder.name}-old")
    if target.exists():
        target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _away(path: Path) -> None:
    """Remove a folder; it is no model from the first moment on."""
    leaving = path.with_name(f"{_BEGUN}{path.name}-leaving")
    try:
        if path.is_symlink():
            path.unlink()
            return
        path.rename(leaving)
        shutil.rmtree(leaving)
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}") from error


def _elsewhere(model: Model | Broken) -> str:
    if model.origin is Origin.PACKAGE:
        return "a Python package brought this model; `pip uninstall` removes it"
    return "Argos Translate installed this model; notelint leaves it alone"


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
