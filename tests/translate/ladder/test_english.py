"""Spaces, full stops and line ends of what an engine answered."""

import pytest

from notelint.translate.ladder.english import (
    Piece,
    begun_like,
    ended_like,
    with_line_ends,
    without_stray_quotes,
    written,
)
from tests.translate.marked import marked

TOKENS = marked("`x` **b** [^1] \\* <br>", "`x`", "**", "**", "[^1]", "\\*", "<br>").tokens
CODE, OPEN, CLOSE = Piece("⟦1⟧", True), Piece("⟦2⟧", True, -1), Piece("⟦3⟧", True, 1)
FOOTNOTE, ESCAPE, TAG = Piece("⟦4⟧", True), Piece("⟦5⟧", True), Piece("⟦6⟧", True)


def joined(*pieces: Piece | str) -> str:
    made = [Piece(piece) if isinstance(piece, str) else piece for piece in pieces]
    return "".join(piece.text for piece in written(made, TOKENS))


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("the", CODE, "function"), "the ⟦1⟧ function"),
        (("the ", CODE, " , which"), "the ⟦1⟧, which"),
        (("use ", CODE, "."), "use ⟦1⟧."),
        (("( ", CODE, " )"), "(⟦1⟧)"),
        ((CODE, "s are"), "⟦1⟧s are"),
        ((CODE, "'s value"), "⟦1⟧'s value"),
        ((CODE, "-torsion"), "⟦1⟧-torsion"),
        (("non-", CODE), "non-⟦1⟧"),
        ((CODE, CODE), "⟦1⟧ ⟦1⟧"),
        ((CODE, " ", CODE), "⟦1⟧ ⟦1⟧"),
        (("a", OPEN, " bold ", CLOSE, "word"), "a ⟦2⟧bold⟦3⟧ word"),
        ((OPEN, CODE, CLOSE, "."), "⟦2⟧⟦1⟧⟦3⟧."),
        (("a claim ", FOOTNOTE, " and"), "a claim⟦4⟧ and"),
        (("a", ESCAPE, "b"), "a⟦5⟧b"),
        (("a ", ESCAPE, " b"), "a ⟦5⟧ b"),
        (("a", TAG, "b"), "a⟦6⟧b"),
        (("  two   spaces  ",), "two spaces"),
        (("「a」、b。c（d）",), "“a”, b. c (d)"),
        (("the .gitignore file",), "the .gitignore file"),
        (("key : value",), "key : value"),
        (("the the value of of it",), "the value of it"),
        (("that that is had had",), "that that is had had"),
        (("It ends.. Then",), "It ends. Then"),
        (("Well... in ../a",), "Well... in ../a"),
        (("a priority queue (priority queue) of ", CODE), "a priority queue of ⟦1⟧"),
    ],
)
def test_spaces_are_those_of_english(pieces, text):
    assert joined(*pieces) == text


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("정의", "Definition.", "Definition"),
        ("정의한다.", "Define it", "Define it."),
        ("정의한다.", "Define it!", "Define it!"),
        ("정의한다", "e.g.", "e.g."),
        ("등등", "and so on, etc.", "and so on, etc."),
        ("음...", "Well...", "Well..."),
        ("무엇인가?", "What is it?", "What is it?"),
    ],
)
def test_a_translation_ends_as_its_source(source, answer, text):
    assert ended_like(source, answer) == text


def lines(pieces, *line_ends):
    placed = with_line_ends([Piece(p) if isinstance(p, str) else p for p in pieces], line_ends)
    return placed and "".join(piece.text for piece in placed)


def test_line_ends_replace_the_nearest_spaces_in_order():
    assert lines(["one two three four"], ("|", 0.3), ("/", 0.35)) == "one two|three/four"


def test_a_line_end_leaves_words_on_both_sides():
    assert lines(["one"], ("|", 0.5)) is None
    assert lines(["one two"], ("|", 0.1), ("/", 0.9)) is None


def test_a_line_end_stays_out_of_what_is_protected():
    assert lines([Piece("⟦1⟧ and ⟦2⟧", True), " is long"], ("|", 0.2)) == "⟦1⟧ and ⟦2⟧|is long"


@pytest.mark.parametrize("start", ["- a", "1. a", "# a", "> a", "| a", ": a", "``` a"])
def test_no_line_begins_with_what_would_be_a_block(start):
    assert lines([f"one {start}b two"], ("|", 0.25)).index("|") != 3


TAGS = marked("<child> <br> `x` **b**", "<child>", "<br>", "`x`", "**", "**").tokens


def test_a_tag_that_stands_for_a_word_has_spaces_around_it():
    pieces = [Piece("a"), Piece("⟦1⟧", True), Piece("likewise")]
    assert "".join(piece.text for piece in written(pieces, TAGS)) == "a ⟦1⟧ likewise"
    pieces = [Piece("a"), Piece("⟦2⟧", True), Piece("likewise.")]
    assert "".join(piece.text for piece in written(pieces, TAGS)) == "a⟦2⟧likewise."


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("정의", 'definition"', "definition"),
        ("정의", "“definition", "definition"),
        ("정의", 'a "definition"', 'a "definition"'),
        ('5" 화면', '5" screen', '5" screen'),
        ("화면", 'a 5" screen', 'a 5" screen'),
    ],
)
def test_a_quote_without_a_partner_goes_from_the_ends(source, answer, text):
    assert without_stray_quotes(source, answer) == text


@pytest.mark.parametrize(
    ("source", "answer", "text"),
    [
        ("정의한다", "define it", "Define it"),
        ("⟦4⟧정의⟦5⟧한다", "⟦4⟧define⟦5⟧ it", "⟦4⟧Define⟦5⟧ it"),
        ("정의", "“define” it", "“Define” it"),
        ("⟦3⟧를 정의", "⟦3⟧ is defined", "⟦3⟧ is defined"),
        ("numpy는 빠르다", "numpy is fast", "numpy is fast"),  # as the author has it
        ("아이폰은 빠르다", "iPhone is fast", "iPhone is fast"),
        ("torch.nn은 빠르다", "torch.nn is fast", "torch.nn is fast"),
        ("끝난다", "well-known end. Then", "Well-known end. Then"),
        ("로 정의한다", "is defined as", "is defined as"),  # goes on after a formula
        ("2개의 값", "2 values", "2 values"),
        ("값", "Value", "Value"),
    ],
)
def test_a_translation_begins_with_a_capital(source, answer, text):
    assert begun_like(source, answer, TAGS) == text
