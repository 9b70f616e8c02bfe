"""Spaces, full stops and line ends of what an engine answered."""

import pytest

from notelint.translate.ladder.english import Piece, ended_like, with_line_ends, written
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
