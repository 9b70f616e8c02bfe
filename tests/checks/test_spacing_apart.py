"""Bound nouns, auxiliary verbs and other words that are glued to the one before."""

import pytest

from notelint.checks.spacing_apart import auxiliary_glued, glued
from notelint.note.note import Note
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes


def _fixed(text: str) -> str:
    note = Note.of(text)
    return with_fixes(text, [*glued(note), *auxiliary_glued(note)])


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("할수 있고 볼 수있다", "할 수 있고 볼 수 있다"),
        ("할수있다 쓰실수 있다 늘릴수도 있다", "할 수 있다 쓰실 수 있다 늘릴 수도 있다"),
        ("하루일수도 있다, 알수 없다", "하루일 수도 있다, 알 수 없다"),
        ("실행할때마다 했을때의 어릴때", "실행할 때마다 했을 때의 어릴 때"),
        ("하는것은 쓰던것을 될것이다 교체한것", "하는 것은 쓰던 것을 될 것이다 교체한 것"),
        ("늘어날것같음, 아닌것같은데", "늘어날 것 같음, 아닌 것 같은데"),
        ("하기때문에 문제때문이다", "하기 때문에 문제 때문이다"),
        ("구하기위한 것, 값을위해", "구하기 위한 것, 값을 위해"),
        ("이에따라 값에대해 수식에의한", "이에 따라 값에 대해 수식에 의한"),
        ("이런식으로 더이상 뿐만아니라", "이런 식으로 더 이상 뿐만 아니라"),
        (
            "원하는대로 의도한대로 설정된대로 되는만큼",
            "원하는 대로 의도한 대로 설정된 대로 되는 만큼",
        ),
        ("생성한후 시작하기전에 있을뿐이다", "생성한 후 시작하기 전에 있을 뿐이다"),
        ("해야한다 써야할 이어야합니다", "해야 한다 써야 할 이어야 합니다"),
        ("하고있다 알고싶다 하지않는다 하게된다", "하고 있다 알고 싶다 하지 않는다 하게 된다"),
        ("`x`일때는 `y`일수도 있다", "`x`일 때는 `y`일 수도 있다"),
    ],
)
def test_words_that_stand_apart_are_set_apart(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _fixed(fixed) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "실수가 있다, 홀수 있음, 필수 없음, 점수 없다, 함수있음",
        "할수록 있을수록, 수없이 많다, 수록한 책",
        "그때문을 열고 이때문에",
        "물때가 끼고 아무때나, 그때는 이때 하필",
        "이것은 그것과 저것, 아무것도 날것 어린것 옛것",
        "되는대로 무한대로 절대로 그대로 마음대로 나만큼",
        "안되다, 한번, 지난번, 한가지, 이번",
        "해봅시다 적어둔다 알려준다 못지않은 머지않아 마지않는다",
        "분야하고 시야한계, 파일뿐 마을뿐, 후보와 전후, 오후에",
        "재미있다 맛있는 대한민국 에대한민국 조각난 최고의",
        "첫째 둘째",
        "하는데 쓰는지 실행중 파일간",
    ],
)
def test_words_of_their_own_and_doubtful_ones_are_silent(text: str) -> None:
    assert _fixed(text) == text


@pytest.mark.parametrize("piece", ["할수 있", "때문", "는것", "해야한", "고있다 ", "가", "할때"])
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(glued, notes(lambda size: piece * size, "prose"), 5_000)
    assert_linear(auxiliary_glued, notes(lambda size: piece * size, "prose"), 5_000)
