"""What is kept of a corpus, and what is kept away from the test sets."""

from collections import Counter

import pytest

from koen.corpus import Pair, copies_expected, read_sources
from koen.filters import clean, keep_good, reason_to_drop
from koen.mix import Mix
from koen.overlap import TestOverlap
from koen.term_check import agreement
from koen.terms import Terms


def pair(korean: str, english: str) -> Pair:
    return Pair("vue", "human", korean, english)


@pytest.mark.parametrize(
    ("korean", "english", "reason"),
    [
        ("모델을 학습한다", "Train the model", None),
        ("Train", "Train", "no Hangul in the Korean"),
        ("모델", "모델 model", "Hangul in the English"),
        ("모델 ⟦1⟧", "model", "literal placeholder brackets"),
        ("포트는 8080 이고 크기는 4096 이다 확인", "The port is 80 and so on, fine", "numbers do not match"),
        ("매우 길고 자세하게 쓴 한국어 문장 하나", "No.", "lengths do not match"),
    ],
)
def test_a_bad_pair_is_dropped_for_a_named_reason(korean: str, english: str, reason: str | None) -> None:
    assert reason_to_drop(pair(korean, english)) == reason


def test_spaces_and_composition_are_normalised() -> None:
    assert clean(" 한\u1100\u1161  글\u200b ") == "한가 글"


def test_a_repeated_pair_is_kept_once_and_counted() -> None:
    dropped: Counter[str] = Counter()
    kept = list(keep_good([pair("저장", "Save"), pair("저장", "save")], dropped))
    assert (len(kept), dropped["seen before"]) == (1, 1)


def test_a_pair_near_a_test_line_is_recognised_from_either_side() -> None:
    test = TestOverlap([("이 함수는 주어진 값을 모두 더해서 반환한다", "It returns the sum of all the values given")])
    assert test.near("다른 말", "So it returns the sum of all the values given here")
    assert test.near("그래서 이 함수는 주어진 값을 모두 더해서 쓴다", "Something else")
    assert not test.near("이 함수는 값을 반환한다", "It returns the sum")


def test_left_out_sources_weigh_nothing_and_machine_translations_less() -> None:
    sources = read_sources()
    assert copies_expected(Pair("git-po", "po-ui", "가", "a"), sources, Mix().tiers) == 0
    assert copies_expected(Pair("d2l", "mt", "가", "a"), sources, Mix().tiers) == pytest.approx(0.9)


def test_a_glossary_learns_how_often_the_corpus_agrees_with_it() -> None:
    pairs = [
        pair("손실 함수를 줄인다", "Reduce the loss function"),
        pair("손실 함수", "Objective"),
        pair("손실", "Loss"),
    ]
    assert agreement(pairs, Terms({"손실 함수": "loss function"})) == {"손실 함수": (1, 2)}
