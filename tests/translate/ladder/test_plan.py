"""What of a segment the engine is asked."""

import pytest
from hypothesis import given

from notelint.translate.ladder.phrase import DEEPEST
from notelint.translate.ladder.plan import MOST_TOKENS, Unit, plan_of
from tests.translate.ladder.test_batch import sources
from tests.translate.marked import marked


def asked(note: str, *spans: str, **how: bool) -> list[str]:
    plan = plan_of(marked(note, *spans), **how)
    return [piece.text for piece in plan.pieces if isinstance(piece, Unit)]


@pytest.mark.parametrize(
    ("note", "spans", "core"),
    [
        ("1) 정의 (`x`)", ["`x`"], "정의"),
        ("→ 다음 단계 :", [], "다음 단계"),
        ("① 첫째 값", [], "첫째 값"),
        ("`x` : 첫 번째 값이다.", ["`x`"], "첫 번째 값이다."),
        ("결과는: `x`", ["`x`"], "결과는"),
        ("**굵은 글**", ["**", "**"], "굵은 글"),
        ("***굵은 글***", ["**", "*", "*", "**"], "굵은 글"),
        ("학습한다.[^1]", ["[^1]"], "학습한다."),
        ("![](a) 그림을 본다 ![](b)", ["![](a)", "![](b)"], "그림을 본다"),
        ("`x`는 값이다", ["`x`"], "⟦1⟧는 값이다"),
        ("`x` 함수를 쓴다", ["`x`"], "⟦1⟧ 함수를 쓴다"),
        ("답은 `x`", ["`x`"], "답은 ⟦1⟧"),
        ("![](a)는 그림이다", ["![](a)"], "⟦1⟧는 그림이다"),
        ("(괄호 안의 말)", [], "(괄호 안의 말)"),
        ("**Adam**: 빠른 방법이다", ["**", "**"], "빠른 방법이다"),
        ("**Adam:** 빠른 방법이다", ["**", "**"], "빠른 방법이다"),
    ],
)
def test_what_stands_around_a_sentence_is_not_shown(note, spans, core):
    assert asked(note, *spans) == [core]


def test_an_engine_without_placeholders_sees_less():
    assert asked("`x` 함수의 답은 `y`", "`x`", "`y`", placeholders=False) == ["함수의 답은"]
    assert asked("`x`는 `y`", "`x`", "`y`", placeholders=False) == ["⟦1⟧는"]


def test_markup_over_several_sentences_is_left_around_them():
    assert asked("**첫째다. 둘째다.** 셋째다.", "**", "**") == ["첫째다.", "둘째다.", "셋째다."]


def test_markup_nested_too_deep_is_cut_apart():
    depth = DEEPEST + 2
    note = "값 " + "<b>".join([""] * depth) + "<b>깊은 글" + "</b>" * depth + " 끝"
    assert asked(note, *["<b>"] * depth, *["</b>"] * depth) == ["값", "깊은 글", "끝"]


def test_markup_with_more_spans_than_an_engine_knows_is_cut_too():
    names = [f"`v{n}`" for n in range(MOST_TOKENS + 4)]
    note = "앞 **" + "과 ".join(names) + "을 쓴다** 뒤"
    parts = asked(note, "**", *names, "**")
    assert all(part.count("⟦") <= MOST_TOKENS for part in parts)
    assert parts[0] == "앞"
    assert parts[-1] == "뒤"


def test_what_has_no_korean_is_not_asked():
    assert asked("Adam is used. 그리고 쓴다. `x`.", "`x`") == ["그리고 쓴다."]


@given(sources())
def test_the_pieces_put_together_are_the_source(source):
    for placeholders in (True, False):
        for sentences in (True, False):
            plan = plan_of(source, sentences=sentences, placeholders=placeholders)
            texts = [piece if isinstance(piece, str) else piece.text for piece in plan.pieces]
            assert "".join(texts) == source.text
            assert (
                all(
                    piece.text.count("⟦") <= MOST_TOKENS + 2  # a list of spans counts as one
                    for piece in plan.pieces
                    if isinstance(piece, Unit)
                )
                or source.text.count("⟦") > MOST_TOKENS
            )
