"""Where a sentence that runs over several lines is one segment."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN
from tests.translate.extract.segments import shown


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        (
            "이 방법은 학습률을 조금씩 줄이기 때문에\n손실이 천천히 내려간다.\n",
            "이 방법은 학습률을 조금씩 줄이기 때문에⟦break ↵⟧손실이 천천히 내려간다.",
        ),
        (
            "> 데이터가 너무 적을 때에는 모델이 훈련 데이터를 \n>   그대로 외운다.\n",
            "데이터가 너무 적을 때에는 모델이 훈련 데이터를⟦break  ↵>   ⟧그대로 외운다.",
        ),
        (
            "- 오차를 거꾸로 흘려보내는 방법을 쓰며,\n  `backward`가 그 일을 한다.\n",
            "오차를 거꾸로 흘려보내는 방법을 쓰며,⟦break ↵  ⟧⟦code `backward`⟧가 그 일을 한다.",
        ),
        (
            "<p>\n배치 크기를 두 배로 늘린 다음에는\n학습률도 같이 키운다.\n</p>\n",
            "배치 크기를 두 배로 늘린 다음에는⟦break ↵⟧학습률도 같이 키운다.",
        ),
    ],
)
def test_a_line_that_clearly_goes_on_is_joined_to_the_next(text: str, segment: str) -> None:
    assert shown(text, KRAMDOWN) == [segment]
    assert shown(text, GFM) == [segment]


def test_markup_over_a_line_end_is_paired_again() -> None:
    text = "여기에서 가장 **중요한 점은 데이터를\n골고루 섞는 것이다.** 끝이다.\n"
    assert shown(text) == [
        "여기에서 가장 ⟦open **⟧중요한 점은 데이터를⟦break ↵⟧골고루 섞는 것이다.⟦close **⟧ 끝이다."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "정의 2\n모든 점에서 미분할 수 있는 함수이다.\n",
        "학습률은 작은 값으로 정한다\n배치는 크게 한다\n",
        "문장이 여기에서 끝난다.\n다음 문장이 온다.\n",
        "이 장에서는 합성곱 신경망의 정의\n그리고 여러 구조를 다룬다.\n",
        "줄을 나누려고 두 칸을 띄우는 경우에는  \n그대로 둔다.\n",
        "줄을 나누려고 태그를 쓰는 경우에는<br>\n그대로 둔다.\n",
        "목록처럼 쓰는 사람도 있는데 그때는\n1) 첫째 줄\n",
        "다음 식이 성립하는 것을 보이기 위해\n$$a+b$$\n를 쓴다.\n",
    ],
)
def test_lines_that_may_stand_alone_stay_apart(text: str) -> None:
    assert not any("break" in segment for segment in shown(text))
