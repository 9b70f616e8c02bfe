"""What a sentence is made of."""

import pytest

from notelint.translate.ladder.phrase import Atom, Break, Pair, Words, parse, text_of
from tests.translate.marked import marked


def items(note: str, *spans: str):
    source = marked(note, *spans)
    return parse(source.text, source.tokens)


def test_words_spans_and_markup_come_in_order():
    assert items("**학습률**은 `lr`이다", "**", "**", "`lr`") == (
        Pair("⟦1⟧", (Words("학습률"),), "⟦2⟧"),
        Words("은 "),
        Atom("⟦3⟧"),
        Words("이다"),
    )


def test_markup_around_what_is_not_korean_is_one_thing():
    assert items("[**Adam** 2](u)를 쓴다", "[", "**", "**", "](u)")[0] == Atom("⟦1⟧⟦2⟧Adam⟦3⟧ 2⟦4⟧")


def test_spans_that_make_one_expression_are_one_thing():
    assert items("`a`, `b` = `c`와 `d`", "`a`", "`b`", "`c`", "`d`") == (
        Atom("⟦1⟧, ⟦2⟧ = ⟦3⟧"),
        Words("와 "),
        Atom("⟦4⟧"),
    )


def test_letters_that_touch_a_span_are_part_of_it():
    assert items("a\\_b와 `List`s는", "\\_", "`List`") == (
        Atom("a⟦1⟧b"),
        Words("와 "),
        Atom("⟦2⟧s"),
        Words("는"),
    )


def test_a_line_end_is_no_word():
    assert items("첫 줄\n둘째 줄", "\n") == (Words("첫 줄"), Break("⟦1⟧"), Words("둘째 줄"))


def test_markup_that_holds_a_line_end_is_markup():
    assert isinstance(items("**Adam\nand**를", "**", "\n", "**")[0], Pair)


@pytest.mark.parametrize(
    ("note", "spans"),
    [
        ("**굵은 *기운* 글**과 `a`, `b`\n끝", ("**", "*", "*", "**", "`a`", "`b`", "\n")),
        ("`a` , 값 `b`,", ("`a`", "`b`")),
        ("x`a`y `b`z", ("`a`", "`b`")),
    ],
)
def test_the_items_put_together_are_the_text(note, spans):
    source = marked(note, *spans)
    assert text_of(parse(source.text, source.tokens)) == source.text
