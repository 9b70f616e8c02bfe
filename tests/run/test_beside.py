"""What an author's other notes say again and again is no slip."""

import os
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.beside import WordsBeside
from notelint.run.check_file import NoteChecker
from notelint.run.discover import discover
from notelint.run.surroundings import forget_surroundings

SLIP = "비교 연선을 한 번 더 한다.\n"


def slips_in(folder: Path, *names: str) -> list[str]:
    """The words that the rule finds in the notes named, or in all of the folder."""
    forget_surroundings()
    paths = [str(folder / name) for name in names] or [str(folder)]
    notes = discover(paths, ConfigFiles(folder, isolated=True), folder)
    checker = NoteChecker("en")
    found = [finding for note in notes for finding in checker.check(note).findings]
    return [finding.message for finding in found if finding.code == "TY105"]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(SLIP, "utf-8")
    return tmp_path


def test_a_word_of_one_note_is_a_slip(notes: Path) -> None:
    assert len(slips_in(notes)) == 1


def test_a_word_that_the_notes_beside_use_again_and_again_is_none(notes: Path) -> None:
    (notes / "b.md").write_text("연선을 감는다. 굵은 연선을 쓴다. " * 6, "utf-8")
    assert slips_in(notes) == []


def test_a_note_checked_alone_gives_what_it_gives_with_the_others(notes: Path) -> None:
    (notes / "b.md").write_text("연선을 감는다. 굵은 연선을 쓴다. " * 6, "utf-8")
    assert slips_in(notes, "a.md") == []


def test_the_note_itself_is_not_counted_among_the_others(notes: Path) -> None:
    (notes / "b.md").write_text("배열을 만든다.", "utf-8")
    assert dict(WordsBeside(notes)("a.md")) == {"배열을": 1, "만든다": 1}


def test_what_was_asked_changes_with_the_notes_beside(notes: Path) -> None:
    beside = WordsBeside(notes)
    beside("a.md")
    assert beside.asked == {"beside ."}
    before = beside.digest(".")
    (notes / "b.md").write_text("배열을 만든다.", "utf-8")
    os.utime(notes / "b.md", (1, 1))
    assert beside.digest(".") != before


def test_a_folder_that_cannot_be_listed_has_no_words(tmp_path: Path) -> None:
    assert dict(WordsBeside(tmp_path / "gone")("a.md")) == {}
