"""How much each target piece counts in the loss: more where what the source holds has to come back."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sentencepiece import SentencePieceProcessor

from koen.aligner import Ids
from koen.placeholders import TOKEN

_NAME = re.compile("▁?([A-Za-z0-9]+)")
_NO_NAME, _FIRST_NAME = 0, 2
_PLACEHOLDER = 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """Placeholders, and pieces of names and numbers that stand on both sides, count more than 1.

    `names` says for each piece which name it is: 1 for placeholders, the same number for a piece
    with and without the space before it, 0 for pieces that are no Latin letters or digits.
    """

    names: npt.NDArray[np.int32]
    placeholder: float
    copied: float

    @classmethod
    def of(cls, subwords: SentencePieceProcessor, placeholder: float, copied: float) -> Weighing:
        """The weighing for the pieces of a subword model."""
        numbers: dict[str, int] = {}
        names = np.full(subwords.get_piece_size(), _NO_NAME, np.int32)
        for piece in range(len(names)):
            text = subwords.id_to_piece(piece)
            if TOKEN.fullmatch(text):
                names[piece] = _PLACEHOLDER
            elif name := _NAME.fullmatch(text):
                names[piece] = numbers.setdefault(name[1], _FIRST_NAME + len(numbers))
        return cls(names, placeholder, copied)

    def weights(self, source: Ids, target: Ids) -> npt.NDArray[np.float32]:
        """A weight for each piece of the target."""
        names = self.names[target]
        weights = np.ones(len(target), np.float32)
        weights[np.isin(names, self.names[source]) & (names >= _FIRST_NAME)] = self.copied
        weights[names == _PLACEHOLDER] = self.placeholder
        return weights
