"""A note of an earlier day, out of git."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from notelint.run.translating.history import bytes_before

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A note in a folder of a repository, with three commits."""
    (tmp_path / "강의").mkdir()
    note = tmp_path / "강의" / "1주 차 -정렬.md"
    git(tmp_path, "init", "-q")
    for text in ("처음\n", "둘째\r\n", "blob 셋째\n\n0 blob 3\n"):
        note.write_bytes(text.encode())
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", text.strip())
    return note


def git(folder: Path, *arguments: str) -> None:
    person = ("-c", "user.name=lee", "-c", "user.email=lee@example.org", "-c", "core.autocrlf=off")
    subprocess.run(["git", *person, *arguments], cwd=folder, check=True, capture_output=True)


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("text", ["처음\n", "둘째\r\n", "blob 셋째\n\n0 blob 3\n"])
def test_any_commit_of_the_note_is_found_by_the_hash_of_its_bytes(note: Path, text: str) -> None:
    note.write_text("지금\n", "utf-8")
    assert bytes_before(note, hash_of(text)) == text.encode()


def test_what_git_does_not_know_is_not_there(note: Path, tmp_path: Path) -> None:
    assert bytes_before(note, hash_of("없다\n")) is None
    assert bytes_before(note.with_name("없다.md"), hash_of("처음\n")) is None
    git(tmp_path, "rm", "-q", "--cached", "-r", ".")
    assert bytes_before(tmp_path / "none" / "a.md", hash_of("처음\n")) is None


def test_a_repository_without_commits_and_no_repository_are_no_error(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert bytes_before(tmp_path / "a.md", hash_of("")) is None
    shutil.rmtree(tmp_path / ".git")
    assert bytes_before(tmp_path / "a.md", hash_of("")) is None


def test_a_machine_without_git_is_no_error(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert bytes_before(note, hash_of("처음\n")) is None
