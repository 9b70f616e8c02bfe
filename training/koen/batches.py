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

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded pieces. `target_in` begins with BEGIN, `target_out` ends with END; links as `target_out`.

    `real` and `linked` are the flat places in `target_out` that are no padding and that have a
    link: found here, on the CPU, so that a GPU need not be waited for.
    """

    source: Tensor
    target_in: Tensor
    target_out: Tensor
    links: Tensor
    real: Tensor
    linked: Tensor

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


def collate(data: Pass, rows: Rows) -> Batch:
    """The tensors of one batch. END is linked to the source's END."""
    sources = [np.append(data.source[row], END) for row in rows]
    targets = [data.target[row] for row in rows]
    links = [np.append(data.links[row], len(data.source[row])) for row in rows]
    target_out, link = _pad([np.append(target, END) for target in targets], PAD), _pad(links, NO_LINK)
    return Batch(
        source=_pad(sources, PAD),
        target_in=_pad([np.insert(target, 0, BEGIN) for target in targets], PAD),
        target_out=target_out,
        links=link,
        real=(target_out != PAD).flatten().nonzero()[:, 0],
        linked=(link != NO_LINK).flatten().nonzero()[:, 0],
    )


def batches_of(data: Pass, pieces: int, seed: int, number: int, skip: int = 0) -> Iterator[Batch]:
    """The batches of a pass, without the first `skip`."""
    for rows in plan(data, pieces, seed, number)[skip:]:
        yield collate(data, rows)


def _pad(rows: list[npt.NDArray[np.uint16]], filler: int) -> Tensor:
    width = padded_length(max(len(row) for row in rows))
    table = np.full((len(rows), width), filler, dtype=np.int64)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return torch.from_numpy(table)
