"""The list of what a CTranslate2 `model.bin` holds, read without loading it.

The format is that of `ctranslate2/specs/model_spec.py`, version 6 of the file
and those from version 4 on: numbers little-endian; each variable is its name,
its dimensions, a type, a length in bytes, and the bytes.
"""

import struct
from io import SEEK_CUR, SEEK_END
from math import prod
from pathlib import Path
from typing import BinaryIO, NamedTuple

from notelint.translate.models.error import ModelError

_OLDEST, _NEWEST = 4, 6
_MOST_VARIABLES = 100_000
_MOST_DIMENSIONS = 8
# Bytes of a value by the number of its type: float, int8, int16, int32, float16, bfloat16.
_BYTES = {0: 4, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2}


class Weights(NamedTuple):
    """What the file says about its model."""

    kind: str  # "TransformerSpec"
    shapes: dict[str, tuple[int, ...]]  # of each variable

    @property
    def positions(self) -> int | None:
        """Pieces that a sentence may have with its end mark, None where any number may be."""
        found = [
            shape[0]
            for name, shape in self.shapes.items()
            if name.endswith("position_encodings/encodings") and shape
        ]
        return min(found, default=None)


class NotWeightsError(ValueError):
    """The file is cut off, or no `model.bin` at all."""


def positions(path: Path, file: BinaryIO) -> int | None:
    """Pieces that a sentence may have, by the `model.bin` of the model at `path`.

    Raises:
        ModelError: the file is damaged.
    """
    try:
        weights = read_weights(file)
    except NotWeightsError as error:
        raise ModelError(f"{path}: model.bin is no CTranslate2 model: {error}") from error
    return weights.positions if weights else None


def read_weights(file: BinaryIO) -> Weights | None:
    """The list of variables in a file; None where its version is another.

    Raises:
        NotWeightsError: the lengths that it gives do not fit its own.
    """
    size = file.seek(0, SEEK_END)
    file.seek(0)
    (version,) = _numbers(file, "I")
    if version < _OLDEST:
        return None
    if version > 1000:
        raise NotWeightsError("it does not begin with the version of its format")
    if version > _NEWEST:
        return None
    kind = _name(file)
    _revision, count = _numbers(file, "II")
    if count > _MOST_VARIABLES:
        raise NotWeightsError(f"it says that it has {count} variables")
    shapes: dict[str, tuple[int, ...]] = {}
    for _ in range(count):
        name = _name(file)
        (rank,) = _numbers(file, "B")
        if rank > _MOST_DIMENSIONS:
            raise NotWeightsError(f"{name!r} has {rank} dimensions")
        shape = _numbers(file, f"{rank}I")
        number, length = _numbers(file, "BI")
        if file.seek(length, SEEK_CUR) > size or length != _size(shape, number):
            raise NotWeightsError(f"the values of {name!r} are cut off")
        shapes[name] = shape
    return Weights(kind, shapes)


def _size(shape: tuple[int, ...], number: int) -> int:
    return prod(shape, start=_BYTES.get(number, 0))


def _name(file: BinaryIO) -> str:
    (length,) = _numbers(file, "H")
    data = file.read(length)
    if not length or len(data) != length or data[-1]:
        raise NotWeightsError("it is cut off in a name")
    return data[:-1].decode("utf-8", "replace")


def _numbers(file: BinaryIO, form: str) -> tuple[int, ...]:
    layout = struct.Struct(f"<{form}")
    data = file.read(layout.size)
    if len(data) != layout.size:
        raise NotWeightsError("it is cut off")
    return layout.unpack(data)
