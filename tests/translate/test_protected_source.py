"""Tokens stand for what is protected, and come back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.span import Span
from notelint.translate.protected_source import (
    ProtectedSource,
    TokensDifferError,
    holds_tokens,
    protect,
    restore,
    translated_pieces,
)
from notelint.translate.segment import Protected, Protection, Segment
from tests.translate.marked import marked

BOLD = marked("**학습률**을 `lr`로 정한다", "**", "**", "`lr`")


def test_tokens_are_numbered_from_one_in_the_order_of_the_source():
    assert BOLD.text == "⟦1⟧학습률⟦2⟧을 ⟦3⟧로 정한다"
    assert [mark.restored for mark in BOLD.tokens] == ["**", "**", "`lr`"]


def test_protection_reads_the_segment_where_it_lies_in_the_note():
    note = "- `x`는 값\n"
    segment = Segment(Span(2, 8), "item", 0, marked("`x`", "`x`", start=2).tokens)
    assert protect(note, segment).text == "⟦1⟧는 값\n"[:-1]


def test_what_is_restored_is_what_the_note_holds():
    assert restore(BOLD, "Set the ⟦1⟧learning rate⟦2⟧ with ⟦3⟧") == (
        "Set the **learning rate** with `lr`"
    )


def test_the_source_restores_to_itself():
    assert restore(BOLD, BOLD.text) == "**학습률**을 `lr`로 정한다"


def test_the_words_of_a_translation_are_told_from_what_is_protected():
    pieces = list(translated_pieces(BOLD, "⟦3⟧ sets ⟦1⟧it⟦2⟧"))
    assert pieces == [BOLD.tokens[2], " sets ", BOLD.tokens[0], "it", BOLD.tokens[1]]


@pytest.mark.parametrize(
    "translated",
    [
        "Set ⟦1⟧it⟦2⟧",  # one is lost
        "Set ⟦1⟧it⟦2⟧ ⟦3⟧ ⟦3⟧",  # one comes twice
        "Set ⟦1⟧it⟦2⟧ ⟦3⟧ ⟦4⟧",  # one is invented
        "Set ⟦1⟧it⟦2⟧ ⟦3⟧ ⟦",  # half of one is invented
        "Set ⟦1⟧it⟦2⟧ ⟦03⟧",  # not written as it was asked
        "Set ⟦2⟧it⟦1⟧ ⟦3⟧",  # closed before it is opened
        "Set it ⟦1⟧⟦2⟧ ⟦3⟧",  # emptied
        "Set it ⟦1⟧ ⟦2⟧ ⟦3⟧",  # emptied but for a space
    ],
)
def test_a_translation_that_loses_or_breaks_what_is_protected_is_refused(translated):
    assert not holds_tokens(BOLD, translated)
    with pytest.raises(TokensDifferError):
        restore(BOLD, translated)


def test_pairs_may_not_cross():
    nested = marked("**굵은 *기운* 글**", "**", "*", "*", "**")
    assert holds_tokens(nested, "⟦1⟧⟦2⟧slanted⟦3⟧ text⟦4⟧")
    assert not holds_tokens(nested, "⟦1⟧bold ⟦2⟧slanted⟦4⟧ text⟦3⟧")


def test_pairs_that_cross_in_the_note_keep_the_order_they_have_there():
    crossed = marked("<b>굵은 <i>기운</b> 글</i>", "<b>", "<i>", "</b>", "</i>", crossed=True)
    assert restore(crossed, crossed.text) == "<b>굵은 <i>기운</b> 글</i>"
    assert [mark.pair for mark in crossed.tokens].count(None) >= 2


def test_what_is_empty_in_the_source_may_stay_empty():
    anchor = marked('<a id="x"></a>정의', '<a id="x">', "</a>")
    assert holds_tokens(anchor, "⟦1⟧⟦2⟧Definition")


def test_line_ends_keep_their_order():
    lines = marked("첫 줄\n> 둘째 줄\n>> 셋째 줄", "\n> ", "\n>> ")
    assert holds_tokens(lines, "The first⟦1⟧the second⟦2⟧the third")
    assert not holds_tokens(lines, "The first⟦2⟧the second⟦1⟧the third")


@given(st.text(alphabet="⟦⟧0123456789가 a", max_size=40))
def test_restoring_gives_all_that_is_protected_or_refuses(translated):
    source = marked("`x`와 `y`", "`x`", "`y`")
    if holds_tokens(source, translated):
        text = restore(source, translated)
        assert text.count("`x`") == text.count("`y`") == 1
        assert "⟦" not in text
    else:
        with pytest.raises(TokensDifferError):
            restore(source, translated)


def test_a_source_without_tokens_is_its_own_text():
    assert restore(ProtectedSource("값"), "A value") == "A value"


def test_the_kinds_of_marks_in_these_tests_are_those_of_notes():
    kinds = [mark.kind for mark in marked("**a** `x`\n", "**", "**", "`x`", "\n").tokens]
    assert kinds == [Protection.OPEN, Protection.CLOSE, Protection.CODE, Protection.BREAK]


def terms(*english: str) -> tuple[Protected, ...]:
    return tuple(Protected(Span(n, n + 1), Protection.TERM, word) for n, word in enumerate(english))


@pytest.mark.parametrize(
    ("translated", "text"),
    [
        ("⟦1⟧ is a ⟦2⟧.", "Array is a list."),
        ("First. ⟦1⟧ is a ⟦2⟧.", "First. Array is a list."),
        ("(⟦1⟧ and ⟦2⟧)", "(Array and list)"),
        ("This, e.g. ⟦1⟧, vs. ⟦2⟧", "This, e.g. array, vs. list"),
        ("1 ⟦1⟧ ⟦2⟧", "1 array list"),
    ],
)
def test_a_term_that_begins_a_sentence_has_a_capital(translated: str, text: str) -> None:
    assert restore(ProtectedSource("⟦1⟧ ⟦2⟧", terms("array", "list")), translated) == text


@pytest.mark.parametrize("english", ["k-means", "iPhone", "p-value", "ReLU"])
def test_a_name_is_written_as_it_is_at_the_start_of_a_sentence(english: str) -> None:
    assert restore(ProtectedSource("⟦1⟧", terms(english)), "⟦1⟧") == english
