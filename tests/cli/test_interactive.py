"""`--interactive`: a person answers, finding by finding."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "# 가\n\n떄문에 학슴 됬다.\n\n나다</br>라\n"


@pytest.fixture
def note(notes: Path) -> Path:
    path = notes / "a.md"
    path.write_text(TEXT, "utf-8")
    return path


def answers(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_each_finding_is_fixed_or_skipped_as_answered(notelint: Run, note: Path) -> None:
    done = notelint("fix", "-i", "a.md", stdin=answers("f", "s", "f", "s"))
    assert note.read_text("utf-8") == "# 가\n\n때문에 학슴 됐다.\n\n나다</br>라\n"
    assert done.returncode == 1  # two are left
    assert "Fixed 2 findings in 1 note." in done.stdout


def test_it_is_an_option_of_check_too(notelint: Run, note: Path) -> None:
    notelint("check", "--interactive", "a.md", stdin=answers("s", "f", "q"))
    assert "떄문에 학습 됬다." in note.read_text("utf-8")


def test_a_finding_is_accepted_with_a_reason_and_nothing_else_is(notelint: Run, note: Path) -> None:
    notelint("fix", "-i", "a.md", stdin=answers("s", "s", "a", "인용한  말이다", "q"))
    comment = "<!-- notelint-ignore[TY101] 인용한 말이다 -->"
    assert note.read_text("utf-8") != TEXT
    assert comment in note.read_text("utf-8")
    assert note.read_text("utf-8").count("notelint-ignore") == 1


def test_a_word_goes_into_the_dictionary(notelint: Run, note: Path) -> None:
    # The second answer takes the word that is shown: the whole word, not the letter at fault.
    done = notelint("fix", "-i", "a.md", stdin=answers("d", "", "q"))
    assert "Word [떄문에]" in done.stdout
    assert (note.parent / "notelint-words.txt").read_text("utf-8").endswith("\n떄문에\n")
    assert note.read_text("utf-8") == TEXT
    assert "떄문에" not in notelint("check", "a.md").stdout.split("3 |")[0]


def test_one_note_may_be_left_for_the_next(notelint: Run, note: Path) -> None:
    other = note.with_name("b.md")
    other.write_text("학슴\n", "utf-8")
    notelint("fix", "-i", "a.md", "b.md", stdin=answers("n", "f"))
    assert (note.read_text("utf-8"), other.read_text("utf-8")) == (TEXT, "학습\n")


@pytest.mark.parametrize("last", ["q\n", ""])
def test_quitting_and_the_end_of_input_keep_what_was_done(
    notelint: Run, note: Path, last: str
) -> None:
    done = notelint("fix", "-i", "a.md", stdin=answers("f") + last)
    assert "때문에 학슴 됬다." in note.read_text("utf-8")
    assert done.returncode == 1


def test_an_answer_that_is_none_is_asked_again(notelint: Run, note: Path) -> None:
    done = notelint("fix", "-i", "a.md", stdin=answers("yes", "7", "f", "q"))
    assert done.stdout.count("Please answer") == 2
    assert "때문에" in note.read_text("utf-8")


def test_what_the_baseline_accepts_is_not_asked_about(notelint: Run, note: Path) -> None:
    notelint("baseline", "create", "a.md")
    done = notelint("fix", "-i", "a.md")
    assert "> " not in done.stdout
    assert (done.returncode, note.read_text("utf-8")) == (0, TEXT)


def test_a_read_only_note_is_told_and_stays(notelint: Run, note: Path) -> None:
    note.chmod(0o444)
    done = notelint("fix", "-i", "a.md", stdin=answers("f", "q"))
    assert "Not done: the file is read-only." in done.stdout
    assert note.read_text("utf-8") == TEXT


@pytest.mark.parametrize("other", ["--diff", "--unsafe-fixes", "-"])
def test_asking_goes_with_no_other_way_of_fixing(notelint: Run, other: str) -> None:
    done = notelint("check", "--interactive", other, stdin="")
    assert (done.returncode, "--interactive" in done.stderr) == (2, True)
