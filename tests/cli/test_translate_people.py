"""What people do to an edition stays, whatever happens to the note, the memory and the engine."""

import shutil
import subprocess
from pathlib import Path

import pytest

from notelint.cli.commands import run_command

NOTE = """\
---
title: 정렬 알고리즘
layout: post
---

# 정렬

병합 정렬은 목록을 반으로 나눈다. 그래서 `n log n`이다.

- 안정적이다
- **추가 메모리**가 필요하다

| 이름 | 시간 |
|---|---|
| 퀵 정렬 | 빠르다 |
"""
OPTIONS = ("--engine", "pseudo", "--lang", "en")


class Notes:
    """A folder with one note and its edition."""

    def __init__(self, folder: Path) -> None:
        self.note = folder / "a.md"
        self.edition = folder / "a.en.md"
        self.memory = folder / ".notelint"

    def change(self, path: Path, *replacements: tuple[str, str]) -> None:
        text = path.read_text("utf-8")
        for before, after in replacements:
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, "utf-8")

    def body(self) -> str:
        """The edition without its front matter, which names the source's hash."""
        return self.edition.read_text("utf-8").partition("---\n\n")[2]

    def forget(self) -> None:
        """Lose the memory, as a fresh clone has none."""
        for file in self.memory.iterdir():
            file.unlink()


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notes:
    """A translated note."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    made = Notes(tmp_path)
    made.note.write_text(NOTE, "utf-8")
    assert translate() == 0
    return made


def translate(*more: str) -> int:
    return run_command(["translate", *OPTIONS, *more])


def line_of(notes: Notes, number: int) -> str:
    """A line of the edition's body, counted from 1."""
    return notes.body().splitlines()[number - 1]


def edit(notes: Notes) -> None:
    """What a person does: other words, other markup, a line more."""
    stable = line_of(notes, 5)
    notes.change(
        notes.edition,
        (stable, "- It is **stable**"),
        ("| Quick sort", "| Quicksort"),
        ("| Name", "Remark: see below.\n\n| ‹íréúm›"),
    )


def test_sentences_and_lines_of_people_stay_when_the_note_changes(notes: Notes) -> None:
    edit(notes)
    before = notes.body()
    notes.change(notes.note, ("반으로", "절반으로"))
    assert translate() == 0
    assert notes.body().splitlines()[3:] == before.splitlines()[3:]
    assert notes.body() != before
    # And once more, from what the second run has recorded.
    notes.change(notes.note, ("절반으로", "두 쪽으로"))
    assert translate() == 0
    assert notes.body().splitlines()[3:] == before.splitlines()[3:]


def test_a_persons_sentence_whose_source_changed_is_told_and_left(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(notes)
    notes.change(notes.note, ("- 안정적이다", "- 항상 안정적이다"))
    capsys.readouterr()
    assert translate() == 0
    assert "1 edited sentence whose source has changed: to be reviewed" in capsys.readouterr().out
    assert line_of(notes, 5) == "- It is **stable**"
    notes.change(notes.edition, ("It is **stable**", "It is always **stable**"))
    notes.change(notes.note, ("반으로", "절반으로"))
    assert translate() == 0
    assert "to be reviewed" not in capsys.readouterr().out
    assert line_of(notes, 5) == "- It is always **stable**"


def test_a_person_may_accept_a_sentence_as_it_is(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(notes)
    notes.change(notes.note, ("- 안정적이다", "- 항상 안정적이다"))
    assert translate() == 0
    capsys.readouterr()
    assert run_command(["memory", "accept", "a.en.md"]) == 0
    assert capsys.readouterr().out == "a.en.md: 1 sentence accepted\n"
    notes.change(notes.note, ("반으로", "절반으로"))
    assert translate() == 0
    assert "to be reviewed" not in capsys.readouterr().out
    assert line_of(notes, 5) == "- It is **stable**"
    # The memory has it for the note as it is now.
    notes.note.with_name("b.md").write_text("- 항상 안정적이다\n", "utf-8")
    assert translate() == 0
    assert "- It is **stable**" in notes.note.with_name("b.en.md").read_text("utf-8")
    assert run_command(["memory", "accept", "a.en.md"]) == 0
    assert "a.en.md: 0 sentences accepted" in capsys.readouterr().out
    for name, told in (("a.md", "does not know this edition"), ("no.md", "No such file")):
        assert run_command(["memory", "accept", name]) == 2
        assert told in capsys.readouterr().err


def test_pruning_forgets_editions_that_are_gone(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.note.with_name("b.md").write_text("# 시간\n", "utf-8")
    assert translate() == 0
    notes.note.with_name("b.en.md").unlink()
    capsys.readouterr()
    assert run_command(["memory", "prune"]) == 0
    assert "and 1 edition forgotten\n" in capsys.readouterr().out
    assert run_command(["memory", "info"]) == 0
    assert "1 edition\n" in capsys.readouterr().out


def test_another_engine_leaves_peoples_sentences_as_they_are(notes: Notes) -> None:
    edit(notes)
    assert run_command(["translate", "--engine", "echo", "--lang", "en"]) == 0
    assert line_of(notes, 5) == "- It is **stable**"
    assert "Remark: see below.\n" in notes.body()
    assert "병합 정렬은 목록을 반으로 나눈다." in notes.body()
    assert "| Quicksort |" in notes.body()


def test_a_sentence_of_a_person_serves_the_same_sentence_of_another_note(notes: Notes) -> None:
    notes.change(notes.edition, ("‹sígán›", "Time"))
    notes.change(notes.note, ("빠르다", "느리다"))
    assert translate() == 0
    other = notes.note.with_name("b.md")
    other.write_text("# 시간\n", "utf-8")
    assert translate() == 0
    assert "# Time" in notes.note.with_name("b.en.md").read_text("utf-8")


def test_without_a_memory_an_edited_edition_of_the_same_note_is_read_back(notes: Notes) -> None:
    edit(notes)
    notes.forget()
    before = notes.body()
    assert run_command(["translate", "--engine", "echo", "--lang", "en"]) == 0
    assert notes.body() == before
    # From now on the memory knows it.
    notes.change(notes.note, ("반으로", "절반으로"))
    assert translate() == 0
    assert notes.body().splitlines()[3:] == before.splitlines()[3:]


def test_without_a_memory_peoples_sentences_are_never_made_anew(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(notes)
    notes.change(notes.note, ("반으로", "절반으로"))
    assert translate() == 0  # the edition is notelint's again, with a person's words in it
    notes.forget()
    before = notes.edition.read_bytes()
    notes.change(notes.note, ("절반으로", "두 쪽으로"))
    translate()
    assert notes.edition.read_bytes() == before
    assert "the memory does not know what it was before" in capsys.readouterr().err


def git(*arguments: str) -> None:
    person = ("-c", "user.name=lee", "-c", "user.email=lee@example.org")
    subprocess.run(["git", *person, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not here")
def test_without_a_memory_git_knows_the_note_that_an_edition_was_made_of(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes.note.parent / ".git").rmdir()
    git("init", "-q")
    edit(notes)
    git("add", "a.md", "a.en.md")
    git("commit", "-q", "-m", "notes")
    notes.forget()
    before = notes.body()
    notes.change(
        notes.note, ("- 안정적이다", "- 항상 안정적이다"), ("# 정렬", "# 정렬\n\n새 문단이다.")
    )
    git("commit", "-q", "-a", "-m", "more")
    assert translate() == 0
    assert "1 edited sentence whose source has changed: to be reviewed" in capsys.readouterr().out
    now = notes.body().splitlines()
    assert [now[0], *now[3:]] == [before.splitlines()[0], *before.splitlines()[1:]]
    assert "sáé" in now[2]


def test_without_a_memory_what_nobody_touched_is_made_anew(notes: Notes) -> None:
    notes.forget()
    before = notes.body()
    notes.change(notes.note, ("안정적이다", "항상 안정적이다"))
    assert translate() == 0
    assert notes.body() != before
    assert notes.body().splitlines()[5:] == before.splitlines()[5:]


def test_an_edition_that_another_machine_made_is_nobodys_edit(notes: Notes) -> None:
    here = {file.name: file.read_bytes() for file in notes.memory.iterdir()}
    notes.change(notes.note, ("안정적이다", "항상 안정적이다"))
    assert run_command(["translate", "--engine", "echo", "--lang", "en"]) == 0
    for file in notes.memory.iterdir():
        file.unlink()
    for name, data in here.items():  # git pull: the edition is new, the memory as it was
        (notes.memory / name).write_bytes(data)
    assert translate() == 0
    assert "항상" not in notes.body()
    assert "‹" in notes.body()


def test_words_of_a_person_that_break_the_front_matter_are_told(
    notes: Notes, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.change(notes.edition, ("title: ", "title: 'unclosed "))
    before = notes.edition.read_bytes()
    notes.change(notes.note, ("안정적이다", "항상 안정적이다"))
    translate()
    assert notes.edition.read_bytes() == before
    assert capsys.readouterr().err
