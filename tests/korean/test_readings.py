"""How Latin terms, numbers and identifiers end when they are read aloud."""

import pytest

from notelint.korean.readings import Readings, key_of, sound_of_number

READINGS = Readings(
    [
        "api\tV\t9",
        "API\tV\t9",
        "SQL\tL\t9",
        "token\tC\t9",
        "commit\t?\t9",
        "-tion\tC\t0",
        "-al\tL\t0",
    ]
)


@pytest.mark.parametrize(
    ("term", "sound"),
    [("API", ""), ("SQL", "ㄹ"), ("Token", "C"), ("TOKEN", None), ("commit", None), ("xyz", None)],
)
def test_a_term_of_the_table_has_its_sound(term: str, sound: str | None) -> None:
    assert READINGS.sound(term) == sound


@pytest.mark.parametrize(
    ("term", "sound"), [("quantization", "C"), ("Ordinal", "ㄹ"), ("al", None)]
)
def test_a_term_that_is_not_in_the_table_is_judged_by_its_end(term: str, sound: str | None) -> None:
    assert READINGS.sound(term) == sound


def test_a_term_that_writers_read_in_two_ways_is_in_the_table_all_the_same() -> None:
    assert "commit" in READINGS
    assert "push" not in READINGS


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("accessToken", "C"),
        ("get_api", ""),
        ("runSQL", "ㄹ"),
        ("token2", None),
        ("한글token", None),
    ],
)
def test_an_identifier_is_read_by_its_last_word(name: str, sound: str | None) -> None:
    assert READINGS.sound_of_name(name) == sound


@pytest.mark.parametrize(
    ("number", "sound"),
    [("3", "C"), ("1", "ㄹ"), ("10", "C"), ("2022", ""), ("1,000", "C"), ("0.5", ""), ("7", "ㄹ")],
)
def test_numbers_are_read_in_sino_korean(number: str, sound: str) -> None:
    assert sound_of_number(number) == sound


def test_only_a_first_capital_is_not_told_apart() -> None:
    assert [key_of(term) for term in ("Class", "CNN", "mAP", "A")] == ["class", "CNN", "mAP", "A"]
