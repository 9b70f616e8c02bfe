"""Made-up names and numbers stand at the same places on both sides."""

import random
import re

from koen.names import gloss, make, rename, renumber
from koen.terms import Terms

TERMS = Terms({"손실 함수": "loss function"})


def test_a_name_that_both_sides_share_becomes_another() -> None:
    for seed in range(100):
        korean, english = rename("NanoGPT 저장소를 봅니다", "See the NanoGPT repository", TERMS, random.Random(seed))
        name = korean.removesuffix(" 저장소를 봅니다")
        assert name != "NanoGPT"
        assert english == f"See the {name} repository"


def test_a_name_that_stands_twice_is_left_alone() -> None:
    pair = ("Adam은 Adam이다", "Adam is Adam")
    assert rename(*pair, TERMS, random.Random(1)) == pair


def test_a_number_that_both_sides_share_becomes_another_of_its_length() -> None:
    korean, english = renumber("6090.49ms 에서 128 까지", "From 6090.49ms to 128", random.Random(1))
    assert korean.startswith("6090.49ms")  # a unit is part of a name, so the number is not alone
    number = re.search(r"에서 (\d{3}) 까지", korean)
    assert number
    assert number[1] != "128"
    assert english == f"From 6090.49ms to {number[1]}"


def test_a_term_is_followed_by_its_english_in_brackets() -> None:
    glossed = gloss("손실 함수를 줄인다", "Reduce the loss function", TERMS, random.Random(1))
    assert glossed == "손실 함수(loss function)를 줄인다"


def test_names_come_in_all_shapes() -> None:
    rng = random.Random(1)
    names = [make(rng) for _ in range(2000)]
    for shape in (r"[A-Z]{2,5}", r"[a-z]+_[a-z]+", r"[A-Z][a-z]+[A-Z][a-z]+", r"[a-z]+[A-Z][a-z]+", r"\w+-\d+"):
        assert any(re.fullmatch(shape, name) for name in names), shape
    assert len(set(names)) > 1500
