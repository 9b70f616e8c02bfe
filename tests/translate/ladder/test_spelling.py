"""Names and words in the author's spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.ladder.spelling import respelled
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("PyTorch로 짠다", "Written in Pytorch", "Written in PyTorch"),
        ("그들의 State는 남는다", "Their state stays", "Their State stays"),
        ("커스텀 Hook을 쓴다", "Use custom hooks", "Use custom Hooks"),
        ("레이블 ID를 쓴다", "Use the label's id", "Use the label's ID"),
        ("fork 명령을 쓴다", "The Fork command", "The fork command"),
        (
            "torch.nn.Module은 클래스다",
            "Torch.nn.Module is a class",
            "torch.nn.Module is a class",
        ),
    ],
)
def test_a_name_stands_as_the_author_writes_it(source, answer, text):
    assert respelled(source, answer) == text


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("layer를 쌓는다", "Layers are stacked"),  # the first word of a sentence
        ("쌓는다. layer를", "Stack. Layers of it"),
        ("Latest 배포", "The latest release"),  # the source's own capital is that of a start
        ("단정(Predicate)과 같다", "It is the same as a predicate"),  # a gloss
        ("cloud native 구조", "On Cloud Native Architecture"),  # a title
        ("AND 연산과 IT 업계", "It is an operation and the industry"),  # words of English itself
        ("GAN과 gan을 쓴다", "Use Gan"),  # the source writes it in two ways
        ("Hook과 hook", "Hook and hooks"),
        ("⟦1⟧의 값", "The value of ⟦1⟧"),
    ],
)
def test_english_keeps_its_own_capitals(source, answer):
    assert respelled(source, answer) == answer


@given(st.text("aA bB.'s가", max_size=20), st.text("aA bB.'s⟦1⟧", max_size=30))
def test_nothing_but_capitals_changes(source, answer):
    assert respelled(source, answer).lower() == answer.lower()


def test_the_time_grows_with_the_length_of_the_text():
    assert_linear(
        lambda text: respelled(*text),
        lambda n: ("PyTorch와 Hook " * n, "pytorch Hooks, The fork " * n),
        200,
    )
