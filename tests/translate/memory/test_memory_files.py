"""People's sentences from files in git, searching, and forgetting."""

import time
from pathlib import Path

import pytest

from notelint.translate.memory import Memory, MemoryFileError, Origin
from notelint.translate.memory.exchange.formats import format_of
from tests.translate.memory.sentences import by_engine, by_people, key, sentence

FAST = sentence("퀵 정렬은 평균적으로 빠르다")


@pytest.fixture
def memory():
    with Memory.empty() as memory:
        yield memory


def found(memory: Memory) -> str | None:
    entry = memory.find([key(FAST)]).get(key(FAST))
    return entry and entry.target


def write(path: Path, target: str, when: str = "2026-03-01T10:00:00Z") -> Path:
    path.write_bytes(format_of(path).write([by_people(FAST, target, when=when)]))
    return path


def test_a_file_of_the_team_is_read_when_it_has_changed(memory: Memory, tmp_path: Path) -> None:
    path = write(tmp_path / "memory.tmx", "Quicksort is fast on average")
    memory.read_files([path])
    assert found(memory) == "Quicksort is fast on average"
    memory.read_files([path])
    assert len(list(memory.entries())) == 1
    write(path, "On average, quicksort is fast")
    memory.read_files([path])
    assert found(memory) == "On average, quicksort is fast"
    assert memory.summary().files == (str(path),)
    memory.read_files([])
    assert found(memory) is None
    assert memory.summary().files == ()


def test_the_latest_of_a_file_and_of_this_machine_is_taken(memory: Memory, tmp_path: Path) -> None:
    memory.store([by_people(FAST, "here", when="2026-02-01T10:00:00Z")])
    memory.read_files([write(tmp_path / "memory.po", "there")])
    assert found(memory) == "there"
    memory.store([by_people(FAST, "here again", when="2026-04-01T10:00:00Z")])
    assert found(memory) == "here again"


def test_a_broken_file_of_the_team_is_told_and_what_is_known_stays(
    memory: Memory, tmp_path: Path
) -> None:
    path = write(tmp_path / "memory.tmx", "Quicksort is fast")
    memory.read_files([path])
    path.write_text("<<<<<<< HEAD\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(MemoryFileError, match=r"memory\.tmx: not whole XML"):
        memory.read_files([path])
    assert found(memory) == "Quicksort is fast"
    path.unlink()
    with pytest.raises(MemoryFileError, match=r"memory\.tmx: No such file"):
        memory.read_files([path])


def test_sentences_like_one_are_found_best_first(memory: Memory) -> None:
    memory.store(
        [
            by_engine(FAST, "Quicksort is fast on average"),
            by_engine(sentence("퀵 정렬은 최악에는 느리다"), "Quicksort is slow at worst"),
            by_engine(sentence("해시 표는 키로 찾는다"), "A hash table finds by key"),
        ]
    )
    near = memory.similar("퀵 정렬은 대개 빠르다")
    assert [item.entry.target for item in near] == [
        "Quicksort is fast on average",
        "Quicksort is slow at worst",
    ]
    assert 0.5 < near[1].likeness < near[0].likeness < 1
    assert [item.likeness for item in memory.similar("해시 표")] == [1.0]
    assert memory.similar("A HASH table")[0].entry.target == "A hash table finds by key"
    assert memory.similar(" ") == memory.similar("붉은 꽃") == []
    assert len(memory.similar("정렬", 1)) == 1


def test_searching_a_hundred_thousand_sentences_takes_a_moment(memory: Memory) -> None:
    one = by_engine(FAST, "Sort")
    texts = [
        f"{number}번째 절에서 {number * 7 % 1000}개의 값을 정렬한다" for number in range(100_000)
    ]
    memory.store(one._replace(source=text, target=f"Sort {n}") for n, text in enumerate(texts))
    begun = time.process_time()
    near = memory.similar("777번째 절에서 439개의 값을 모두 정렬한다", 3)
    assert time.process_time() - begun < 5
    assert near[0].entry.target == "Sort 777"
    assert memory.similar("가" * 20_000 + "나") == []


def test_forgetting_leaves_people_and_the_engine_used_last(memory: Memory, tmp_path: Path) -> None:
    memory.read_files([write(tmp_path / "memory.tmx", "from a file")])
    memory.store(
        [
            by_people(FAST, "by a person"),
            by_engine(FAST, "old engine", engine="old", when="2026-01-01T00:00:00Z"),
            by_engine(FAST, "old glossary", glossary="1", when="2026-02-01T00:00:00Z"),
            by_engine(FAST, "new", when="2026-03-01T00:00:00Z"),
            by_engine(sentence("느리다"), "slow", engine="old", when="2026-01-01T00:00:00Z"),
        ]
    )
    assert memory.forget() == 3
    targets = [entry.target for entry in memory.entries()]
    assert sorted(targets) == ["by a person", "from a file", "new"]
    assert memory.forget() == 0
    assert memory.forget(all_engines=True) == 1
    assert [item.origin for item in memory.summary().counts] == [Origin.HUMAN]
    assert Memory.empty().forget() == 0
