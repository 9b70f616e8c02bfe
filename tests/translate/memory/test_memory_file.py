"""Files that are no memory, damaged, too new, locked or on a full disk."""

import os
import random
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from notelint.translate.memory import Memory, MemoryFileError
from notelint.translate.memory import database as database_module
from notelint.translate.memory.shares import is_on_a_share
from tests.translate.memory.sentences import by_engine, key, sentence

if sys.platform != "win32":
    import resource

posix = pytest.mark.skipif(sys.platform != "linux", reason="limits, users and forks of POSIX")
MANY = [sentence(f"{number}번째 기울기를 구한다") for number in range(3_000)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A memory with entries."""
    path = tmp_path / ".notelint" / "memory.sqlite3"
    with Memory.open(path) as memory:
        memory.store(by_engine(one, "Compute it") for one in MANY)
    return path


def read_all(path: Path, read_only: bool = False) -> None:
    with Memory.open(path, read_only) as memory:
        memory.find([key(one) for one in MANY])
        list(memory.entries())


def refusal(path: Path, read_only: bool = False) -> str:
    """What is said when everything of the memory at `path` is asked for."""
    with pytest.raises(MemoryFileError) as told:
        read_all(path, read_only)
    assert str(told.value).startswith(f"{path}: ")
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_memory_lasts_and_stays_out_of_git(path: Path) -> None:
    assert path.read_bytes()[18] == 2  # written in WAL mode
    assert {file.name for file in path.parent.iterdir()} == {"memory.sqlite3", ".gitignore"}
    assert "/memory.sqlite3*" in (path.parent / ".gitignore").read_text().splitlines()
    with Memory.open(path) as memory:
        assert len(memory.find([key(one) for one in MANY])) == len(MANY)


def test_somebody_elses_gitignore_is_left_alone(path: Path) -> None:
    (path.parent / ".gitignore").write_text("# ours\n")
    Memory.open(path).close()
    assert (path.parent / ".gitignore").read_text() == "# ours\n"


def test_a_memory_of_a_newer_notelint_is_refused_and_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    assert "made by a newer notelint (form 99" in refusal(path)
    assert "made by a newer notelint (form 99" in refusal(path, read_only=True)
    assert path.read_bytes() == before


def test_another_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE book (title)")
    connection.close()
    before = path.read_bytes()
    assert "this is no translation memory" in refusal(path)
    assert path.read_bytes() == before


def test_a_file_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    path.write_bytes("기울기를 구한다\n".encode() * 200)
    before = path.read_bytes()
    assert "this is no translation memory" in refusal(path)
    assert path.read_bytes() == before


def test_a_truncated_memory_is_refused_and_left_as_it_is(path: Path) -> None:
    whole = path.read_bytes()
    for size in (len(whole) // 2, 8_192, 4_097, 100, 50):
        path.write_bytes(whole[:size])
        assert "memory" in refusal(path)
        assert path.read_bytes() == whole[:size]


@pytest.mark.parametrize("seed", range(6))
def test_a_memory_with_overwritten_pages_is_refused_or_read(path: Path, seed: int) -> None:
    data = bytearray(path.read_bytes())
    moments = random.Random(seed)
    for _ in range(40):
        at = moments.randrange(4_096, len(data) - 64)
        data[at : at + 64] = moments.randbytes(64)
    path.write_bytes(data)
    with pytest.raises(MemoryFileError, match=r"damaged|cannot be read"):
        read_all(path)


@pytest.mark.parametrize(
    ("column", "value"),
    [("origin", "'nobody'"), ("rung", "'ladder'"), ("doubts", "'[1'"), ("target", "x'00ff'")],
)
def test_a_row_that_notelint_never_wrote_is_told(path: Path, column: str, value: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE entry SET {column} = {value} WHERE id = 7")
    connection.close()
    assert "the translation memory is damaged" in refusal(path)


def packed_text(text: str) -> bytes:
    return zlib.compress(text.encode())


@pytest.mark.parametrize(
    "content",
    [
        b"nothing",
        packed_text("[1"),
        packed_text("[" * 100_000),
        packed_text('["text"]'),
        packed_text('["text", [[0, 9, "", "", "engine", "none", ""]]]'),
        packed_text('["text", [[0, 1, "", "", "nobody", "none", ""]]]'),
        packed_text('["text", []]')[:-6],
        zlib.compress(bytes(300 << 20), 9),
    ],
    ids=["bytes", "cut", "deep", "short", "beyond", "nobody", "truncated", "bomb"],
)
def test_a_record_that_notelint_never_wrote_is_told(path: Path, content: bytes) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO edition (path, source, source_hash, written, stamp, content) "
            "VALUES ('a.en.md', 'a.md', '', '', '', ?)",
            (content,),
        )
    connection.close()
    with Memory.open(path) as memory, pytest.raises(MemoryFileError, match="damaged"):
        memory.edition("a.en.md", "", "")


def test_a_missing_memory_is_told_to_who_only_reads(tmp_path: Path) -> None:
    assert "there is no translation memory yet" in refusal(tmp_path / "m.sqlite3", read_only=True)
    assert not list(tmp_path.iterdir())


def test_a_memory_that_a_killed_run_has_begun_holds_nothing_yet(tmp_path: Path) -> None:
    begun = tmp_path / "m.sqlite3"
    sqlite3.connect(begun).close()
    begun.touch()
    assert "there is no translation memory yet" in refusal(begun, read_only=True)
    Memory.open(begun).close()
    Memory.open(begun, read_only=True).close()


def test_a_file_in_the_place_of_the_memorys_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / ".notelint").touch()
    told = refusal(tmp_path / ".notelint" / "memory.sqlite3")
    assert told.endswith(".notelint is no folder; move it away")


def test_a_memory_below_the_working_folder_is_called_as_seen_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MemoryFileError, match=r"^a/m\.sqlite3: there is no translation memory"):
        Memory.open(tmp_path / "a" / "m.sqlite3", read_only=True)


def test_a_folder_in_the_place_of_the_memory_is_told(tmp_path: Path) -> None:
    (tmp_path / "memory.sqlite3").mkdir()
    assert "cannot be opened" in refusal(tmp_path / "memory.sqlite3")
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file" / "memory.sqlite3")


def in_a_process(function: Callable[[Path], list[object]], path: Path) -> list[object]:
    """What `function` returns in a process of its own, whose limits and user it may change."""
    with ProcessPoolExecutor(1, get_context("fork")) as process:
        return process.submit(function, path).result(timeout=60)


def said(function: Callable[[], object]) -> str:
    """The refusal that `function` ends with, or nothing."""
    try:
        function()
    except MemoryFileError as error:
        return str(error)
    return ""


def use_without_rights(path: Path) -> list[object]:
    if not os.getuid():
        os.setuid(65534)
    with Memory.open(path, read_only=True) as memory:
        read = len(memory.find([key(MANY[7])]))
    new = path.parent / "new" / "memory.sqlite3"
    return [read, said(lambda: store_one(path)), said(lambda: Memory.open(new))]


def store_one(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.store([by_engine(MANY[0], "Compute it")])


@posix
def test_a_folder_that_may_not_be_written_to_is_told_and_can_be_read(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for folder in path.parents[1:-2]:  # pytest makes them for this user alone
        folder.chmod(folder.stat().st_mode | 0o055)
    try:
        read, refused, no_folder = in_a_process(use_without_rights, path)
    finally:
        path.parent.chmod(0o755)
    assert read == 1
    assert "may not be written to" in refused
    assert "Permission denied" in no_folder


def fill_the_disk(path: Path) -> list[object]:
    size = path.stat().st_size + 20_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    small = sentence("작다")
    large = [sentence(f"{number} 크다") for number in range(9_000)]
    with Memory.open(path) as memory:
        memory.store([by_engine(small, "small")])
        refusal = said(lambda: memory.store(by_engine(one, "large" * 50) for one in large))
        return [refusal, len(memory.find([key(small)])), len(memory.find([key(large[0])]))]


@posix
def test_a_full_disk_is_told_and_what_was_stored_before_is_kept(path: Path) -> None:
    refused, small, large = in_a_process(fill_the_disk, path)
    assert "disk" in refused
    assert (small, large) == (1, 0)
    with Memory.open(path) as memory:
        assert sum(1 for _ in memory.entries()) == len(MANY) + 1


def open_on_a_full_disk(path: Path) -> list[object]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
    return [said(lambda: Memory.open(path))]


@posix
def test_no_room_for_the_tables_leaves_no_half_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite3"
    assert "disk" in in_a_process(open_on_a_full_disk, path)[0]
    with Memory.open(path) as memory:  # with room again
        assert not list(memory.entries())


def test_a_memory_that_stays_locked_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "_PATIENCE", 0.05)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Memory.open(path) as memory:
        assert len(memory.find([key(one) for one in MANY])) == len(MANY)  # readers do not wait
        with pytest.raises(MemoryFileError, match="another notelint is writing"):
            memory.store([by_engine(MANY[0], "x")])
    holder.close()


MOUNTS = """\
22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /home rw shared:1 - nfs4 server:/home rw
31 30 8:2 / /home/lee/My\\040Disk rw - xfs /dev/sdb1 rw
"""


def test_a_memory_on_a_network_drive_keeps_the_journal_that_needs_no_shared_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_on_a_share(Path("/home/kim/notes/m.sqlite3"), MOUNTS)
    assert not is_on_a_share(Path("/home/lee/My Disk/m.sqlite3"), MOUNTS)
    assert not is_on_a_share(Path("/homes/m.sqlite3"), MOUNTS)
    assert not is_on_a_share(tmp_path / "m.sqlite3")
    monkeypatch.setattr(database_module, "is_on_a_share", lambda _path: True)
    path = tmp_path / "memory.sqlite3"
    with Memory.open(path) as memory:
        memory.store([by_engine(MANY[0], "Compute it")])
    assert path.read_bytes()[18] == 1  # a rollback journal
    with Memory.open(path) as memory:
        assert memory.find([key(MANY[0])])


@posix
def test_a_memory_copied_to_a_share_changes_its_journal(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "is_on_a_share", lambda _path: True)
    copy = tmp_path / "copy.sqlite3"
    shutil.copy(path, copy)
    with Memory.open(copy) as memory:
        assert len(memory.find([key(one) for one in MANY])) == len(MANY)
    assert copy.read_bytes()[18] == 1
