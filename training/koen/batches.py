"""Batches of equal-length sentences, in an order that seed and pass number decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from koen.aligner import NO_LINK
from koen.passes import Pass
from koen.subwords import BEGIN, END, PAD
from koen.weighing import Weighing

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded pieces. `target_in` begins with BEGIN, `target_out` ends with END; links as `target_out`.

    `real` and `linked` are the flat places in `target_out` that are no padding and that have a
    link: found here, on the CPU, so that a GPU need not be waited for. `weights` says how much each
    of the `real` places counts.
    """

    source: Tensor
    target_in: Tensor
    target_out: Tensor
    links: Tensor
    real: Tensor
    linked: Tensor
    weights: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on a device; from pinned memory, so that the copy runs beside the arithmetic."""
        tensors: list[Tensor] = [getattr(self, name) for name in self.__slots__]
        if device.type == "cuda":
            tensors = [tensor.pin_memory() for tensor in tensors]
        return Batch(*(tensor.to(device, non_blocking=True) for tensor in tensors))


def padded_length(length: int) -> int:
    """Lengths in steps of 4, of 8 from 32: little padding, yet few shapes to prepare kernels for."""
    step = 4 if length <= 32 else 8
    return -(-length // step) * step


def plan(data: Pass, pieces: int, seed: int, number: int) -> list[Rows]:
    """Rows of every batch of a pass: like lengths together, at most `pieces` a side, batches shuffled."""
    rng = np.random.default_rng([seed, number])
    source = np.array([padded_length(n + 1) for n in data.source.lengths])
    target = np.array([padded_length(n + 1) for n in data.target.lengths])
    order = np.lexsort((rng.random(len(data.source)), source, target))
    batches: list[Rows] = []
    start = 0
    while start < len(order):
        longest_target = target[order[start]]
        # Sorted by target, then source: widen until the target step changes or the area is full.
        stop, longest_source = start, 0
        while stop < len(order) and target[order[stop]] == longest_target:
            longest_source = max(longest_source, source[order[stop]])
            if (stop - start + 1) * max(longest_source, longest_target) > pieces and stop > start:
                break
            stop += 1
        batches.append(order[start:stop])
        start = stop
    return [batches[i] for i in rng.permutation(len(batches))]


def collate(data: Pass, rows: Rows, weighing: Weighing | None = None) -> Batch:
    """The tensors of one batch. END is linked to the source's END; without `weighing` all pieces count alike."""
    widest_source = padded_length(int(data.source.lengths_of(rows).max()) + 1)
    widest_target = padded_length(int(data.target.lengths_of(rows).max()) + 1)
    source = np.full((len(rows), widest_source), PAD, dtype=np.int64)
    target_in = np.full((len(rows), widest_target), PAD, dtype=np.int64)
    target_out, links = target_in.copy(), np.full_like(target_in, NO_LINK)
    weights = np.ones(target_in.shape, dtype=np.float32)
    target_in[:, 0] = BEGIN
    for i, row in enumerate(rows):
        korean, english = data.source[row], data.target[row]
        source[i, : len(korean)], source[i, len(korean)] = korean, END
        target_in[i, 1 : len(english) + 1] = english
        target_out[i, : len(english)], target_out[i, len(english)] = english, END
        links[i, : len(english)], links[i, len(english)] = data.links[row], len(korean)
        if weighing:
            weights[i, : len(english)] = weighing.weights(korean, english)
    real = np.flatnonzero(target_out != PAD)
    return Batch(
        source=torch.from_numpy(source),
        target_in=torch.from_numpy(target_in),
        target_out=torch.from_numpy(target_out),
        links=torch.from_numpy(links),
        real=torch.from_numpy(real),
        linked=torch.from_numpy(np.flatnonzero(links != NO_LINK)),
        weights=torch.from_numpy(weights.ravel()[real]),
    )


def batches_of(
    data: Pass, pieces: int, seed: int, number: int, skip: int = 0, weighing: Weighing | None = None
) -> Iterator[Batch]:
    """The batches of a pass, without the first `skip`."""
    for rows in plan(data, pieces, seed, number)[skip:]:
        yield collate(data, rows, weighing)
