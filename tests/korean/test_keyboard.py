"""Keys of the two-set layout, and what one slip of a finger makes of a word."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.korean.jamo import compose
from notelint.korean.keyboard import (
    KEYS,
    Slip,
    SlipKind,
    keys_of,
    slip_between,
    substitution,
    text_of,
)
from notelint.korean.slip_costs import ALTERNATIVES, SlipCosts
from notelint.korean.syllables import FINALS, INITIALS, VOWELS, join_syllable

syllables = st.builds(
    join_syllable, st.sampled_from(INITIALS), st.sampled_from(VOWELS), st.sampled_from(FINALS)
)
words = st.lists(syllables, min_size=1, max_size=8).map("".join)


def letters(word: str) -> str:
    return "".join(KEYS[key - 1] for key in keys_of(word))


def test_a_word_is_the_keys_that_type_it() -> None:
    assert letters("값을 왜") == "ㄱㅏㅂㅅㅇㅡㄹㅇㅗㅐ"
    assert letters("있따") == "ㅇㅣㅆㄸㅏ"  # a shifted key is a key of its own


@given(words)
def test_what_is_typed_right_is_shown_as_it_was_meant(word: str) -> None:
    assert text_of(keys_of(word)) == word


@pytest.mark.parametrize(
    ("typed", "meant", "kind"),
    [
        ("떄문에", "때문에", SlipKind.SHIFT),
        ("있따", "있다", SlipKind.SHIFT),
        ("학슴", "학습", SlipKind.NEIGHBOUR),
        ("존재햐지", "존재하지", SlipKind.NEIGHBOUR),
        ("백터", "벡터", SlipKind.ALIKE),
        ("유요한", "유효한", SlipKind.OTHER),
        ("사요하는", "사용하는", SlipKind.LOST),
        ("것ㅇㄴ", "것은", SlipKind.LOST),
        ("코ㅓ드", "코드", SlipKind.EXTRA),
        ("특ㄱ정한", "특정한", SlipKind.DOUBLED),
        ("당므과", "다음과", SlipKind.SWAPPED),
        ("렌덜이", "렌더링", SlipKind.SWAPPED),
        ("하ㄴ다", "한다", SlipKind.NONE),
    ],
)
def test_one_slip_of_a_finger_is_one_edit(typed: str, meant: str, kind: SlipKind) -> None:
    slip = slip_between(keys_of(typed), keys_of(meant))
    assert slip is not None
    assert slip.kind is kind


def test_a_slip_names_the_key_typed_and_the_key_meant() -> None:
    slip = slip_between(keys_of("학슴"), keys_of("학습"))
    assert slip == Slip(SlipKind.NEIGHBOUR, keys_of("ㅁ")[0], keys_of("ㅂ")[0])


def test_two_slips_are_no_slip() -> None:
    assert slip_between(keys_of("학슴"), keys_of("하습이")) is None
    assert slip_between(keys_of("가나다"), keys_of("다나가")) is None


@given(words, st.data())
def test_every_change_of_one_key_is_recognised(word: str, data: st.DataObject) -> None:
    keys = keys_of(word)
    at = data.draw(st.integers(0, len(keys) - 1))
    other = data.draw(st.integers(1, len(KEYS)))
    for typed in (
        keys[:at] + keys[at + 1 :],
        keys[:at] + bytes((other,)) + keys[at:],
        keys[:at] + bytes((other,)) + keys[at + 1 :],
        keys[:at] + keys[at + 1 : at + 2] + keys[at : at + 1] + keys[at + 2 :],
    ):
        assert slip_between(typed, keys) is not None


def test_the_number_of_slips_of_a_kind_is_what_the_keyboard_has() -> None:
    keys = range(1, len(KEYS) + 1)
    kinds = Counter(
        substitution(typed, meant) for typed in keys for meant in keys if typed != meant
    )
    assert kinds == {kind: ALTERNATIVES[kind] for kind in kinds}


def test_a_slip_that_was_often_corrected_costs_less() -> None:
    costs = SlipCosts([("shift", "ㅒ>ㅐ", 58), ("shift", "ㅆ>ㅅ", 2), ("other", "ㄷ>ㅌ", 5)])
    often = slip_between(keys_of("떄"), keys_of("때"))
    seldom = slip_between(keys_of("있"), keys_of("잇"))
    never = slip_between(keys_of("가"), keys_of("하"))
    assert often
    assert seldom
    assert never
    assert costs[often] < costs[seldom] < costs[never]


@given(st.lists(st.integers(1, len(KEYS)), max_size=10))
def test_what_is_shown_is_what_an_input_method_composes(keys: list[int]) -> None:
    assert text_of(bytes(keys)) == compose("".join(KEYS[key - 1] for key in keys))
