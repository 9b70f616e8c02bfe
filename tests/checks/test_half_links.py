"""Half-written links, held against real renderers."""

import re

import pytest
from cmarkgfm import github_flavored_markdown_to_html

from benchmarks.pages import kramdown_pages, pulldown_page
from notelint.checks.half_links import half_links
from notelint.findings.finding import Finding, apply_edits
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from tests.growth import assert_linear, notes
from tests.needs import needs_kramdown

BROKEN = {
    "[글] (https://a.kr)": "MK201",
    "![글] (a.png)": "MK201",
    "[글](https://a.kr": "MK204",
    "[글](": "MK204",
    "[글(https://a.kr)": "MK205",
    "글](https://a.kr)": "MK205",
    "(글)[https://a.kr]": "MK205",
}
WITH_SPACES = [
    "![글](a b.png)",
    "[글](/a/b c/d.md#e)",
    "![글](/a/b (1) c/d.png)",
    "[글](#가 나)",
    '[글](a b.md "제목")',
]


# GitHub's own renderer; others link no bare URL, and none reads the whole as a link.
DECODED = {
    "[https://a.kr/b%20c](https://a.kr/b c)": "https://a.kr/b%20c",
    "[https://a.kr/b%20c/d](https://a.kr/b c/d)": "https://a.kr/b%20c/d",
    "[글](https://a.kr/b c/d)": "https://a.kr/b%20c/d",
}


def found(text: str, dialect: Dialect = GFM) -> list[Finding]:
    return list(half_links(Note.of(text, dialect)))


def has_link(page: str) -> bool:
    return re.search(r"<a |<img ", page) is not None


@needs_kramdown
@pytest.mark.parametrize("text", BROKEN)
def test_a_half_link_is_none_in_any_renderer_and_its_fix_is_one_in_all(text: str) -> None:
    assert not has_link(pulldown_page(text) + kramdown_pages([text])[0])
    for dialect in (GFM, KRAMDOWN):
        (finding,) = found(text, dialect)
        assert finding.code == BROKEN[text]
        if finding.fix:
            fixed = apply_edits(text, finding.fix.edits)
            assert has_link(pulldown_page(fixed)), fixed
            assert has_link(kramdown_pages([fixed])[0]), fixed


@pytest.mark.parametrize("text", DECODED)
def test_an_address_that_was_pasted_decoded_becomes_the_link_it_was(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.suggestions) == ("MK202", (DECODED[text],))
    assert finding.fix
    before, after = map(
        github_flavored_markdown_to_html, (text, apply_edits(text, finding.fix.edits))
    )
    assert f'href="{DECODED[text]}"' in after
    assert f'href="{DECODED[text]}"' not in before


def test_of_a_path_on_the_own_disk_that_alone_is_said() -> None:
    (finding,) = found("![글](/Users/hana/Application Support/a.png)")
    assert (finding.code, finding.fix) == ("LK106", None)


def test_within_the_target_of_another_link_only_that_is_said() -> None:
    text = "[글]([https://a.kr/b%20c/d](https://a.kr/b c/d))"
    assert [finding.code for finding in found(text)] == ["MK203"]


@needs_kramdown
@pytest.mark.parametrize("text", WITH_SPACES)
def test_a_space_in_a_target_breaks_commonmark_only(text: str) -> None:
    assert not has_link(pulldown_page(text))
    assert has_link(kramdown_pages([text])[0])
    (finding,) = found(text)
    assert finding.code == "MK202"
    assert finding.fix
    assert has_link(pulldown_page(apply_edits(text, finding.fix.edits)))
    assert not found(text, KRAMDOWN)


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
def test_a_link_pasted_as_an_address_keeps_the_outer_text_and_the_inner_address(
    dialect: Dialect,
) -> None:
    text = "[바깥]([안쪽](https://a.kr/b))"
    (finding,) = found(text, dialect)
    assert finding.fix
    assert apply_edits(text, finding.fix.edits) == "[바깥](https://a.kr/b)"


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
@pytest.mark.parametrize(
    "text",
    [
        "[0, 1] (설명)",
        "[1] (https://a.kr)",
        "[ ] (https://a.kr)",
        "- [x] (https://a.kr)",
        "f[i](a, b)",
        "\\[글] (https://a.kr)",
        "\\[글](a b.png)",
        "`[글] (https://a.kr)`",
        "```\n[글](https://a.kr\n```",
        "[글] ({{ site.url }}/a.md)",
        "[글]({{ site.url }}/a b.md)",
        "[참고(https://a.kr)]",
        "[글](https://a.kr)",
        "[글](<a b.png>)",
        '[글](a.md "제목 하나")',
        "[[백준] 1000](https://a.kr)",
        "[![그림](a.png)](https://a.kr)",
        "$[a](b$와 $f(x)[i]$",
        "[글]\n(설명)",
        '"}]()[{"는 괄호다',
    ],
)
def test_whole_links_brackets_and_code_are_left_alone(text: str, dialect: Dialect) -> None:
    assert found(text, dialect) == []


_HARD = {
    "opening": "[" * 5_000,
    "closing": "]" * 5_000,
    "halves": "](" * 2_500,
    "links": "[a](b) " * 1_000,
    "spaced": "] (" * 2_500,
    "labels": "[a" * 2_500,
    "swapped": "(a)[" * 2_000,
    "nested": "[[a](b)](" * 750,
    "one line": "[글](https://a.kr " * 1_000,
}


@pytest.mark.parametrize("name", _HARD)
def test_time_grows_with_the_note_and_not_faster(name: str) -> None:
    assert_linear(half_links, notes(lambda size: _HARD[name] * size, "prose"), 1)
