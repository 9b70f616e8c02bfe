"""`notelint check --add-ignore` as a person runs it."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def typos(notes: Path) -> Path:
    """A repository whose notes have a typo each, but for the clean one."""
    (notes / "slip.md").write_text("# 탐색\n\n몇일 동안 배웠다.\n", "utf-8")
    (notes / "deep" / "slip.md").write_text("## 몇일\n", "utf-8")
    return notes


def test_comments_are_written_with_a_reason(notelint, typos: Path) -> None:
    done = notelint("check", "--add-ignore=옛 글이라 둔다")
    assert done.returncode == 0
    assert done.stdout == "Checked 3 notes: nothing found, 2 suppressed.\n"
    assert done.stderr == "notelint: add-ignore: 2 comments in 2 notes\n"
    comment = "<!-- notelint-ignore[TY101] 옛 글이라 둔다 -->"
    assert (typos / "slip.md").read_text("utf-8").endswith(f"배웠다. {comment}\n")
    assert (typos / "deep" / "slip.md").read_text("utf-8") == f"{comment}\n## 몇일\n"
    assert notelint("check").stdout == done.stdout


def test_the_word_behind_the_option_is_a_path_not_a_reason(notelint, typos: Path) -> None:
    done = notelint("check", "--add-ignore", "deep")
    assert done.returncode == 0
    text = (typos / "deep" / "slip.md").read_text("utf-8")
    assert text == "<!-- notelint-ignore[TY101] -->\n## 몇일\n"
    assert "notelint-" not in (typos / "slip.md").read_text("utf-8")


def test_only_the_rules_asked_for_are_accepted(notelint, typos: Path) -> None:
    notelint("check", "--add-ignore", "--select", "NE")
    assert "notelint-" not in (typos / "slip.md").read_text("utf-8")


@pytest.mark.usefixtures("notes")
def test_what_is_left_is_reported_and_fails(notelint) -> None:
    done = notelint("check", "--add-ignore")
    assert done.returncode == 1
    assert "0 comments in 0 notes" in done.stderr
    assert "left as they are: 2 findings" in done.stderr
    assert "slip.md:3:1: warning" in done.stdout


@pytest.mark.parametrize("reason", ["끝 --> 여기", "{% endcomment %}", "두\n줄", "{{ x }}"])
def test_a_reason_that_would_end_the_comment_is_refused(notelint, typos: Path, reason: str) -> None:
    done = notelint("check", f"--add-ignore={reason}")
    assert done.returncode == 2
    assert "a reason is one line without" in done.stderr
    assert "notelint-" not in (typos / "slip.md").read_text("utf-8")


@pytest.mark.usefixtures("typos")
@pytest.mark.parametrize("other", ["--fix", "--diff", "-"])
def test_it_goes_with_no_other_fixes_and_not_with_standard_input(notelint, other: str) -> None:
    done = notelint("check", "--add-ignore", other, stdin="몇일\n")
    assert done.returncode == 2
    assert "--add-ignore writes to files" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_a_file_that_is_read_only_stays_and_is_said(notelint, typos: Path) -> None:
    (typos / "slip.md").chmod(0o444)
    done = notelint("check", "--add-ignore")
    assert done.returncode == 2
    assert "slip.md: no comments were written: read-only" in done.stderr
    assert "notelint-" not in (typos / "slip.md").read_text("utf-8")


def test_an_outlived_comment_is_reported_and_removed_again(notelint, typos: Path) -> None:
    notelint("check", "--add-ignore=옛 글")
    for name in ("slip.md", "deep/slip.md"):
        path = typos / name
        path.write_text(path.read_text("utf-8").replace("몇일", "며칠"), "utf-8")
    assert "2 info in 2 notes" in notelint("check").stdout
    assert "nothing found" in notelint("check", "--select", "TY").stdout
    assert notelint("check", "--fix").returncode == 0
    assert (typos / "slip.md").read_text("utf-8") == "# 탐색\n\n며칠 동안 배웠다.\n"
    assert (typos / "deep" / "slip.md").read_text("utf-8") == "## 며칠\n"


def test_several_processes_write_the_same(notelint, typos: Path) -> None:
    prose = "정렬 알고리즘은 비교를 여러 번 한다.\n\n" * 200
    for number in range(16):
        (typos / f"long{number}.md").write_text(f"{prose}몇일 동안 배웠다.\n", "utf-8")
    assert notelint("check", "--add-ignore", "-j", "2").returncode == 0
    texts = {(typos / f"long{number}.md").read_text("utf-8") for number in range(16)}
    assert len(texts) == 1
    assert texts.pop().endswith("몇일 동안 배웠다. <!-- notelint-ignore[TY101] -->\n")
