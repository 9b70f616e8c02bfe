"""Particles."""

import pytest

from notelint.korean.josa import final_sound, is_particles, with_josa


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("노트", ""),
        ("목록", "C"),
        ("파일", "ㄹ"),
        ("3", "C"),
        ("7", "ㄹ"),
        ("</b>", ""),
        ("URL", "ㄹ"),
        ("HTML", "ㄹ"),
        ("token", "C"),
        ("type", "C"),
        ("set", "C"),
        ("logic", "C"),
        ("table", "ㄹ"),
        ("list", ""),
        ("network", ""),
        ("update", ""),
        ("`값`", "C"),
        ("---", None),
    ],
)
def test_the_last_sound_of_what_is_read_aloud(word: str, sound: str | None) -> None:
    assert final_sound(word) == sound


@pytest.mark.parametrize(
    ("word", "pair", "joined"),
    [
        ("목록", "을/를", "목록을"),
        ("노트", "을/를", "노트를"),
        ("파일", "으로/로", "파일로"),
        ("목록", "으로/로", "목록으로"),
        ("---", "을/를", "---을(를)"),
    ],
)
def test_the_half_of_a_pair_follows_the_sound(word: str, pair: str, joined: str) -> None:
    assert with_josa(word, pair) == joined


@pytest.mark.parametrize("text", ["", "를", "에서는", "으로부터", "들의", "이다", "입니다", "에는"])
def test_particles_and_the_copula_are_particles(text: str) -> None:
    assert is_particles(text)


@pytest.mark.parametrize("text", ["이벤트는", "블록", "하다가", "프레임을"])
def test_words_are_no_particles(text: str) -> None:
    assert not is_particles(text)
