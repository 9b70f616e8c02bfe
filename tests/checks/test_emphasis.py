"""Emphasis that stays literal, held against real renderers."""

import html
import re
from itertools import product

import pytest

from benchmarks.pages import kramdown_pages, pulldown_page
from notelint.checks.emphasis import emphasis_not_portable, literal_emphasis
from notelint.checks.emphasis_backticks import backtick_unpaired
from notelint.findings.finding import Finding, apply_edits
from notelint.note.dialect import GFM, KRAMDOWN, Dialect, Renderer
from notelint.note.note import Note
from tests.growth import assert_linear, notes
from tests.needs import needs_kramdown

CONTENTS = [
    "용어", "용어(term)", "(term)", '"인용"', "“인용”", "『책』", "50%", "C++", "왜?", "끝.",
    "참고:", "`코드`", "[글](a.md)", "<u>밑줄</u>", "가·나", "a(b)c", "①", "x→", "[대괄호]",
    "(가)나", "가(나)(다)", "가 (나)", "말줄임…", "$x$",
]  # fmt: skip
BEFORE = ["", "은", "은 ", "(", "“"]
AFTER = ["", "는", " 는", ",", ")", "”", "이라고"]
MARKERS = ["*", "**", "***"]
SENTENCES = [
    before + marker + content + marker + after
    for before, marker, content, after in product(BEFORE, MARKERS, CONTENTS, AFTER)
]


def found(text: str, dialect: Dialect = GFM) -> list[Finding]:
    return list(literal_emphasis(Note.of(text, dialect)))


def shows_asterisks(page: str) -> bool:
    return "*" in page


def visible(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


@pytest.mark.parametrize("marker", ["**", "***"])
def test_what_pulldown_cmark_leaves_literal_is_reported_and_nothing_else(marker: str) -> None:
    for before, content, after in product(BEFORE, CONTENTS, AFTER):
        text = before + marker + content + marker + after
        assert bool(found(text)) == shows_asterisks(pulldown_page(text)), text


def test_single_asterisks_are_reported_only_where_pulldown_cmark_leaves_them_literal() -> None:
    for before, content, after in product(BEFORE, CONTENTS, AFTER):
        text = f"{before}*{content}*{after}"
        if found(text):
            assert shows_asterisks(pulldown_page(text)), text


def test_the_fix_shows_no_asterisks_and_the_same_words_in_pulldown_cmark() -> None:
    for text in SENTENCES:
        for finding in found(text):
            assert finding.fix
            fixed = apply_edits(text, finding.fix.edits)
            page = pulldown_page(fixed)
            assert not shows_asterisks(page), fixed
            assert re.search(r"<(strong|em)>", page), fixed
            assert visible(page) == visible(pulldown_page(text)).replace("*", ""), fixed
            assert not found(fixed), fixed


@needs_kramdown
def test_the_fix_shows_no_asterisks_in_kramdown_either() -> None:
    fixes = [
        apply_edits(text, finding.fix.edits)
        for text in SENTENCES
        for finding in found(text)
        if finding.fix
    ]
    assert len(fixes) > 200
    for fixed, page in zip(fixes, kramdown_pages(fixes), strict=True):
        assert not shows_asterisks(page), fixed


@needs_kramdown
def test_emphasis_called_not_portable_renders_in_kramdown_and_not_in_pulldown_cmark() -> None:
    texts = [t for t in SENTENCES if list(emphasis_not_portable(Note.of(t, KRAMDOWN)))]
    assert len(texts) > 200
    for text, page in zip(texts, kramdown_pages(texts), strict=True):
        assert not shows_asterisks(page), text
        assert shows_asterisks(pulldown_page(text)), text


@pytest.mark.parametrize("text", ["** 글 **", "**글 **은", "은 ** 글**임", "** 글(a) **는"])
@needs_kramdown
def test_spaces_inside_are_literal_everywhere_and_the_fix_is_bold_everywhere(text: str) -> None:
    (page,) = kramdown_pages([text])
    assert shows_asterisks(page)
    assert shows_asterisks(pulldown_page(text))
    (finding,) = found(text)
    assert finding.code == "MK104"
    assert finding.fix
    fixed = apply_edits(text, finding.fix.edits)
    assert "<strong>" in pulldown_page(fixed)
    assert "<strong>" in kramdown_pages([fixed])[0]


@pytest.mark.parametrize("text", ["__강조__는", "_강조_는", "이 __굵은 글__이다"])
@needs_kramdown
def test_underscores_before_a_particle_are_literal_everywhere(text: str) -> None:
    assert "_" in pulldown_page(text)
    assert "_" in kramdown_pages([text])[0]
    for dialect in (GFM, KRAMDOWN):
        (finding,) = found(text, dialect)
        assert finding.code == "MK103"
        assert finding.fix
        fixed = apply_edits(text, finding.fix.edits)
        assert "_" not in pulldown_page(fixed) + kramdown_pages([fixed])[0]


def test_a_dialect_with_cjk_friendly_emphasis_is_left_alone() -> None:
    assert not found("**용어(term)**는", Dialect(Renderer.GFM, cjk_friendly=True))


def test_dead_pairs_around_live_ones_are_paired_with_their_own_partners() -> None:
    text = "**가(a)**는 **나**와 **다(b)**는 같다"
    assert [text[slice(*f.span)] for f in found(text)] == ["**가(a)**", "**다(b)**"]


def test_markers_of_neighbouring_blocks_are_no_pair() -> None:
    assert [f.code for f in found("- **가(a)\n- 나)**는\n")] == ["MK105", "MK105"]


@pytest.mark.parametrize(
    "text",
    ["a**2", "2 ** 3", "x **2", "src/**/*.js", "kwargs는 **kwargs, *args는 *args", "** 주의"],
)
def test_powers_wildcards_and_arguments_are_no_emphasis(text: str) -> None:
    assert [f.code for f in found(text) if f.code != "MK105"] == []


@pytest.mark.parametrize("text", ["it`s", "a ` b", "'`'", "\\`코드", "`` ` ``"])
def test_backticks_that_are_no_half_of_a_pair_are_left_alone(text: str) -> None:
    assert not list(backtick_unpaired(Note.of(text)))


_HARD = {
    "stars": "*" * 5_000,
    "spaced stars": "* " * 2_500,
    "pairs": "**가(나)**는 " * 750,
    "open pairs": "**가 " * 2_000,
    "underscores": "_가_나" * 2_000,
    "brackets": "**" + "(" * 250 + "가" + ")" * 250 + "**는 ",
    "backticks": "` " * 5_000,
}


@pytest.mark.parametrize("name", _HARD)
def test_time_grows_with_the_note_and_not_faster(name: str) -> None:
    assert_linear(
        lambda note: (list(literal_emphasis(note)), list(backtick_unpaired(note))),
        notes(lambda size: _HARD[name] * size, "prose"),
        1,
    )
