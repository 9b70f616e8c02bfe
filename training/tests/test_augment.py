"""Augmented lines still say the same thing, and a seed gives the same lines."""

import random

from koen.augment import Rates, augment, join, lower_latin, mix_terms
from koen.hangul import is_syllable, split
from koen.hangul import join as syllable
from koen.noise import misspell
from koen.terms import Terms

TERMS = Terms({"손실 함수": "loss function"})


class Always(random.Random):
    """Every chance comes true."""

    def random(self) -> float:
        return 0.0


def test_a_term_is_written_in_english_as_the_translation_has_it() -> None:
    mixed = mix_terms("손실 함수를 줄인다", "Reduce the Loss Function", TERMS, Always())
    assert mixed == "Loss Function를 줄인다"


def test_names_lose_their_capitals_on_both_sides() -> None:
    assert lower_latin("Adam을 쓴다", "Use Adam") == ("adam을 쓴다", "use Adam".replace("use Adam", "Use adam"))


def test_joined_lines_lose_the_full_stop_before_an_arrow() -> None:
    class Arrow(random.Random):
        def choice(self, options):  # type: ignore[no-untyped-def]
            return " -> "

    assert join(("읽는다.", "Read."), ("쓴다.", "Write."), Arrow()) == ("읽는다 -> 쓴다.", "Read -> Write.")


def test_a_slip_changes_one_place() -> None:
    text = "모델을 학습시키는 방법을 알아본다"
    for seed in range(50):
        slipped = misspell(text, random.Random(seed))
        assert abs(len(slipped) - len(text)) <= 1
        assert slipped.replace(" ", "") == text.replace(" ", "") or len(slipped) == len(text)


def test_the_same_seed_gives_the_same_line() -> None:
    lines = [
        augment("손실 함수를 Adam으로 줄입니다.", "Reduce it with Adam.", TERMS, random.Random(5)) for _ in range(2)
    ]
    assert lines[0] == lines[1]


def test_without_chances_nothing_changes() -> None:
    none = Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert augment("줄입니다.", "Reduce.", TERMS, random.Random(1), none) == ("줄입니다.", "Reduce.")


def test_a_syllable_is_the_sum_of_its_parts() -> None:
    assert all(syllable(*split(char)) == char for char in "가힣때학" if is_syllable(char))
