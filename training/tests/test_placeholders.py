"""Placeholders stand at the same things on both sides and count up in the Korean."""

import random

from koen.placeholders import TOKEN, insert, number_in_source_order, shared_spans
from koen.terms import Terms

TERMS = Terms({"손실 함수": "loss function", "함수": "function"})


def spans(korean: str, english: str) -> list[tuple[str, str]]:
    found = shared_spans(korean, english, TERMS)
    return [(korean[slice(*s.korean)], english[slice(*s.english)]) for s in found]


def test_code_that_stands_on_both_sides_is_found_without_its_particle() -> None:
    assert spans("torch.save()를 사용하라", "Use torch.save() here.") == [("torch.save()", "torch.save()")]


def test_a_term_is_found_by_its_translation_and_the_longer_term_wins() -> None:
    assert spans("손실 함수를 줄인다", "Reduce the loss function") == [("손실 함수", "loss function")]


def test_what_stands_twice_is_left_alone() -> None:
    assert spans("x가 x보다", "x than x") == []


def test_part_of_a_word_is_not_taken() -> None:
    assert spans("an을 쓴다", "Use another") == []


def test_tokens_count_up_in_the_korean_and_follow_in_the_english() -> None:
    assert number_in_source_order("⟦9⟧ 대신 ⟦4⟧", "⟦4⟧ instead of ⟦9⟧") == ("⟦1⟧ 대신 ⟦2⟧", "⟦2⟧ instead of ⟦1⟧")


def test_both_sides_always_get_the_same_tokens_in_canonical_numbers() -> None:
    for seed in range(300):
        korean, english = insert(
            "torch.nn 모듈의 Adam은 손실 함수를 줄인다",
            "Adam of torch.nn reduces the loss function",
            TERMS,
            random.Random(seed),
        )
        numbers = TOKEN.findall(korean)
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        assert sorted(TOKEN.findall(english)) == sorted(numbers)
        assert numbers
