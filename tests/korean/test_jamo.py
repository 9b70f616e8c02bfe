"""Typing and composing on the two-set keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.korean.jamo import compose, decompose

_SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)


@given(st.text(st.one_of(_SYLLABLES, st.sampled_from(" ,aZ9")), max_size=20))
def test_what_keys_type_is_the_text_they_were_taken_from(text: str) -> None:
    assert compose(decompose(text)) == text


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("ㄱㅏㅂㅅㅣ", "갑시"),  # the second consonant of a cluster goes to the vowel after it
        ("ㄱㅏㅂㅅ", "값"),
        ("ㅇㅗㅏ", "와"),
        ("ㅎㅏㄲㅛ", "하꾜"),
        ("ㅋㅗㅓㄷㅡ", "코ㅓ드"),
        ("ㅋㅋㅋ", "ㅋㅋㅋ"),
        ("ㅏㅏ", "ㅏㅏ"),
        ("ㄱㅓㅅㅇㄴ", "것ㅇㄴ"),
        ("aㅎㅏ1", "a하1"),
    ],
)
def test_keys_are_put_together_as_an_input_method_does(keys: str, shown: str) -> None:
    assert compose(keys) == shown


def test_clusters_and_compound_vowels_take_two_keys_and_double_consonants_one() -> None:
    assert decompose("값과 꺾쇠ㅢ") == "ㄱㅏㅂㅅㄱㅗㅏ ㄲㅓㄲㅅㅗㅣㅡㅣ"
