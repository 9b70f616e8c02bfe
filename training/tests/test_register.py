"""Polite endings become the endings that students write."""

import pytest

from koen.register import to_register


@pytest.mark.parametrize(
    ("polite", "plain", "nominal"),
    [
        ("모델을 학습합니다.", "모델을 학습한다.", "모델을 학습함."),
        ("값이 다릅니다", "값이 다르다", "값이 다름"),
        ("메모리가 필요합니다.", "메모리가 필요하다.", "메모리가 필요함."),
        ("오류가 있습니다.", "오류가 있다.", "오류가 있음."),
        ("결과를 얻습니다.", "결과를 얻는다.", "결과를 얻음."),
        ("추가했습니다.", "추가했다.", "추가했음."),
        ("객체를 만듭니다.", "객체를 만든다.", "객체를 만듦."),
        ("이것은 함수입니다.", "이것은 함수이다.", "이것은 함수임."),
        ("살펴보겠습니다.", "살펴본다.", "살펴봄."),
        ("실행하세요.", "실행한다.", "실행하기."),
        ("잘 돼요", "잘 된다", "잘 됨"),
    ],
)
def test_a_polite_ending_becomes_plain_or_nominal(polite: str, plain: str, nominal: str) -> None:
    assert to_register(polite, "plain") == plain
    assert to_register(polite, "nominal") == nominal


def test_a_sentence_may_stop_at_its_noun() -> None:
    assert to_register("데이터를 분리합니다.", "noun") == "데이터를 분리."


def test_every_sentence_of_a_line_changes() -> None:
    assert to_register("읽습니다. 그리고 씁니다.", "plain") == "읽는다. 그리고 쓴다."


@pytest.mark.parametrize("text", ["학습률이 크면 발산", "어머니다", "DB를 사용한다.", "니다"])
def test_what_is_not_polite_stays(text: str) -> None:
    assert to_register(text, "plain") == text
