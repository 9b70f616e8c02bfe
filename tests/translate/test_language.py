"""Which text is Korean to a reader of English."""

import pytest

from notelint.translate.language import needs_translation


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
