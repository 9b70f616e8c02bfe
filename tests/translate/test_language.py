"""Which text is Korean to a reader of English."""

import pytest

from notelint.note.note import Note
from notelint.translate.language import foreign_language, needs_translation, note_language
from tests.growth import assert_linear

ENGLISH = (
    "The loss tells how far the predictions of a model are from the values that were measured, "
    "and the optimizer changes the weights a little so that it gets smaller."
)
GERMAN = (
    "Der Verlust sagt, wie weit die Vorhersagen eines Modells von den gemessenen Werten entfernt "
    "sind, und der Optimierer ändert die Gewichte ein wenig."
)


@pytest.mark.parametrize(
    "text",
    [
        "손실 함수",
        "batch size를 32로 둔다",
        "ResNet 논문",
        '"학습률"은 중요하다',
        "[논문] ResNet",
        "ㅋㅋ",
        "(예를 들어 경사 하강법)",
        '"처음 뵙겠습니다"',
        "(1) '손실'",
        "(10강) LLM",
        "2024.01.08 (월) GPT",
    ],
)
def test_korean_needs_translation(text: str) -> None:
    assert needs_translation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gradient Descent",
        "Gradient Descent (경사 하강법)",
        'print("안녕")',
        "“손실” means loss",
        "It's the '손실' function",
        "123 + 456",
        "中文",
        "",
    ],
)
def test_english_with_a_korean_aside_does_not(text: str) -> None:
    assert not needs_translation(text)


def test_a_note_is_korean_although_most_of_its_words_are_english() -> None:
    text = (
        "# Batch normalization\n\ntraining set의 mean과 variance를 써서 layer input을 normalize\n"
    )
    assert note_language(Note.of(text)) == "ko"


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_a_note_without_hangul_is_told_by_its_words(text: str, language: str) -> None:
    pytest.importorskip("langdetect")
    assert note_language(Note.of(f"# GPU\n\n{text}\n\n```\n코드\n```\n")) == language
    assert note_language(Note.of(f"{text}\n\n> 손실\n")) == language


def test_the_same_text_gets_the_same_answer() -> None:
    pytest.importorskip("langdetect")
    text = "data model training batch layer output input value function loss gradient epoch"
    assert len({foreign_language(text) for _ in range(20)}) == 1


@pytest.mark.parametrize("text", ["", "Too short to tell", ENGLISH + " 손실", "1234 " * 40])
def test_nothing_is_guessed_of_short_or_korean_text(text: str) -> None:
    assert foreign_language(text) is None


def test_one_long_text_is_looked_at_in_part() -> None:
    pytest.importorskip("langdetect")
    assert foreign_language(ENGLISH * 100_000) == "en"


@pytest.mark.parametrize("sign", ["(", ")", '"', "'", "“", "‘", "('", "“a"])
def test_unclosed_asides_cost_no_more_than_their_length(sign: str) -> None:
    assert_linear(needs_translation, lambda size: "가 " + sign * size, size=2_000)
