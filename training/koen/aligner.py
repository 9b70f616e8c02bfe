"""IBM model 1 over subwords, both ways, in numpy: which source piece a target piece translates.

Only links that both directions choose are kept. They teach one attention head where
the translation stands (guided alignment), so precision matters more than recall.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint16]
Table = npt.NDArray[np.float16]

NO_LINK = 255
# Ids of ⟦1⟧..⟦16⟧, which SentencePiece puts right after the control symbols. They stand
# once on each side and are linked to themselves.
FIRST_FIXED, LAST_FIXED = 4, 19
_MIN_PROBABILITY = 0.08


def _cooccurrences(pairs: Sequence[tuple[Ids, Ids]], size: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For every (source, target) position pair: its key source·size+target and its target position."""
    keys, groups = [], []
    position = 0
    for source, target in pairs:
        grid = source.astype(np.int64)[None, :] * size + target.astype(np.int64)[:, None]
        keys.append(grid.ravel())
        groups.append(np.repeat(np.arange(position, position + len(target)), len(source)))
        position += len(target)
    return np.concatenate(keys), np.concatenate(groups)


def lexical_table(pairs: Sequence[tuple[Ids, Ids]], size: int, rounds: int = 4) -> Table:
    """P(target piece | source piece) as a dense [size, size] table, by expectation-maximisation."""
    keys, groups = _cooccurrences(pairs, size)
    distinct, index = np.unique(keys, return_inverse=True)
    source_of = distinct // size
    probability = np.full(len(distinct), 1.0)
    for _ in range(rounds):
        weight = probability[index]
        weight /= np.bincount(groups, weight)[groups]
        count = np.bincount(index, weight, minlength=len(distinct))
        probability = count / np.bincount(source_of, count, minlength=size)[source_of]
    table = np.zeros((size, size), dtype=np.float16)
    table.ravel()[distinct] = probability
    return table


class Aligner:
    """Links target pieces to source pieces by two lexical tables."""

    def __init__(self, forward: Table, backward: Table) -> None:
        self._forward, self._backward = forward, backward

    @classmethod
    def train(cls, pairs: Sequence[tuple[Ids, Ids]], size: int) -> Aligner:
        """Tables of both directions from encoded (source, target) pairs."""
        return cls(lexical_table(pairs, size), lexical_table([(t, s) for s, t in pairs], size))

    def links(self, source: Ids, target: Ids) -> npt.NDArray[np.uint8]:
        """For each target piece the source position it translates, or `NO_LINK`. Shape [target]."""
        forward = self._forward[source[None, :], target[:, None]]
        backward = self._backward[target[:, None], source[None, :]]
        best_source = forward.argmax(axis=1)
        rows = np.arange(len(target))
        mutual = backward.argmax(axis=0)[best_source] == rows
        sure = forward[rows, best_source] >= _MIN_PROBABILITY
        links = np.where(mutual & sure & (best_source < NO_LINK), best_source, NO_LINK)
        for row in np.flatnonzero((target >= FIRST_FIXED) & (target <= LAST_FIXED)):
            same = np.flatnonzero(source == target[row])
            links[row] = same[0] if len(same) else NO_LINK
        return links.astype(np.uint8)

    def likeliness(self, source: Ids, target: Ids) -> npt.NDArray[np.float32]:
        """How likely each target piece translates each source piece, by the surer table. Shape [target, source]."""
        forward = self._forward[source[None, :], target[:, None]]
        backward = self._backward[target[:, None], source[None, :]]
        return np.maximum(forward, backward).astype(np.float32)

    def save(self, path: Path) -> None:
        """Only the entries that can decide a link, compressed."""
        arrays: dict[str, npt.NDArray[Any]] = {"size": np.array(len(self._forward))}
        for name, table in (("forward", self._forward), ("backward", self._backward)):
            place = np.flatnonzero(table.ravel() > 1e-4)
            arrays[f"{name}_place"] = place.astype(np.uint32)
            arrays[f"{name}_value"] = table.ravel()[place]
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # its stub takes names for flags

    @classmethod
    def load(cls, path: Path) -> Aligner:
        """What `save` wrote."""
        arrays = np.load(path)
        size = int(arrays["size"])
        tables = []
        for name in ("forward", "backward"):
            table = np.zeros((size, size), dtype=np.float16)
            table.ravel()[arrays[f"{name}_place"]] = arrays[f"{name}_value"]
            tables.append(table)
        return cls(tables[0], tables[1])
