"""The engine `ctranslate2`: any model for translation that was converted for CTranslate2.

OPUS-MT, M2M100, NLLB, MADLAD and others differ in their subwords and in the
pieces that say which language is meant; both are options.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from notelint.translate.engines.fingerprint import fingerprint
from notelint.translate.engines.libraries import require
from notelint.translate.engines.options import read_options
from notelint.translate.engines.subwords import Subwords
from notelint.translate.engines.transformer import (
    Affixes,
    DecodingSettings,
    TransformerEngine,
    Weights,
)
from notelint.translate.models.archive import Folder
from notelint.translate.models.weights import positions
from notelint.translate.request import Engine, EngineError

_NAME = "ctranslate2"
# Files of subwords as the projects call them: for both languages, or each its own.
_SHARED = ("sentencepiece.model", "sentencepiece.bpe.model", "spiece.model", "spm.model")
_OWN = (("source.spm", "target.spm"), ("source.model", "target.model"))

# A language as the models of NLLB-200 name it, whose weights are under CC BY-NC 4.0.
_CODE_OF_NLLB = b'"kor_Hang"'
_NLLB = (
    "this model has the languages of NLLB, whose licence (CC BY-NC 4.0) allows no commercial use"
)


@dataclass(frozen=True, slots=True)
class _Settings(DecodingSettings):
    """Where a model is, and the pieces that it wants, parted by spaces.

    `model` is the folder with `model.bin`; `source_subwords` and
    `target_subwords` are SentencePiece models, looked for in that folder if
    they are not given, the same for both if only the first is.
    """

    model: Path | None = None
    source_subwords: Path | None = None
    target_subwords: Path | None = None
    source_prefix: str = ""
    source_suffix: str = ""
    target_prefix: str = ""


def open_converted(options: Mapping[str, Any]) -> Engine:
    """The engine `ctranslate2`, with the folder that the option `model` names."""
    settings = read_options(_NAME, _Settings, options)
    require(_NAME, "translate", "ctranslate2", "sentencepiece")
    if settings.model is None:
        raise EngineError(f"the engine {_NAME} needs the option 'model', a folder with a model.bin")
    folder, files = Folder(settings.model), _files(settings.model)
    if "model.bin" not in files:
        raise EngineError(f"{settings.model}: there is no model.bin, so it is no converted model")
    source, target = _subwords(settings)
    affixes = Affixes(*(tuple(each.split()) for each in _affixes(settings)))
    _require_pieces(folder, files, affixes)
    checksums = [(name, folder.checksum(name)) for name in files]
    subwords = _bytes(source), _bytes(target) if target != source else None
    engine = TransformerEngine(
        _NAME,
        fingerprint(
            _NAME,
            settings.model.name,
            (checksums, [crc32(each or b"") for each in subwords], affixes, settings.decoding),
        ),
        partial(_weights, settings.model),
        Subwords(*subwords),
        settings,
        affixes,
    )
    engine.notice = _licence(folder, files)
    return engine


def _files(folder: Path) -> list[str]:
    """What CTranslate2 reads of `folder`; much else may lie there."""
    found = (each.name for each in folder.glob("*") if each.is_file())
    return sorted(
        name for name in found if name in ("model.bin", "config.json") or "_vocabulary." in name
    )


def _licence(folder: Folder, files: list[str]) -> str:
    """What is to be said of a model whose licence forbids what users may well do."""
    shared = "shared_vocabulary.json"
    return _NLLB if shared in files and _CODE_OF_NLLB in folder.read(shared) else ""


def _affixes(settings: _Settings) -> tuple[str, str, str]:
    return settings.source_prefix, settings.source_suffix, settings.target_prefix


def _subwords(settings: _Settings) -> tuple[Path, Path]:
    if source := settings.source_subwords:
        return source, settings.target_subwords or source
    folder = settings.model or Path()
    for name in _SHARED:
        if (folder / name).is_file():
            return folder / name, folder / name
    for source_name, target_name in _OWN:
        if (folder / source_name).is_file():
            return folder / source_name, folder / target_name
    raise EngineError(
        f"{folder}: there is no SentencePiece model in it; name it by the option 'source-subwords'"
    )


def _require_pieces(folder: Folder, files: list[str], affixes: Affixes) -> None:
    """Refuse pieces that the model does not have: it would take them for an unknown word."""
    for pieces, side in (((*affixes.before, *affixes.after), "source"), (affixes.target, "target")):
        known = set(_vocabulary(folder, files, side)) if pieces else set()
        for piece in pieces:
            if piece not in known:
                raise EngineError(f"{folder.path}: the model has no piece '{piece}'")


def _vocabulary(folder: Folder, files: list[str], side: str) -> list[str]:
    """The pieces of the source or the target; JSON, or a line each in older models."""
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        if f"{name}.json" in files:
            pieces: list[str] = json.loads(folder.read(f"{name}.json"))
            return pieces
        if f"{name}.txt" in files:
            return folder.read(f"{name}.txt").decode("utf-8", "replace").split("\n")
    return []


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EngineError(f"{path}: {error.strerror or error}") from error


def _weights(folder: Path) -> Weights:
    with (folder / "model.bin").open("rb") as file:
        return Weights(str(folder), None, positions(folder, file))
