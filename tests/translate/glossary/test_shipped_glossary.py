"""The glossary that comes with notelint: well formed, each form once, quick to read."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from notelint.rulebook.book import rules_folder
from notelint.translate.glossary import Entry, Glossary
from notelint.translate.glossary.entry import entry_of, read_lines

FILES = sorted((rules_folder() / "glossary").glob("*.tsv"))


def entries() -> list[Entry]:
    return [entry_of(line) for path in FILES for line in read_lines(path)]


def test_it_has_more_than_two_thousand_terms() -> None:
    assert len(entries()) > 2_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_line_has_every_column_and_a_source(path: Path) -> None:
    for line in read_lines(path):
        assert line.count("\t") == 5, line
        entry = entry_of(line)
        assert entry.english, line
        assert re.fullmatch(r"usage|pairs \d+/[1-9]\d*|notes [1-9]\d*", entry.source), line
        assert entry.part == "verb" or not entry.korean[0].endswith("하다"), line


def test_no_form_belongs_to_two_terms() -> None:
    forms = Counter(
        (form, entry.part == "verb", entry.mark == "label" and entry.part)
        for entry in entries()
        for form in {re.sub("[ -]", "", korean) for korean in entry.korean}
    )
    assert [form for form, times in forms.items() if times > 1] == []


def test_most_terms_are_attested_and_those_that_rarely_agree_are_never_enforced() -> None:
    attested = [entry for entry in entries() if entry.source.startswith("pairs")]
    assert len(attested) > 1_500
    for entry in attested:
        agreed, stood = map(int, entry.source.removeprefix("pairs ").split("/"))
        if stood >= 30 and agreed * 2 < stood:
            assert not entry.enforced, entry


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("경사하강법", "gradient descent"),
        ("역전파", "backpropagation"),
        ("과적합", "overfitting"),
        ("합성곱 신경망", "convolutional neural network"),
        ("모집단", "population"),
        ("교착 상태", "deadlock"),
        ("미분 가능", "differentiable"),
        ("분산 시스템", "distributed system"),
        ("고윳값", "eigenvalue"),
        ("컨텍스트 스위칭", "context switch"),
        ("제1종 오류", "type I error"),
    ],
)
def test_terms_of_the_field_have_the_english_that_the_field_uses(korean: str, english: str) -> None:
    [match] = Glossary.read().matches(korean)
    assert match.english == english
    assert match.entry.enforced


@pytest.mark.parametrize("korean", ["층", "상태", "정리", "실수", "학습", "기울기", "분산"])
def test_words_of_other_senses_are_never_enforced(korean: str) -> None:
    glossary = Glossary.read()
    assert glossary.matches(korean)
    assert glossary.enforced(korean) == []


def test_reading_it_takes_a_blink() -> None:
    code = (
        "import time; from notelint.translate.glossary import Glossary\n"
        "from time import process_time as now\n"
        "def once():\n    start = now(); Glossary.read(); return now() - start\n"
        "print(min(once() for _ in range(5)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.02
