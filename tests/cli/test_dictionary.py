"""`notelint dictionary`, and what the words in it spare."""

from pathlib import Path

import pytest

FILE = "notelint-words.txt"


@pytest.fixture
def typos(notes: Path) -> Path:
    """A repository with two typos that it means."""
    (notes / "slip.md").unlink()
    (notes / "deep" / "slip.md").write_text("우리 Recieve는 몇일을 센다.\n", "utf-8")
    return notes


def test_added_words_are_no_typos(notelint, typos: Path) -> None:
    assert "2 warnings" in notelint("check").stdout
    done = notelint("dictionary", "add", "recieve", "몇일", "--note", "교재의  표기")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (
        (typos / FILE).read_text("utf-8").endswith("recieve  # 교재의 표기\n몇일  # 교재의 표기\n")
    )
    assert notelint("check").returncode == 0
    assert notelint("dictionary", "list").stdout == "recieve  # 교재의 표기\n몇일  # 교재의 표기\n"
    assert notelint("dictionary", "remove", "몇일").returncode == 0
    assert "1 warning" in notelint("check").stdout
    done = notelint("dictionary", "remove", "몇일")
    assert done.returncode == 1
    assert f"'몇일' is not in {FILE}" in done.stderr


@pytest.mark.usefixtures("typos")
def test_the_dictionary_of_the_repository_counts_in_its_folders(notelint, notes: Path) -> None:
    notelint("dictionary", "add", "몇일")
    (notes / "deep" / "notelint.toml").write_text("preview = false\n")
    assert "2 warnings" in notelint("check").stdout
    (notes / "deep" / "notelint.toml").write_text(f'dictionary = "../{FILE}"\n')
    assert "1 warning" in notelint("check").stdout
    (notes / "deep" / "notelint.toml").write_text("dictionary = false\n")
    assert "2 warnings" in notelint("check").stdout
    assert notelint("dictionary", "add", "--config", "deep/notelint.toml", "힙").returncode == 2


def test_words_may_be_elsewhere(notelint, typos: Path) -> None:
    (typos / "notelint.toml").write_text('dictionary = "words.txt"\n')
    done = notelint("check")
    assert done.returncode == 2
    assert "words.txt: no such dictionary; `notelint dictionary add` makes it" in done.stderr
    assert notelint("dictionary", "add", "몇일", "recieve").returncode == 0
    assert notelint("check").returncode == 0
    assert notelint("check", "--isolated").returncode == 1


def test_a_dictionary_in_another_encoding_is_refused_in_one_line(notelint, typos: Path) -> None:
    (typos / FILE).write_bytes("몇일\n".encode("cp949"))
    done = notelint("check")
    assert done.returncode == 2
    assert f"{FILE}: not UTF-8" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("word", ["# 몇일", "", "가\n나", "가 # 나"])
def test_what_the_file_cannot_hold_is_refused(notelint, typos: Path, word: str) -> None:
    assert notelint("dictionary", "add", word).returncode == 2
    assert not (typos / FILE).exists()
