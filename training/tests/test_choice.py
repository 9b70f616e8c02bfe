"""Of several hypotheses that is taken which loses least."""

import pytest

pytest.importorskip("sacrebleu", reason="sacrebleu is not installed: nothing can be measured")

from koen.choice import best_of, lost


def test_the_best_is_taken_where_nothing_is_lost() -> None:
    assert best_of("BERT는 모델", ["BERT is a model", "BERT is one model"]) == "BERT is a model"


def test_a_lower_one_is_taken_where_the_best_lost_a_name_or_number() -> None:
    assert best_of("BERT는 3층", ["It has 3 layers", "BERT has layers", "BERT has 3 layers"]) == "BERT has 3 layers"


def test_all_placeholders_are_worth_more_than_any_name() -> None:
    assert best_of("⟦1⟧와 BERT, GPT", ["BERT and GPT", "⟦1⟧ and others"]) == "⟦1⟧ and others"


def test_where_all_lose_as_much_the_best_stays() -> None:
    assert best_of("BERT", ["a model", "the model"]) == "a model"


def test_capitals_and_endings_are_no_loss_and_placeholders_no_numbers() -> None:
    assert lost("GPU에서 Word를 ⟦1⟧", "words on GPUs") == 0
    assert lost("GPU 2개, ⟦2⟧", "GPUs ⟦2⟧") == 1
