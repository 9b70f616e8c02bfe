"""Placing keys in a table without gaps or clashes, as notelint/korean/tables.py finds them."""

import numpy as np
from numpy.typing import NDArray

from notelint.korean import tables

Keys = NDArray[np.uint64]
_GROUP = 4  # keys a group, on average
_FILL = 0.96
_MOST_DISPLACEMENTS = 65536


def placed(keys: Keys) -> tuple[NDArray[np.uint16], NDArray[np.int64], int]:
    """The displacements of the groups, the place of each key, and the size of the table."""
    size = int(len(keys) / _FILL) + 1
    displacement = np.zeros(len(keys) // _GROUP + 1, np.uint16)
    low = keys & np.uint64(0xFFFFFFFF)
    group = (low * np.uint64(len(displacement)) >> np.uint64(32)).astype(int)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(len(displacement)))
    counts = np.diff(np.append(starts, len(keys)))
    places = np.full(len(keys), -1)
    taken = np.zeros(size, bool)
    for count in range(int(counts.max()), 0, -1):
        groups = np.flatnonzero(counts == count)
        members = order[starts[groups][:, None] + np.arange(count)]
        _place_groups(groups, members, keys, displacement, places, taken)
    return displacement, places, size


def _place_groups(
    groups: NDArray[np.int64],
    members: NDArray[np.int64],
    keys: Keys,
    displacement: NDArray[np.uint16],
    places: NDArray[np.int64],
    taken: NDArray[np.bool_],
) -> None:
    """Find each group of one size the first displacement at which its keys clash with nothing."""
    for moved in range(_MOST_DISPLACEMENTS):
        if not len(groups):
            return
        step = np.uint64(moved * tables.FIRST & tables.MASK)
        spread = (keys[members] ^ step) * np.uint64(tables.THIRD) >> np.uint64(32)
        wanted = (spread * np.uint64(len(taken)) >> np.uint64(32)).astype(np.int64)
        free = ~taken[wanted].any(axis=1)
        free &= _first_to_ask(np.where(free[:, None], wanted, -1))
        displacement[groups[free]] = moved
        places[members[free]] = wanted[free]
        taken[wanted[free]] = True
        groups, members = groups[~free], members[~free]
    raise ValueError("no displacement left")


def _first_to_ask(wanted: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows ask for no place that an earlier row, or they themselves, ask for as well."""
    flat = wanted.ravel()
    first = np.zeros(len(flat), bool)
    first[np.unique(flat, return_index=True)[1]] = True
    return first.reshape(wanted.shape).all(axis=1)


def keys_of_texts(characters: Keys, starts: NDArray[np.int64], length: int) -> Keys:
    """As `key_of_text`, of the `length` characters at each of `starts`."""
    low, high = np.zeros(len(starts), np.uint64), np.zeros(len(starts), np.uint64)
    for offset in range(length):
        part = characters[starts + offset] << np.uint64(16 * (offset % 4))
        if offset < 4:
            low |= part
        else:
            high |= part
    mixed = low * np.uint64(tables.FIRST) + high * np.uint64(tables.THIRD)
    return (mixed ^ (mixed >> np.uint64(tables.FOLD))) * np.uint64(tables.SECOND)


def fingerprints(keys: Keys) -> NDArray[np.uint32]:
    """As `fingerprint_of`, for many."""
    return (keys >> np.uint64(48)).astype(np.uint32)
