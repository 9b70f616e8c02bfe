"""Checking notes in several processes."""

import gc
import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote

# Bytes of notes sent at a time, at least: enough that talking costs little, few enough to
# share out evenly at the end.
_BATCH = 100_000
# Before, each process is sent this part of what is left for it.
_SHARES = 3


@dataclass(frozen=True, slots=True)
class Processes:
    """`count` worker processes, started with `method` ("fork", "spawn")."""

    count: int
    method: str

    def run(self, checker: NoteChecker, notes: Sequence[FoundNote]) -> Iterator[Outcome]:
        """One outcome a note; a note that takes its process down gets a finding of its own."""
        # The first note is checked here: what checks load when first used is then loaded
        # once, before the processes are forked, and not in each.
        yield checker.check(notes[0])
        lost: list[int] = []
        with _Pool(self.count, self.method, checker, notes) as pool:
            futures: dict[Future[list[Outcome]], list[int]] = {}
            for batch in batches(notes, first=1, count=self.count):
                try:
                    futures[pool.submit(_check_batch, batch)] = batch
                except BrokenProcessPool:
                    lost += batch
            for future in as_completed(futures):
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    lost += futures[future]
        yield from one_by_one(self.method, checker, notes, sorted(lost))


def one_by_one(
    method: str, checker: NoteChecker, notes: Sequence[FoundNote], indexes: Sequence[int]
) -> Iterator[Outcome]:
    """What a dying process left unchecked, each note alone, so that the deadly one is known."""
    remaining = list(indexes)
    while remaining:
        with _Pool(1, method, checker, notes) as pool:
            try:
                while remaining:
                    yield from pool.submit(_check_batch, remaining[:1]).result()
                    del remaining[0]
            except BrokenProcessPool:
                yield checker.died(notes[remaining.pop(0)])


class _Pool(ProcessPoolExecutor):
    """A pool whose processes know all notes, are told indexes, and are stopped on Ctrl-C."""

    def __init__(
        self, count: int, method: str, checker: NoteChecker, notes: Sequence[FoundNote]
    ) -> None:
        # What is there now lives as long as the processes do: forked ones need not
        # copy those pages when they collect garbage.
        gc.freeze()
        context = multiprocessing.get_context(method)
        super().__init__(count, context, _start, (checker, notes))

    def __exit__(self, *failed: object) -> None:
        if failed[0] is not None:
            self.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
        self.shutdown()
        gc.unfreeze()


def batches(notes: Sequence[FoundNote], first: int, count: int) -> Iterator[list[int]]:
    """Indexes of the notes from `first` on, for `count` processes, in runs of neighbours.

    Long runs at first: an author's words are then judged by one process and
    remembered there. Short ones at the end, so that no process waits for long.
    """
    left = sum(note.size for note in notes[first:])
    size, batch = 0, []
    for index in range(first, len(notes)):
        batch.append(index)
        size += notes[index].size
        if size >= max(_BATCH, left // (_SHARES * count)):
            yield batch
            left -= size
            size, batch = 0, []
    if batch:
        yield batch


_work: tuple[NoteChecker, Sequence[FoundNote]]


def _start(checker: NoteChecker, notes: Sequence[FoundNote]) -> None:
    global _work
    _work = checker, notes
    # Ctrl-C goes to all processes of the terminal: the workers end without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _check_batch(indexes: Sequence[int]) -> list[Outcome]:
    checker, notes = _work
    return [checker.check(notes[index]) for index in indexes]
