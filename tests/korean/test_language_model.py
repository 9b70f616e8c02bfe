"""The language model: likely texts cost less, and probabilities are probabilities."""

import math
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from notelint.korean.context import read_as
from notelint.korean.language_model import LanguageModel
from notelint.korean.tables import Tables

pytest.importorskip("numpy")
ngrams = pytest.importorskip("scripts.build_lexicon.ngrams")
files = pytest.importorskip("scripts.build_lexicon.files")

LINES = ["함수를 부른다.", "배열을 정렬한다.", "값을 3번 더한다.", "`x`를 API로 보낸다."] * 12


@cache
def model() -> LanguageModel:
    path = Path(mkdtemp()) / "language.bin"
    files.write_tables(path, ngrams.model_of(LINES))
    return LanguageModel(Tables(path))


def cost(text: str) -> float:
    return model().cost("\n" + text, 1, len(text) + 1)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("API를 3번", "A를 0번"),
        ("값(value)은", "값.A.은"),
        ("코ㅓ드", "코ㄱ드"),
        ("x_1  =\t2", "A0 . 0"),
    ],
)
def test_what_is_no_syllable_is_read_as_a_sign(text: str, read: str) -> None:
    assert read_as(text) == read


def test_a_sentence_of_the_sources_costs_less_than_a_slip_of_it() -> None:
    assert cost("함수를 부른다") < cost("함슈를 부른다")
    assert cost("배열을 정렬한다") < cost("배열을 정렬한댜")


def test_a_word_costs_less_where_it_usually_stands() -> None:
    with_it = model().cost("\n배열을 정렬", 5, 7)
    without = model().cost("\n함수를 정렬", 5, 7)
    assert with_it < without


def test_probabilities_after_a_context_come_to_about_one() -> None:
    characters = sorted({char for line in LINES for char in read_as(line)} | {"\n"})
    for before in ("\n", "\n함", "\n함수", "배열을 ", "없는"):
        total = sum(
            math.exp(-model().cost(before + char, len(before), len(before) + 1))
            for char in characters
        )
        assert 0.85 < total < 1.15
