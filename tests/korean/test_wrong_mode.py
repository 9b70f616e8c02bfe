"""Words read by the keys of the other mode of the keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.korean.wrong_mode import hangul_meant, latin_meant


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [("gkrtmq", "학습"), ("vkdlTjs", "파이썬"), ("rkqt", "값"), ("dhksfy", "완료"), ("", "")],
)
def test_latin_letters_are_the_hangul_on_their_keys(latin: str, hangul: str) -> None:
    assert hangul_meant(latin) == hangul
    assert latin_meant(hangul) == latin


@pytest.mark.parametrize("latin", ["hello", "학습", "Gkr", "r2", "k"])
def test_letters_that_make_no_whole_syllables_are_no_hangul(latin: str) -> None:
    assert hangul_meant(latin) is None


@pytest.mark.parametrize(
    ("hangul", "latin"), [("ㅗ디ㅣㅐ", "hello"), ("ㅅㄷㄴㅅ", "test"), ("챙ㄷ", "code")]
)
def test_letters_and_syllables_of_hangul_are_the_latin_on_their_keys(
    hangul: str, latin: str
) -> None:
    assert latin_meant(hangul) == latin


def test_what_is_no_hangul_has_no_keys() -> None:
    assert latin_meant("ㅗa") is None


@given(st.text(st.sampled_from("가나다라마바사아자차카타파하학습값를의쇄닭끼"), max_size=8))
def test_syllables_come_back_from_their_keys(hangul: str) -> None:
    latin = latin_meant(hangul)
    assert latin is not None
    assert hangul_meant(latin) == hangul
