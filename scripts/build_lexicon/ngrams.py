"""A language model of syllables: absolute discounting, interpolated, rare sequences left out.

The probability of a syllable after up to five others is
`max(count - D, 0) / count of the context + rest * probability after one fewer`
(Ney, Essen and Kneser 1994). Only sequences that are frequent enough are
kept, each with its whole probability; what the others had goes to the `rest`
of their context, so that probabilities still sum to one.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from notelint.korean.context import EDGE, read_as
from notelint.korean.language_model import PARTS
from scripts.build_lexicon.hashing import Keys, fingerprints, keys_of_texts, placed

# How often a sequence of 1, 2, ... characters must occur to be kept.
KEPT = (1, 1, 2, 3, 4, 5)
# An odd number whose powers tell sequences apart, modulo 2 to the 64th.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_DISCOUNT = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85)


class _Order(NamedTuple):
    """The sequences of one length that are kept, sorted by key."""

    keys: Keys
    counts: NDArray[np.int64]
    first: NDArray[np.int64]  # where each first stands in the text
    probability: NDArray[np.float64]


def model_of(lines: Iterable[str]) -> list[NDArray[Any]]:
    """The sections of the model's file."""
    text = EDGE + EDGE.join(read_as(line.strip()) for line in lines) + EDGE
    characters = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    orders = _orders(characters)
    keys = np.concatenate(
        [keys_of_texts(characters, order.first, at) for at, order in enumerate(orders, 1)]
    )
    rests = np.concatenate(_rests(characters, orders))
    probabilities = np.concatenate([order.probability for order in orders])
    displacement, places, size = placed(keys)
    cells = np.zeros(size, np.uint32)
    cells[places] = (
        fingerprints(keys) << np.uint32(16)
        | _quantised(probabilities) << np.uint32(8)
        | _quantised(rests)
    )
    return [displacement, cells]


def _orders(characters: Keys) -> list[_Order]:
    """The kept sequences of each length with their probabilities."""
    orders: list[_Order] = []
    running = np.zeros(len(characters), np.uint64)
    contexts: tuple[Keys, NDArray[np.int64]] | None = None
    edge = characters == ord(EDGE)
    for length, (least, discount) in enumerate(zip(KEPT, _DISCOUNT, strict=True), 1):
        running = running[: len(characters) - length + 1] * _STEP
        running = running + characters[length - 1 :]
        whole = np.ones(len(running), bool)
        for inner in range(1, length - 1):  # no sequence runs over the end of a line
            whole &= ~edge[inner : inner + len(running)]
        where = np.flatnonzero(whole)
        keys, first, counts = np.unique(running[where], return_index=True, return_counts=True)
        kept = counts >= least
        order = _Order(keys[kept], counts[kept], where[first[kept]], np.zeros(kept.sum()))
        if contexts is None:
            probability = (order.counts + 0.5) / (counts.sum() + 0.5 * len(counts))
        else:
            context = np.searchsorted(contexts[0], _keys_at(characters, order.first, length - 1))
            rest = _rests_of(contexts[1], context, order.counts - discount)
            shorter = _looked_up(orders[-1], _keys_at(characters, order.first + 1, length - 1))
            probability = (order.counts - discount) / contexts[1][context] + rest[context] * shorter
        orders.append(order._replace(probability=probability))
        contexts = keys, counts
    return orders


def _rests_of(
    totals: NDArray[np.int64], context: NDArray[np.int64], used: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What each context leaves to the shorter one, given what its kept sequences use."""
    sums = np.zeros(len(totals))
    np.add.at(sums, context, used)
    return np.clip(1 - sums / totals, 1e-6, 1)


def _rests(characters: Keys, orders: list[_Order]) -> list[NDArray[np.float64]]:
    """For each kept sequence, what it leaves to the shorter context."""
    rests = []
    for order, longer, cut in zip(orders, orders[1:], _DISCOUNT[1:], strict=False):
        before = _keys_at(characters, longer.first, len(rests) + 1)
        present = np.isin(before, order.keys)
        context = np.searchsorted(order.keys, before[present])
        rests.append(_rests_of(order.counts, context, longer.counts[present] - cut))
    return [*rests, np.ones(len(orders[-1].keys))]


def _keys_at(characters: Keys, at: NDArray[np.int64], length: int) -> Keys:
    """The keys of the sequences of `length` that begin at `at`."""
    keys = np.zeros(len(at), np.uint64)
    for offset in range(length):
        keys = keys * _STEP + characters[np.minimum(at + offset, len(characters) - 1)]
    return keys


def _looked_up(order: _Order, keys: Keys) -> NDArray[np.float64]:
    """The probabilities of `keys`; each is kept, since its extension is at least as frequent."""
    index = np.minimum(np.searchsorted(order.keys, keys), len(order.keys) - 1)
    return np.where(order.keys[index] == keys, order.probability[index], 1e-7)


def _quantised(values: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Negative natural logarithms in steps of 1/PARTS, in a byte."""
    steps = np.rint(-np.log(values) * PARTS)
    return np.clip(steps, 0, 255).astype(np.uint32)
