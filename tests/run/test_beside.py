"""What an author's other notes say again and again is no slip."""

import os
from functools import partial
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.note.site import Site
from notelint.run.asked import Asked
from notelint.run.beside import WordsBeside
from notelint.run.check_file import NoteChecker
from notelint.run.discover import discover
from notelint.run.site import answer
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
    words = WordsBeside(notes, Asked())("a.md")
    assert [words["배열을"], words["비교"]] == [1, 0]
    assert [words.beginning("배"), words.beginning("비")] == [1, 0]


def test_what_was_asked_changes_with_the_notes_beside(notes: Path) -> None:
    beside = WordsBeside(notes, asked := Asked())
    words = beside("a.md")
    assert [words["배열을"], words.beginning("만")] == [0, 0]
    site = Site(words_beside=beside)
    ask = partial(answer, site)
    [before] = asked.answers(ask)
    assert before.question == "beside ."
    assert before.details == (("a.md/만*", "0"), ("a.md/배열을", "0"))
    (notes / "b.md").write_text("만든다.", "utf-8")
    os.utime(notes / "b.md", (1, 1))
    [after] = asked.answers(ask)
    assert after.answer != before.answer
    assert after.details == (("a.md/만*", "1"), ("a.md/배열을", "0"))


def test_a_folder_that_cannot_be_listed_has_no_words(tmp_path: Path) -> None:
    assert WordsBeside(tmp_path / "gone", Asked())("a.md")["배열을"] == 0
