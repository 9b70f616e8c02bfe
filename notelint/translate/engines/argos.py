"""The engine `argos`: Argos packages, read without Argos Translate.

A package is read as it is, or from the folder that it was unpacked into; no
program of it runs, and nothing is written. Unlike Argos Translate, the engine
translates many sentences at once, keeps `_`, and tells where words came from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

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
from notelint.translate.models.archive import open_contents
from notelint.translate.models.error import ModelError
from notelint.translate.models.find import find_model
from notelint.translate.models.metadata import OTHER_SUBWORDS, SUBWORDS
from notelint.translate.models.weights import positions
from notelint.translate.request import Engine

_FOLDER = "model/"


def open_argos(options: Mapping[str, Any]) -> Engine:
    """The engine `argos`, with the model that the option `model` names.

    Without one, it takes the first model on this machine.
    """
    settings = read_options("argos", _Settings, options)
    require("argos", "translate", "ctranslate2", "sentencepiece")
    model = find_model(settings.model)
    settings = settings.tuned(model.metadata.penalties)
    prefix = model.metadata.target_prefix
    with open_contents(model.path) as contents:
        if SUBWORDS not in contents.names():
            raise ModelError(
                f"{model.path}: the model has its subwords in {OTHER_SUBWORDS}, which only the"
                " engine 'argostranslate' can read"
            )
        names = [name for name in contents.names() if name.startswith(_FOLDER)]
        checksums = [(name, contents.checksum(name)) for name in (*names, SUBWORDS)]
        subwords = Subwords(contents.read(SUBWORDS))
    return TransformerEngine(
        "argos",
        fingerprint("argos", model.metadata.version, (checksums, prefix, settings.decoding)),
        partial(_weights, model.path),
        subwords,
        settings,
        Affixes(target=(prefix,) if prefix else ()),
    )


@dataclass(frozen=True, slots=True)
class _Settings(DecodingSettings):
    """`model` is a name or a path."""

    model: str | None = None


def _weights(path: Path) -> Weights:
    with open_contents(path) as contents:
        names = [name for name in contents.names() if name.startswith(_FOLDER)]
        files = {name.removeprefix(_FOLDER): contents.read(name) for name in names}
    return Weights(str(path), files, positions(path, BytesIO(files["model.bin"])))
