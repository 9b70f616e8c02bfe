"""A rule's page as it is shown to people."""

import re

import pytest

from notelint.output.rule_text import rule_text
from notelint.rulebook.book import load_book
from notelint.rulebook.message import with_slots_named


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("`{tag:`을/를} 닫으세요", "`{tag}`을(를) 닫으세요"),
        ("`</{tag:>`은/는} 없는 태그입니다", "`</{tag}>`은(는) 없는 태그입니다"),
        ("{right:으로/로} 쓰세요", "{right}(으)로 쓰세요"),
        ("`{tag}` is never closed", "`{tag}` is never closed"),
    ],
)
def test_a_message_is_shown_with_both_particles(template: str, shown: str) -> None:
    assert with_slots_named(template) == shown


@pytest.mark.parametrize("code", load_book())
def test_no_page_shows_how_particles_are_chosen(code: str) -> None:
    facts, _, _ = rule_text(load_book()[code], "ko").partition("\n\n")
    assert not re.search(r"\{\w+:", facts)
