"""Nouns, and words that only look like a noun with a particle."""

import pytest

from notelint.korean.nouns import Nouns

NOUNS = Nouns(["절대", "경로", "데이터", "차이", "학습", "원인"], ["분석가"])


@pytest.mark.parametrize("word", ["데이터", "데이터경로", "학습셋", "데이터들"])
def test_nouns_compounds_and_what_is_built_on_them_are_known(word: str) -> None:
    assert word in NOUNS


@pytest.mark.parametrize("word", ["데", "경로데", "지을", "들"])
def test_parts_of_words_are_unknown(word: str) -> None:
    assert word not in NOUNS


@pytest.mark.parametrize("word", ["경로", "절대경로", "데이터차이", "데이터분석가", "원인가"])
def test_a_noun_that_ends_like_a_particle_has_none(word: str) -> None:
    assert NOUNS.is_no_particle(word)


@pytest.mark.parametrize("word", ["데이터이", "회사이", "학습로"])
def test_a_particle_after_a_noun_is_one(word: str) -> None:
    assert not NOUNS.is_no_particle(word)
