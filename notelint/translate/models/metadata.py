"""What a package says about its model."""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from notelint.translate.models.archive import Contents
from notelint.translate.models.error import ModelError

_MOST_BYTES = 1 << 20
_FILES = ("model/model.bin", "model/config.json")
SUBWORDS = "sentencepiece.model"
"""The file by which a text is cut into pieces of words."""
OTHER_SUBWORDS = "bpe.model"
"""What some old packages have instead."""
_HIGHEST_PENALTY = 10
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary")


class Penalties(NamedTuple):
    """How the answers of a model are weighed: by `length`, and by the pieces said before."""

    length: float
    repetition: float


AS_ARGOS = Penalties(length=0.2, repetition=1.0)
"""How Argos Translate weighs them, and what holds unless a package says otherwise."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The keys of `metadata.json` that matter; languages are ISO 639 codes."""

    from_code: str
    to_code: str
    version: str = ""
    target_prefix: str = ""
    penalties: Penalties = AS_ARGOS


def read_metadata(contents: Contents) -> Metadata:
    """What the package says, whatever its languages.

    Raises:
        ModelError: `metadata.json` is missing, or not what it should be.
    """
    data = contents.read("metadata.json", _MOST_BYTES)
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        raise ModelError(f"{contents.path}: metadata.json is not JSON") from None
    if not isinstance(values, dict) or values.get("type", "translate") != "translate":
        raise ModelError(f"{contents.path}: metadata.json is not that of a translation model")
    return Metadata(
        _text(contents, values, "from_code"),
        _text(contents, values, "to_code"),
        _text(contents, values, "package_version", ""),
        _text(contents, values, "target_prefix", ""),
        _penalties(contents, values),
    )


def _text(contents: Contents, values: dict[str, Any], key: str, default: str | None = None) -> str:
    value = values.get(key, default)
    if not isinstance(value, str) or len(value) > 100 or not value.isprintable():
        raise ModelError(f"{contents.path}: metadata.json has no proper '{key}'")
    return value


def _penalties(contents: Contents, values: dict[str, Any]) -> Penalties:
    """The table `decoding`, which Argos Translate does not know."""
    table = values.get("decoding", {})
    if not isinstance(table, dict):
        table = {"length_penalty": None}
    length = table.get("length_penalty", AS_ARGOS.length)
    repetition = table.get("repetition_penalty", AS_ARGOS.repetition)
    for each, lowest in ((length, 0), (repetition, 1)):
        if type(each) not in (int, float) or not lowest <= each <= _HIGHEST_PENALTY:
            raise ModelError(f"{contents.path}: metadata.json has no proper 'decoding'")
    return Penalties(length, repetition)


def require_korean_to_english(contents: Contents, metadata: Metadata) -> None:
    """Refuse a package that cannot translate Korean into English, or that lacks a part.

    Raises:
        ModelError: it is for other languages, or a file that every package
            has is missing.
    """
    if (metadata.from_code, metadata.to_code) != ("ko", "en"):
        raise ModelError(
            f"{contents.path}: this model translates '{metadata.from_code}' to"
            f" '{metadata.to_code}'; notelint needs one for 'ko' to 'en'"
        )
    names = set(contents.names())
    missing = [name for name in _FILES if name not in names]
    if SUBWORDS not in names and OTHER_SUBWORDS not in names:
        missing.append(SUBWORDS)
    if not any(
        name.startswith(tuple(f"model/{each}." for each in _VOCABULARIES)) for name in names
    ):
        missing.append("model/shared_vocabulary.json")
    if missing:
        raise ModelError(f"{contents.path}: the package has no {', '.join(missing)}")
