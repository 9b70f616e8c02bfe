"""Selectors and how they combine."""

import pytest

from notelint.rulebook.rule import Rule, Severity
from notelint.rulebook.selection import Choice, UnknownRuleError, codes_of, selected_codes


def _rule(code: str, name: str, preview: bool = False) -> Rule:
    return Rule(code, name, Severity.WARNING, "none", preview, "0.1.0", "", {"": {}})


BOOK = {
    rule.code: rule
    for rule in (
        _rule("NE101", "html-tag-unclosed"),
        _rule("NE102", "html-tag-stray"),
        _rule("NE201", "heading-skipped"),
        _rule("NL001", "note-unreadable"),
        _rule("NL010", "suppression-unknown-rule"),
        _rule("TY101", "certain-typo"),
        _rule("TY201", "likely-typo", preview=True),
    )
}
DEFAULT = {"NE101", "NE102", "NE201", "NL001", "NL010", "TY101"}


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("NE101", {"NE101"}),
        ("ne101", {"NE101"}),
        ("NE1", {"NE101", "NE102"}),
        ("NE", {"NE101", "NE102", "NE201"}),
        ("html-tag", {"NE101", "NE102"}),
        ("html-tag-stray", {"NE102"}),
        ("KO", set()),
        ("ALL", set(BOOK)),
    ],
)
def test_a_selector_is_a_code_a_family_a_name_or_the_start_of_one(
    selector: str, codes: set[str]
) -> None:
    assert codes_of(selector, BOOK) == codes


@pytest.mark.parametrize("selector", ["NE9", "NE1011", "html-t", "", "XX", "-"])
def test_a_selector_that_fits_no_rule_is_refused(selector: str) -> None:
    with pytest.raises(UnknownRuleError):
        codes_of(selector, BOOK)


def test_the_refusal_of_a_misspelt_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRuleError, match="did you mean 'html-tag-unclosed'"):
        codes_of("html-tag-uncolsed", BOOK)
    with pytest.raises(UnknownRuleError, match="did you mean 'NE101'"):
        codes_of("NE1O1", BOOK)
    with pytest.raises(UnknownRuleError, match=r"did you mean 'N[EL]'"):
        codes_of("NX", BOOK)


def test_without_a_choice_all_rules_but_those_in_preview_are_on() -> None:
    assert selected_codes([], BOOK) == DEFAULT
    assert selected_codes([], BOOK, preview=True) == set(BOOK)


def test_the_more_exact_selector_wins_in_one_place() -> None:
    on = selected_codes([Choice(select=("NE101",), ignore=("NE",))], BOOK)
    assert on == {"NE101", "NL001"}
    on = selected_codes([Choice(select=("NE",), ignore=("NE101",))], BOOK)
    assert on == {"NE102", "NE201", "NL001"}


def test_the_same_selector_selected_and_ignored_is_ignored() -> None:
    assert "NE101" not in selected_codes([Choice(select=("NE101",), ignore=("NE101",))], BOOK)


def test_a_later_select_starts_afresh_and_a_later_ignore_takes_away() -> None:
    configured = Choice(select=("TY", "NE101"))
    assert selected_codes([configured, Choice(select=("NE2",))], BOOK) == {"NE201", "NL001"}
    assert selected_codes([configured, Choice(ignore=("TY",))], BOOK) == {"NE101", "NL001"}
    extended = selected_codes([configured, Choice(extend_select=("NE2",))], BOOK)
    assert extended == {"TY101", "NE101", "NE201", "NL001"}


def test_a_rule_in_preview_is_on_only_when_named_or_with_preview() -> None:
    assert "TY201" not in selected_codes([Choice(select=("TY",))], BOOK)
    assert "TY201" in selected_codes([Choice(select=("TY201",))], BOOK)
    assert "TY201" in selected_codes([Choice(extend_select=("likely-typo",))], BOOK)
    assert "TY201" in selected_codes([Choice(select=("TY",))], BOOK, preview=True)


def test_a_note_that_cannot_be_read_is_named_whatever_is_selected_but_not_when_ignored() -> None:
    assert "NL001" in selected_codes([Choice(select=("TY101",))], BOOK)
    assert "NL001" not in selected_codes([Choice(ignore=("NL",))], BOOK)
