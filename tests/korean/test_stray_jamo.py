"""Letters left inside words."""

import pytest

from notelint.korean.stray_jamo import find_stray_jamo, repairs


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_stray_jamo(text)]


@pytest.mark.parametrize(
    "word",
    [
        "코ㅓ드",
        "특ㄱ정한",
        "것ㅇㄴ",
        "용ㅑㅇ을",
        "Continuousㅊ",
        "dㅔ서",
        "ㅍ프레임을",
        "ㅇ낳고",
        "한ㄴ",
        "메서드ㅡ나",
    ],
)
def test_a_slip_is_found_as_the_whole_word(word: str) -> None:
    assert _words(f"앞 {word} 뒤") == [word]


@pytest.mark.parametrize(
    "text",
    [
        "끝났다ㅠㅠ 좋다ㅋㅋㅋ 네ㅎㅎ 정리하자ㅠ",
        "아ㅏㅏ 야ㅑ 오오ㅗㅗ",
        "ㄱ을 묵음 처리, ㅎ 받침, ㅎ로 끝난다, ㅏ를, ㄱ, ㄴ, ㄷ",
        "있을수록 -ㄹ수록, V-ㄴ다, /ㄹ게, ㄴ다, ㅂ니다, ㄹ까요",
        "Aㅏ 8ㅅ8 ㅇㅅㅇ ㅇㅇ",
        "킹ㅡ갓",
    ],
)
def test_letters_on_purpose_are_left_alone(text: str) -> None:
    assert _words(text) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("코ㅓ드", "코드"),
        ("갑승ㄹ", "값을"),
        ("복ㅈ바도는", "복잡도는"),
        ("작업ㅇ르", "작업을"),
        ("하ㄴ다", "한다"),
        ("ㅇ낳고", "않고"),
        ("것ㅇㄴ", "것은"),
        ("전ㅊ체", "전체"),
        ("Continuousㅊ", "Continuous"),
    ],
)
def test_one_slip_taken_back_gives_the_word_meant(word: str, meant: str) -> None:
    assert meant in repairs(word, lambda _: False)


def test_a_word_that_stands_elsewhere_comes_first() -> None:
    assert repairs("마늗ㄹ기", lambda word: word == "만들기")[0] == "만들기"


def test_suggestions_hold_no_stray_letter_and_are_at_most_three() -> None:
    for word in ("높ㅣㅡㄹ", "용ㅑㅇ을", "windowㅔ서", "브라우저ㅘ", "ㅚㄹ"):
        found = repairs(word, lambda _: False)
        assert len(found) <= 3
        assert not any("ㄱ" <= char <= "ㅣ" for right in found for char in right)
