"""Formulas that MathJax refuses."""

import pytest

from notelint.checks.math import math_taken_as_emphasis, math_unbalanced, math_unclosed
from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note
from tests.growth import assert_linear, notes


def unbalanced(formula: str) -> list[tuple[str, str]]:
    note = Note.of(f"$$\n{formula}\n$$\n")
    return [(finding.code, note.source[finding.span]) for finding in math_unbalanced(note)]


@pytest.mark.parametrize(
    ("formula", "code", "place"),
    [
        ("\\frac{a}{b", "NE403", "{"),
        ("\\frac{a{b}", "NE403", "{"),
        ("x_{i}}", "NE403", "}"),
        ("\\left( x", "NE403", "\\left"),
        ("x \\right)", "NE403", "\\right"),
        ("{\\left( x} \\right)", "NE403", "\\left"),
        ("\\begin{align} x", "NE402", "\\begin{align}"),
        ("x \\end{align}", "NE402", "\\end{align}"),
        ("\\begin{align} x \\end{aligned}", "NE402", "\\end{aligned}"),
        ("\\begin{align} {x \\end{align}", "NE403", "{"),
    ],
)
def test_the_first_thing_without_a_partner_is_reported_once(
    formula: str, code: str, place: str
) -> None:
    assert unbalanced(formula) == [(code, place)]


@pytest.mark.parametrize(
    "formula",
    [
        "\\frac{a}{b}",
        "\\{ x \\}",
        "\\left\\{ x \\right.",
        "\\begin{cases} 1 & x \\\\ 2 & y \\end{cases}",
        "\\begin{align} \\begin{bmatrix} 1 \\end{bmatrix} \\end{align}",
        "x % } 주석\n y",
        "50\\% x",
        "\\leftarrow \\rightarrow",
        "\\text{글 {속} 글}",
    ],
)
def test_balanced_formulas_are_left_alone(formula: str) -> None:
    assert unbalanced(formula) == []


def test_doubled_braces_between_single_dollars_are_escaped_ones() -> None:
    note = Note.of("$\\\\{x$와 $\\left\\\\{ y \\right.$", KRAMDOWN)
    assert list(math_unbalanced(note)) == []


def test_each_formula_is_judged_by_itself() -> None:
    note = Note.of("$x_{i$ 그리고 $y_i}$")
    assert [finding.code for finding in math_unbalanced(note)] == ["NE403", "NE403"]


def test_a_formula_that_lacks_its_end_does_not_turn_the_later_ones_inside_out() -> None:
    note = Note.of("$$x\n\n# 제목\n\n$$y$$\n\n$$z$$\n")
    assert [finding.span for finding in math_unclosed(note)] == [(0, 2)]


def test_emphasis_inside_single_dollars_is_reported_in_kramdown_only() -> None:
    text = "$u^*$와 $v^*$를"
    assert len(list(math_taken_as_emphasis(Note.of(text, KRAMDOWN)))) == 1
    assert list(math_taken_as_emphasis(Note.of(text, GFM))) == []
    assert list(math_taken_as_emphasis(Note.of("$x_i$와 $$u^*$$, $$v^*$$", KRAMDOWN))) == []


_HARD = {
    "braces": "$$" + "{" * 5_000 + "$$",
    "environments": "$$" + "\\begin{a}" * 1_000 + "$$",
    "formulas": "$x_{i}$ " * 1_250,
    "begin": "$$" + "\\begin{" * 1_250 + "$$",
    "percent": "$$" + "%" * 5_000 + "$$",
}


@pytest.mark.parametrize("name", _HARD)
def test_time_grows_with_the_note_and_not_faster(name: str) -> None:
    assert_linear(
        lambda note: (list(math_unbalanced(note)), list(math_taken_as_emphasis(note))),
        notes(lambda size: _HARD[name] * size, "tree", "math", dialect=KRAMDOWN),
        1,
    )
