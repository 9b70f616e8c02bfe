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


def _nothing(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("특ㄱ정한", "특정한"),
        ("전ㅊ체", "전체"),
        ("ㅍ프레임을", "프레임을"),
        ("메서드ㅡ나", "메서드나"),
        ("작업ㅇ르", "작업을"),
        ("필요성ㅇ르", "필요성을"),
        ("것ㅇㄴ", "것은"),
        ("이름ㅂ터", "이름부터"),
        ("ㅇ낳고", "않고"),
        ("안흔ㄴ다", "않는다"),
        ("Continuousㅊ", "Continuous"),
        ("windowㅔ서", "window에서"),
        ("dㅔ서", "에서"),
    ],
)
def test_a_slip_that_can_be_nothing_else_is_taken_back(word: str, meant: str) -> None:
    assert repairs(word, _nothing)[0] == meant


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("코ㅓ드", "코드", "코드"),
        ("갑승ㄹ", "값", "값을"),
        ("복ㅈ바도는", "복잡도", "복잡도는"),
        ("하ㄴ다", "한다", "한다"),
        ("마늗ㄹ기", "만들기", "만들기"),
        ("새엇ㅇ해준다", "생성", "생성해준다"),
        ("한ㄴ", "한", "한"),
    ],
)
def test_a_guess_is_offered_only_where_the_text_has_the_word(
    word: str, known: str, meant: str
) -> None:
    assert repairs(word, _nothing) == ()
    assert repairs(word, lambda letters: letters == known) == (meant,)


@pytest.mark.parametrize(
    "word",
    ["용ㅑㅇ을", "경ㅇ", "저장한ㄷ", "ㅓ리할", "요ㅗ에", "높ㅣㅡㄹ", "리턴하ㅕㅇ", "추적하고ㄱ자"],
)
def test_nothing_is_offered_for_a_letter_that_was_meant_to_be_more(word: str) -> None:
    parts = {"용", "저장", "요", "높", "리턴", "추적", "추적하"}
    assert repairs(word, lambda letters: letters in parts) == ()
