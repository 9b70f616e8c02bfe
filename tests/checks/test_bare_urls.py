"""Bare URLs with particles, against GitHub's own renderer."""

import re

import pytest
from cmarkgfm import github_flavored_markdown_to_html

from notelint.checks.bare_urls import particle_in_url
from notelint.findings.finding import Applicability, apply_edits
from notelint.note.dialect import COMMONMARK, GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from tests.growth import assert_linear

_HREF = re.compile(r'href="([^"]*)"')
TAKEN = {
    "https://example.com를 본다": ("를", "https://example.com"),
    "(http://example.org/)과 같다": (")과", "http://example.org/"),
    "(https://example.org/a)입니다.": (")입니다", "https://example.org/a"),
    "https://example.com/a_(b)는 함수다": ("는", "https://example.com/a_(b)"),
    "www.example.com에서": ("에서", "http://www.example.com"),
    "'https://example.com/'을 연다": ("'을", "https://example.com/"),
    "http://127.0.0.1:5000으로 간다": ("으로", "http://127.0.0.1:5000"),
    "| 주소 |\n|---|\n| https://example.com이 |": ("이", "https://example.com"),
}


@pytest.mark.parametrize("text", TAKEN)
def test_github_takes_the_tail_into_the_link_and_the_fix_ends_the_link_before_it(text: str) -> None:
    tail, url = TAKEN[text]
    note = Note.of(text, GFM)
    (finding,) = particle_in_url(note)
    assert note.source[finding.span] == tail
    assert finding.fix
    assert finding.fix.applicability is Applicability.SAFE
    before = github_flavored_markdown_to_html(text)
    after = github_flavored_markdown_to_html(apply_edits(text, finding.fix.edits))
    assert _HREF.findall(before) != [url]
    assert _HREF.findall(after) == [url]
    assert re.sub("<[^>]*>", "", after) == re.sub("<[^>]*>", "", before)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/위키/한국을 본다",
        "https://example.com/?q=을",
        "https://example.com/을지로/3과",
        "https://예시.한국을",
        "https://example.com/특이값(특이값_분해)/",
        "http://로 시작하는 주소",
        "(https://example.com/a).",
        "https://example.com 를",
        "<https://example.com>를",
        "[https://example.com를](https://example.com)",
        "`https://example.com를`",
        "[글] (https://example.com)를",
        "[글(https://example.com)를",
        "[https://a.kr/b%20c](https://a.kr/가 나)를",
        "hana@example.com으로",
    ],
)
def test_hangul_of_the_address_and_other_ways_to_write_it_are_left_alone(text: str) -> None:
    assert not list(particle_in_url(Note.of(text, GFM)))


@pytest.mark.parametrize("dialect", [KRAMDOWN, COMMONMARK], ids=["kramdown", "commonmark"])
def test_renderers_that_link_no_bare_url_are_left_alone(dialect: Dialect) -> None:
    assert not list(particle_in_url(Note.of("https://example.com를 본다", dialect)))


def test_emphasis_that_the_brackets_would_break_gets_no_fix() -> None:
    (finding,) = particle_in_url(Note.of("**https://example.com**을 본다", GFM))
    assert finding.fix is None


@pytest.mark.parametrize("piece", ["https://a.kr를 ", "https://a.kr", "a)를", "(를", "'''를"])
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    def make(count: int) -> Note:
        note = Note.of("https://a.kr/" + piece * count, GFM)
        _ = note.tree
        return note

    assert_linear(particle_in_url, make, 5_000)
