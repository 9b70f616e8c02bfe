"""How time grows with the size of the input: the one way in which tests measure it."""

import gc
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from notelint.note.dialect import GFM, Dialect
from notelint.note.note import Note

_Input = TypeVar("_Input")

_MEASURABLE = 0.02  # processor seconds: a run that takes less is made longer
_PATIENCE = 0.05  # processor seconds: an input that takes longer to make is large enough
_LONGEST = 16  # times the size given
_SLIGHT = 0.005  # processor seconds: with less, caches of the processor tell more than growth
_ROUNDS = 7  # at each size
_DOUBLINGS = 3  # growth that a cache of the processor explains is gone at one of these sizes


def assert_linear(
    run: Callable[[_Input], object],
    make: Callable[[int], _Input],
    size: int,
    limit: float = 2.6,
) -> None:
    """Fail unless `run` takes less than `limit` times as long on twice the input.

    `make(size)` is the input, made anew for each run and not measured; what
    `run` returns is read to its end if it is an iterator. Inputs grow beyond
    `size` until a run can be measured well. The processor time counts, and of
    several runs the shortest: a busy machine makes a run longer, never shorter.
    """
    _seconds(run, make(max(1, size // 16)))  # loads what is loaded when first used
    size, small = _measurable(run, make, size)
    for doubling in range(_DOUBLINGS):
        tried = size << doubling
        large = float("inf")
        for _ in range(_ROUNDS):
            large = min(large, _seconds(run, make(2 * tried)))
            small = min(small, _seconds(run, make(tried)))
            if large < max(limit * small, _SLIGHT):
                return
        growth = f"{small:.3f} s for {tried:,}, {large:.3f} s for twice that"
        small = large
    raise AssertionError(growth)


def notes(text: Callable[[int], str], *parts: str, dialect: Dialect = GFM) -> Callable[[int], Note]:
    """Makes notes of `text`, with `parts` read beforehand so that no check is charged for them."""

    def make(size: int) -> Note:
        note = Note.of(text(size), dialect)
        for part in parts:
            getattr(note, part)
        return note

    return make


def _measurable(
    run: Callable[[_Input], object], make: Callable[[int], _Input], size: int
) -> tuple[int, float]:
    """A size of at least `size` whose run takes long enough to measure, and the time it took."""
    largest = _LONGEST * size
    while True:
        start = time.process_time()
        made = make(size)
        making = time.process_time() - start
        running = _seconds(run, made)
        if running >= _MEASURABLE or making >= _PATIENCE or size >= largest:
            return size, running
        size *= 2


def _seconds(run: Callable[[_Input], object], made: _Input) -> float:
    """Processor seconds of one run, without the garbage collector's."""
    gc.disable()
    try:
        start = time.process_time()
        result = run(made)
        if isinstance(result, Iterator):
            for _ in result:
                pass
        return time.process_time() - start
    finally:
        gc.enable()
