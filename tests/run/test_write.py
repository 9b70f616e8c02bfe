"""A note is replaced in one step, keeps what is not its text, and is never overwritten unseen."""

import os
import stat
from pathlib import Path

import pytest

from notelint.run.write import NotWrittenError, write_back

OLD, NEW = "역활\n".encode(), "역할\n".encode()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / ("강의 노트" * 15 + ".md")
    path.write_bytes(OLD)
    return path


def reason_of(path: Path) -> str:
    """Why writing fails; afterwards nothing lies beside the note."""
    with pytest.raises(NotWrittenError) as caught:
        write_back(str(path), OLD, NEW)
    assert [p for p in path.parent.iterdir() if p != path] == []
    return caught.value.reason


def test_the_new_content_takes_the_place_of_the_old_and_leaves_nothing_beside_it(
    note: Path,
) -> None:
    write_back(str(note), OLD, NEW)
    assert note.read_bytes() == NEW
    assert list(note.parent.iterdir()) == [note]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(note: Path, mode: int) -> None:
    note.chmod(mode)
    write_back(str(note), OLD, NEW)
    assert stat.S_IMODE(note.stat().st_mode) == mode


def test_a_link_stays_a_link_and_the_file_it_leads_to_is_replaced(note: Path) -> None:
    folder = note.parent / "다른 폴더"
    folder.mkdir()
    link = folder / "link.md"
    link.symlink_to(Path("..") / note.name)
    write_back(str(link), OLD, NEW)
    assert link.is_symlink()
    assert not note.is_symlink()
    assert note.read_bytes() == NEW


def test_a_file_that_changed_since_it_was_read_is_left_alone(note: Path) -> None:
    note.write_bytes(b"saved by an editor\n")
    assert reason_of(note) == "changed"
    assert note.read_bytes() == b"saved by an editor\n"


def test_a_file_that_changes_while_the_new_one_is_written_is_left_alone(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def save_in_an_editor(descriptor: int) -> None:
        note.write_bytes(b"saved by an editor\n")
        sync(descriptor)

    monkeypatch.setattr("os.fsync", save_in_an_editor)
    assert reason_of(note) == "changed"
    assert note.read_bytes() == b"saved by an editor\n"


def test_a_read_only_file_is_left_alone(note: Path) -> None:
    note.chmod(0o444)
    assert reason_of(note) == "read-only"
    assert note.read_bytes() == OLD


def test_a_file_that_vanished_does_not_come_back(note: Path) -> None:
    note.unlink()
    assert reason_of(note) == "vanished"
    assert not note.exists()


def test_a_full_disk_is_told_in_the_words_of_the_system(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert reason_of(note) == ""
    assert note.read_bytes() == OLD


def test_the_new_file_reaches_the_disk_before_it_takes_the_name(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    sync, rename = os.fsync, os.replace
    monkeypatch.setattr("os.fsync", lambda fd: (happened.append("sync"), sync(fd))[1])
    monkeypatch.setattr("os.replace", lambda a, b: (happened.append("rename"), rename(a, b))[1])
    write_back(str(note), OLD, NEW)
    assert happened == ["sync", "rename", "sync"]
