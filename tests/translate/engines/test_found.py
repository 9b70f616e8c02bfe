"""Translations of parts, put together as those of their request."""

from notelint.note.span import Span
from notelint.translate.engines.found import Found, hypotheses_of
from notelint.translate.engines.parts import Part
from notelint.translate.request import Attention

TEXT = " ⟦12⟧ 정렬, ⟦3⟧ 탐색  "
PARTS = [
    Part(Span(1, 9), "⟦1⟧ 정렬,", ("12",)),
    Part(Span(10, 16), "⟦1⟧ 탐색", ("3",)),
]


def link(target: tuple[int, int], source: tuple[int, int]) -> Attention:
    return Attention(Span(*target), Span(*source), 0.5)


FIRST = Found("sort ⟦1⟧,", -1.0, 3, (link((0, 4), (4, 6)), link((5, 8), (0, 3))))
SECOND = Found("⟦1⟧ search", -2.0, 1, (link((0, 3), (0, 3)), link((4, 10), (4, 6))))


def test_parts_join_with_the_numbers_and_the_spaces_of_the_request() -> None:
    (joined,) = hypotheses_of(TEXT, PARTS, [[FIRST], [SECOND]])
    assert joined.text == " sort ⟦12⟧, ⟦3⟧ search  "
    assert joined.score == (-1.0 * 3 - 2.0) / 4


def test_attention_lies_on_the_texts_of_request_and_hypothesis() -> None:
    (joined,) = hypotheses_of(TEXT, PARTS, [[FIRST], [SECOND]])
    pairs = [
        (joined.text[a.target.start : a.target.end], TEXT[a.source.start : a.source.end])
        for a in joined.attention
    ]
    assert pairs == [("sort", "정렬"), ("⟦12⟧", "⟦12⟧"), ("⟦3⟧", "⟦3⟧"), ("search", "탐색")]


def test_best_goes_with_best_and_the_shorter_list_decides() -> None:
    found = hypotheses_of(TEXT, PARTS, [[FIRST, FIRST._replace(text="b")], [SECOND]])
    assert [each.text for each in found] == [" sort ⟦12⟧, ⟦3⟧ search  "]


def test_without_a_score_there_is_none() -> None:
    (joined,) = hypotheses_of(TEXT, PARTS, [[FIRST], [SECOND._replace(score=None)]])
    assert joined.score is None


def test_a_number_that_the_model_made_up_stays() -> None:
    (joined,) = hypotheses_of(TEXT, PARTS[:1], [[Found("⟦1⟧ ⟦2⟧ ⟦0⟧", -1.0, 2)]])
    assert joined.text == " ⟦12⟧ ⟦2⟧ ⟦0⟧  "


def test_a_request_of_spaces_is_its_own_translation() -> None:
    assert [each.text for each in hypotheses_of("  ", [], [])] == ["  "]
