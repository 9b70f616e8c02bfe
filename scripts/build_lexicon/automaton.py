"""The smallest automaton that accepts given words, packed into one array.

States that accept the same endings are one state (Daciuk, Mihov, Watson and
Watson 2000: words added in order, the last path minimised when the next word
leaves it). The states lie in a double array (Aoe 1989): the arrow of a state
by `key` is the cell `base + key`, which names its key, whether a word ends
there, and the base of the state it leads to. No two states share a base, so a
key that fits is the state's own.
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from notelint.korean.lexicon import BASE_SHIFT, END, KEY_MASK

# A state: whether a word ends in it, and its arrows as (key, number of the state).
_State = tuple[bool, tuple[tuple[int, int], ...]]
# How many bases in a row may be taken before the search begins behind them.
_PATIENCE = 300


def cells_of(words: Iterable[bytes]) -> NDArray[np.uint32]:
    """The array for `words`, sorted and each once; cell 0 holds the base of the first state."""
    states, first = _minimised(words)
    return _packed(states, first)


def _minimised(words: Iterable[bytes]) -> tuple[list[_State], int]:
    states: list[_State] = []
    numbers: dict[_State, int] = {}

    def number_of(state: _State) -> int:
        if state not in numbers:
            numbers[state] = len(states)
            states.append(state)
        return numbers[state]

    # The path of the last word: for each depth whether a word ends there, and finished arrows.
    path: list[tuple[bool, list[tuple[int, int]]]] = [(False, [])]
    last = b""
    for word in words:
        assert word > last or not last, "words must be sorted"
        shared = next(
            (i for i, (a, b) in enumerate(zip(word, last, strict=False)) if a != b),
            min(len(word), len(last)),
        )
        _finish(path, last, shared, number_of)
        path += [(False, []) for _ in range(shared, len(word))]
        path[len(word)] = (True, path[len(word)][1])
        last = word
    _finish(path, last, 0, number_of)
    ends, arrows = path[0]
    return states, number_of((ends, tuple(arrows)))


def _finish(
    path: list[tuple[bool, list[tuple[int, int]]]],
    last: bytes,
    depth: int,
    number_of: Callable[[_State], int],
) -> None:
    """Number the states of the last word that lie deeper than `depth`."""
    for at in range(len(last), depth, -1):
        ends, arrows = path.pop()
        path[at - 1][1].append((last[at - 1], number_of((ends, tuple(arrows)))))


def _packed(states: list[_State], first: int) -> NDArray[np.uint32]:
    """The states' arrows in one array: states with many arrows first, while there is room."""
    room = _Room()
    bases = [0] * len(states)
    for number in sorted(range(len(states)), key=lambda number: -len(states[number][1])):
        if arrows := states[number][1]:
            bases[number] = room.take([key for key, _ in arrows])
    cells = np.zeros(len(room.taken), np.uint32)
    cells[0] = bases[first] << BASE_SHIFT
    for base, (_, arrows) in zip(bases, states, strict=True):
        for key, target in arrows:
            ends = END if states[target][0] else 0
            cells[base + key] = bases[target] << BASE_SHIFT | ends | key
    # Whatever key is asked for behind the last base must still be a cell.
    return cells[: max(bases) + KEY_MASK + 1]


class _Room:
    """Which cells and which bases are taken."""

    def __init__(self) -> None:
        self.taken = bytearray(1 << 10)
        self._based = bytearray(1 << 10)
        self._from: dict[int, int] = {}

    def take(self, keys: list[int]) -> int:
        """A base at which the cells of all `keys` are free, now taken."""
        start = base = self._from.get(len(keys), 1)
        while not self._fits(base, keys):
            base += 1
        if base - start > _PATIENCE:  # what lies before is all but full
            self._from[len(keys)] = base - _PATIENCE // 2
        self._based[base] = 1
        for key in keys:
            self.taken[base + key] = 1
        return base

    def _fits(self, base: int, keys: list[int]) -> bool:
        if base + 2 * KEY_MASK >= len(self.taken):
            self.taken.extend(bytes(len(self.taken)))
            self._based.extend(bytes(len(self._based)))
        taken = self.taken
        return not self._based[base] and not any(taken[base + key] for key in keys)
