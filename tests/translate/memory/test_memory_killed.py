"""Killed at any moment, a memory holds whole batches; many processes may write at once."""

import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notelint.note.span import Span
from notelint.translate.memory import EditionRecord, Entry, Memory, Origin, Placed
from tests.translate.memory.sentences import by_engine, sentence

BATCHES, SIZE, KILLED = 60, 4, 50

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")


def batch(number: int, writer: str = "") -> list[Entry]:
    """The entries that are stored together."""
    return [
        by_engine(
            sentence(f"{writer}{number}번째 묶음의 {place}번째 문장"),
            f"Sentence {place} of batch {number}",
            note=f"{writer}{number}.md",
            when="2026-03-01T10:00:00Z",
        )
        for place in range(SIZE)
    ]


def record(number: int) -> EditionRecord:
    placed = Placed(Span(0, 8), "문장", "paragraph", Origin.ENGINE)
    return EditionRecord(
        f"{number}.en.md", f"{number}.md", "", f"{number}", "", "Sentence\n", (placed,)
    )


def write(path: Path, writer: str = "") -> None:
    """What a run does: store what is not there yet, batch by batch, and record editions."""
    with Memory.open(path) as memory:
        done = memory.edition_states()
        for number in range(BATCHES):
            if f"{number}.en.md" not in done or writer:
                memory.store(batch(number, writer))
                memory.record_edition(record(number))
                memory.editions_written([record(number)])


def start(work: Callable[[], object]) -> int:
    """A process that does `work`; it ends with 1 when that fails."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    """The exit code of a process, when it is over."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def wait_for(path: Path) -> None:
    """Wait until a file is there, or was."""
    until = time.monotonic() + 1
    while time.monotonic() < until and not path.exists():
        time.sleep(0.0005)


def content(path: Path) -> tuple[list[Entry], list[str]]:
    """All that a memory holds, once SQLite has found the file to be whole."""
    with Memory.open(path) as memory:
        entries, editions = list(memory.entries()), sorted(memory.edition_states())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    return entries, editions


def test_after_a_kill_at_a_random_moment_all_batches_are_whole_and_the_next_run_completes(
    quick_folder: Path,
) -> None:
    undisturbed = quick_folder / "undisturbed.sqlite3"
    begun = time.monotonic()
    assert ended(start(lambda: write(undisturbed))) == 0
    lasted = time.monotonic() - begun
    expected = content(undisturbed)
    moments = random.Random(11)
    half_done = 0
    for number in range(KILLED):
        path = quick_folder / f"{number}.sqlite3"
        child = start(lambda path=path: write(path))
        wait_for(path if number % 2 else path.with_name(f"{path.name}-wal"))
        time.sleep(moments.uniform(0, 0.8 * lasted))
        os.kill(child, signal.SIGKILL)
        ended(child)
        entries, editions = content(path)
        notes = [entry.note for entry in entries]
        assert {notes.count(note) for note in notes} <= {SIZE}
        stored = {f"{number}.md" for number in range(len(entries) // SIZE)}
        assert set(notes) == stored  # in the order in which they were stored
        assert len(stored) - len(editions) in (0, 1)
        half_done += 0 < len(entries) < len(expected[0])
        write(path)
        assert content(path) == expected
        path.unlink()
    # Otherwise no kill came while something was written, and nothing was tested.
    assert half_done > 5


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"  # which all of them want to make first
    writers = [start(lambda name=name: write(path, name)) for name in "가나다라"]
    assert [ended(child) for child in writers] == [0, 0, 0, 0]
    entries, _ = content(path)
    assert len(entries) == len("가나다라") * BATCHES * SIZE


def test_a_process_that_dies_while_it_writes_holds_up_no_other(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    write(path)

    def die() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM entry")
        os.kill(os.getpid(), signal.SIGKILL)

    assert ended(start(die)) == -signal.SIGKILL
    begun = time.monotonic()
    write(path, "나")
    assert time.monotonic() - begun < 5
    assert len(content(path)[0]) == 2 * BATCHES * SIZE


def test_a_record_made_before_a_kill_does_not_hide_what_is_on_the_disk(tmp_path: Path) -> None:
    old, new = record(1), record(1)
    new = EditionRecord(*("1.en.md", "1.md", "", "new", "", "Other words\n", new.segments))
    with Memory.open(tmp_path / "memory.sqlite3") as memory:
        memory.record_edition(old)
        memory.editions_written([old])
        memory.record_edition(new, old.written)  # and killed before the file is written
        assert memory.edition("1.en.md", old.written, old.text) == old
        assert memory.edition("1.en.md", new.written, new.text) == new
        # A person changed the file, old or new: the one that it is more like.
        assert memory.edition("1.en.md", "other", "Sentence\n\nmore\n") == old
        assert memory.edition("1.en.md", "other", "Other words\n\nmore\n") == new
        memory.record_edition(new, old.written)  # the next run does the same again
        memory.editions_written([new])
        assert memory.edition("1.en.md", old.written, old.text) == new
        memory.forget_editions(["1.en.md"])
        assert memory.edition("1.en.md", new.written, new.text) is None
