"""Killed at any moment, `notelint translate` leaves editions whole or absent, and goes on later."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from notelint.cli.commands import run_command
from notelint.translate.memory import Memory

NOTES, KILLED, IN_A_ROW = 30, 50, 5

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")

_TOPICS = ("정렬", "탐색", "그래프", "해시 표", "동적 계획법", "스택과 큐")
_LINES = (
    "{topic}은 자료 구조 수업에서 처음 배웠다.",
    "- 시간 복잡도는 $O(n \\log n)$인데 `sorted()`를 쓰면 직접 짤 일이 없다",
    "> 교수님: **{topic}** 문제는 시험에 꼭 나온다고 하셨다.",
    "그런데 입력이 {number}개를 넘으면 느려진다. 이유는 [앞 글]({other}.md)에 적었다.",
    "| 방법 | 시간 |\n|---|---|\n| {topic} | {number}초 |",
    "```python\nfor i in range({number}):\n    print(i)\n```",
    "![{topic} 그림](img/{number}.png)을 보면 이해가 쉽다<br><br>",
    ": : 정리하면 {topic}에는 조건이 {number}가지 있다",
)


def text_of(number: int) -> str:
    """A note as a student writes it."""
    topic = _TOPICS[number % len(_TOPICS)]
    words = {"topic": topic, "number": number, "other": f"{(number * 7) % NOTES:02}"}
    lines = [_LINES[(number + place * 3) % len(_LINES)].format(**words) for place in range(3)]
    return "\n\n".join([f"---\ntitle: {topic} {number}\n---", f"# {topic}", *lines]) + "\n"


def make_notes(folder: Path) -> Path:
    (folder / ".git").mkdir(parents=True)
    for number in range(NOTES):
        (folder / f"{number:02}.md").write_text(text_of(number), "utf-8")
    return folder


def start(folder: Path) -> int:
    """A process that translates the notes in `folder`."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            os.chdir(folder)
            sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
            code = run_command(["translate", "--engine", "pseudo"])
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def editions(folder: Path) -> dict[str, bytes]:
    """The editions with their names; what a killed run leaves behind is none."""
    return {path.name: path.read_bytes() for path in folder.glob("[0-9]*.en.md")}


def numbers_of_files(folder: Path) -> dict[str, int]:
    """A file that is written anew has another number."""
    return {path.name: path.stat().st_ino for path in folder.glob("[0-9]*.en.md")}


def test_editions_are_whole_or_absent_and_the_next_run_equals_an_undisturbed_one(
    quick_folder: Path,
) -> None:
    assert ended(start(make_notes(quick_folder / "first"))) == 0  # loads what is loaded once
    undisturbed = make_notes(quick_folder / "undisturbed")
    begun = time.monotonic()
    assert ended(start(undisturbed)) == 0
    lasted = time.monotonic() - begun
    expected = editions(undisturbed)
    assert len(expected) == NOTES
    moments = random.Random(5)
    half_done = 0
    for number in range(KILLED):
        folder = quick_folder / f"killed-{number // IN_A_ROW}"
        if number % IN_A_ROW == 0:
            make_notes(folder)
        child = start(folder)
        if number % 2:
            time.sleep(moments.uniform(0, lasted))
        else:
            wait_for_editions(folder, moments.randrange(NOTES), lasted)
        os.kill(child, signal.SIGKILL)
        ended(child)
        found = editions(folder)
        assert found.items() <= expected.items()
        half_done += 0 < len(found) < NOTES
        if number % IN_A_ROW == IN_A_ROW - 1:
            done = numbers_of_files(folder)
            assert ended(start(folder)) == 0
            assert editions(folder) == expected
            assert done.items() <= numbers_of_files(folder).items()  # nothing was done twice
            assert contents(folder) == contents(undisturbed)
    # Otherwise no kill came while editions were written, and nothing was tested.
    assert half_done > 5


def test_runs_over_the_same_notes_at_once_do_not_get_in_each_others_way(quick_folder: Path) -> None:
    alone, together = make_notes(quick_folder / "alone"), make_notes(quick_folder / "together")
    runs = [start(folder) for folder in (alone, together, together, together)]
    assert [ended(run) for run in runs] == [0, 0, 0, 0]
    assert editions(together) == editions(alone)
    assert contents(together) == contents(alone)


def wait_for_editions(folder: Path, number: int, at_most: float) -> None:
    """Wait until so many editions are there; `at_most` in seconds."""
    until = time.monotonic() + at_most
    while time.monotonic() < until and len(list(folder.glob("[0-9]*.en.md"))) < number:
        time.sleep(0.001)


def contents(folder: Path) -> list[tuple[str, str]]:
    """What the memory holds."""
    with Memory.open(folder / ".notelint" / "memory.sqlite3") as memory:
        assert set(memory.edition_states()) == set(editions(folder))
        return [(entry.source, entry.target) for entry in memory.entries()]
