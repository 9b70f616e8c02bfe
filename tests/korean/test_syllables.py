"""Syllables and their letters."""

import pytest

from notelint.korean.syllables import (
    FINALS,
    final_of,
    is_syllable,
    join_syllable,
    split_syllable,
    with_any_final,
    with_final,
)


def test_every_modern_syllable_is_the_sum_of_its_letters() -> None:
    for code in range(0xAC00, 0xD7A4):
        assert join_syllable(*split_syllable(chr(code))) == chr(code)


@pytest.mark.parametrize(
    ("char", "letters"), [("가", "ㄱㅏ"), ("값", "ㄱㅏㅄ"), ("뷁", "ㅂㅞㄺ"), ("힣", "ㅎㅣㅎ")]
)
def test_a_syllable_splits_into_initial_vowel_and_final(char: str, letters: str) -> None:
    assert "".join(split_syllable(char)) == letters


def test_letters_and_other_characters_are_no_syllables() -> None:
    assert not any(map(is_syllable, "ㄱㅏa1 \u1100"))


def test_a_final_consonant_is_read_and_replaced() -> None:
    assert [final_of(char) for char in "가각값"] == ["", "ㄱ", "ㅄ"]
    assert with_final("떄", "ㄴ") == "떈"
    assert with_final("떈", "") == "떄"


def test_a_syllable_takes_any_final_consonant_but_stays_closed_if_it_was() -> None:
    assert with_any_final("떄") == "".join(with_final("떄", final) for final in FINALS)
    assert set(with_any_final("떈")) == set(with_any_final("떄")) - {"떄"}
