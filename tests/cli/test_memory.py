"""`notelint memory`: looking at translations, and exchanging them with other tools."""

import json
import sqlite3
from pathlib import Path

import pytest

from notelint.translate.memory import Entry, Memory, Origin, Review

MEMORY = ".notelint/memory.sqlite3"
WHEN = "2026-03-01T10:00:00Z"
ENGINE = Entry(*("느리다", (), "It is slow", Origin.ENGINE, "small 1", "7f"), when=WHEN)
HUMAN = Entry(
    *("⟦1⟧가 빠르다", ("code",), "⟦1⟧ is fast", Origin.HUMAN),
    review=Review.ACCEPTED,
    note="a.md",
    when=WHEN,
)


@pytest.fixture
def memory(notes: Path) -> Path:
    """A repository with a memory of two sentences."""
    with Memory.open(notes / MEMORY) as memory:
        memory.store([ENGINE, HUMAN])
    return notes


def entries(notes: Path) -> list[Entry]:
    with Memory.open(notes / MEMORY) as memory:
        return list(memory.entries())


@pytest.mark.usefixtures("memory")
def test_what_is_in_the_memory_is_told(notelint) -> None:
    done = notelint("memory", "info")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{MEMORY}\n"
        "      1 by people, the last on 2026-03-01\n"
        "      1 by small 1, the last on 2026-03-01\n"
        "      0 editions\n"
    )
    told = json.loads(notelint("memory", "info", "--json").stdout)
    assert [item["origin"] for item in told["counts"]] == ["human", "engine"]


def test_an_origin_that_notelint_does_not_know_is_counted_as_it_is(notelint, memory: Path) -> None:
    with sqlite3.connect(memory / MEMORY) as connection:
        connection.execute("UPDATE entry SET origin = 'martian' WHERE origin = 'human'")
    connection.close()
    assert "1 by martian" in notelint("memory", "info").stdout
    assert "the translation memory is damaged" in notelint("memory", "search", "빠르다").stderr


@pytest.mark.usefixtures("memory")
def test_sentences_like_a_text_are_shown(notelint) -> None:
    done = notelint("memory", "search", "매우 빠르다")
    assert done.returncode == 0
    assert done.stdout.endswith("%  by people, a.md\n      ⟦1⟧가 빠르다\n      ⟦1⟧ is fast\n")
    (found,) = json.loads(notelint("memory", "search", "slow", "--json").stdout)
    assert (found["target"], found["origin"], found["likeness"]) == ("It is slow", "engine", 1.0)
    none = notelint("memory", "search", "없는 문장")
    assert (none.returncode, none.stdout, none.stderr) == (1, "", "")


@pytest.mark.parametrize("name", ["all.tmx", "all.xlf", "all.po"])
def test_what_is_exported_can_be_imported_elsewhere(notelint, memory: Path, name: str) -> None:
    done = notelint("memory", "export", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{name}: 2 translations, 1 of them by people\n"
    done = notelint("memory", "import", name, "--memory", "other.sqlite3")
    assert done.stdout == f"{name}: 2 translations, 1 of them by people\n"
    with Memory.open(memory / "other.sqlite3") as other:
        assert list(other.entries()) == entries(memory)


def test_peoples_sentences_go_into_git_and_come_back(notelint, memory: Path) -> None:
    assert notelint("memory", "export", "--human-only", "memory.tmx").returncode == 0
    written = (memory / "memory.tmx").read_bytes()
    assert b"is fast" in written
    assert b"slow" not in written
    (memory / MEMORY).unlink()
    with Memory.open(memory / MEMORY) as fresh:
        fresh.read_files([memory / "memory.tmx"])
        fresh.store([HUMAN._replace(when="2025-01-01T00:00:00Z", target="⟦1⟧ is old")])
    # What is in the file and on this machine is there once, as it was written last.
    assert notelint("memory", "export", "--human-only", "memory.tmx").returncode == 0
    assert (memory / "memory.tmx").read_bytes() == written


def test_a_file_that_cannot_be_read_leaves_the_memory_as_it_is(notelint, memory: Path) -> None:
    (memory / "good.po").write_text('msgid "가"\nmsgstr "a"\n', "utf-8")
    (memory / "bad.tmx").write_text("<tmx>", "utf-8")
    done = notelint("memory", "import", "good.po", "bad.tmx")
    assert done.returncode == 2
    assert done.stderr.startswith("notelint: error: bad.tmx: not whole XML")
    assert len(done.stderr.splitlines()) == 1
    assert len(entries(memory)) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["info"], "there is no translation memory yet"),
        (["search", "가"], "there is no translation memory yet"),
        (["prune"], "there is no translation memory yet"),
        (["accept", "clean.md"], "there is no translation memory yet"),
        (["export", "all.tmx"], "there is no translation memory yet"),
        (["export", "all.csv"], "its ending names no format"),
        (["import", "none.po"], "none.po: No such file or directory"),
        (["info", "--memory", "clean.md"], "this is no translation memory"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    notelint, notes: Path, arguments: list[str], told: str
) -> None:
    done = notelint("memory", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (notes / MEMORY).exists()


def test_pruning_keeps_people_and_the_engine_used_last(notelint, memory: Path) -> None:
    with Memory.open(memory / MEMORY) as opened:
        opened.store([ENGINE._replace(engine="old", when="2026-01-01T00:00:00Z")])
    assert notelint("memory", "prune").stdout == "1 translation and 0 editions forgotten\n"
    assert entries(memory) == [HUMAN, ENGINE]
    assert (
        notelint("memory", "prune", "--all-engines").stdout
        == "1 translation and 0 editions forgotten\n"
    )
    assert entries(memory) == [HUMAN]


def test_an_export_that_cannot_be_written_is_told(notelint, memory: Path) -> None:
    done = notelint("memory", "export", "no/such/folder.tmx")
    assert done.returncode == 2
    assert "no/such/folder.tmx: No such file or directory" in done.stderr
    with Memory.open(memory / MEMORY) as opened:
        opened.store([ENGINE._replace(source="\x01", target="\x01")])
    done = notelint("memory", "export", "all.tmx")
    assert "1 left out: the format cannot hold them" in done.stderr


def test_the_memory_may_be_elsewhere_or_nowhere(notelint, memory: Path) -> None:
    (memory / "notelint.toml").write_text('[translate]\nmemory = "kept/words.sqlite3"\n')
    assert "kept/words.sqlite3: there is no" in notelint("memory", "info").stderr
    (memory / "notelint.toml").write_text("[translate]\nmemory = false\n")
    assert "says that there is no translation memory" in notelint("memory", "info").stderr
