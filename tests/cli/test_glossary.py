"""`notelint glossary`, run as a process."""

from pathlib import Path

from tests.cli.conftest import Run


def test_a_korean_word_is_shown_with_its_english_whatever_its_particle(notelint: Run) -> None:
    done = notelint("glossary", "경사하강법을")
    assert done.stdout.startswith("경사 하강법, 경사하강법, ")
    assert "  gradient descent  (pairs " in done.stdout
    assert done.returncode == 0


def test_an_english_word_is_shown_with_its_korean(notelint: Run) -> None:
    assert notelint("glossary", "Deadlocks").stdout.startswith("교착 상태")


def test_a_word_of_several_senses_says_so(notelint: Run) -> None:
    assert "ambiguous, not enforced" in notelint("glossary", "분산").stdout
    assert "뜻이 여럿이어서" in notelint("glossary", "--lang", "ko", "분산").stdout


def test_a_word_that_is_not_there_gives_exit_code_1(notelint: Run) -> None:
    done = notelint("glossary", "교착 상태", "떡볶이", "tteokbokki")
    assert done.stdout.splitlines()[1:] == [
        "not in the glossary: 떡볶이",
        "not in the glossary: tteokbokki",
    ]
    assert done.returncode == 1


def test_the_projects_own_terms_count(notelint: Run, notes: Path) -> None:
    (notes / "pyproject.toml").write_text(
        '[tool.notelint.translate]\nglossary = ["terms.tsv"]\n', "utf-8"
    )
    (notes / "terms.tsv").write_text("교착 상태\tstandstill\n", "utf-8")
    assert notelint("glossary", "교착상태").stdout == "교착 상태  standstill\n"
    (notes / "terms.tsv").write_text("deadlock\tdeadlock\n", "utf-8")
    done = notelint("glossary", "교착상태")
    assert done.returncode == 2
    assert "terms.tsv:1: 'deadlock' is no Korean term" in done.stderr
