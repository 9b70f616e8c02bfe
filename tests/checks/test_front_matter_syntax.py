"""Broken front matter: each mutation of a valid block is named by its cause and mended."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.findings.finding import Finding
from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note
from notelint.run.check_note import check_note
from tests.fixes import with_fixes
from tests.growth import assert_linear

_WORDS = st.sampled_from(["자료구조", "그래프", "BERT", "2주차", "정리", "C++", "스프링", "과제"])
_TITLES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)
_LINES_BEFORE = st.lists(
    st.sampled_from(
        ["layout: post", "toc: true", "tags: [a, 'b: c']", "list:\n  - x\n  - y: z", ""]
    ),
    max_size=4,
    unique=True,
)

# How a hand breaks a title: the cause that must be named, and the line that it makes.
_MUTATIONS = {
    "colon": "title: 3강: {0}",
    "bracket": "title: [{0}] 정리",
    "quote-open": 'title: "{0}',
    "quote-early": 'title: "{0}" 정리',
    "quote-inside": 'title: "이른바 "{0}" 정리"',
    "curly": "title: “3강: {0}”",
    "indicator": "title: @{0}",
    "full-width": "title：{0}",
    "no-space": "title:{0}",
    "escape": 'title: "{0} \\d"',
}
_MEANT = {
    "colon": "3강: {0}",
    "bracket": "[{0}] 정리",
    "quote-early": '"{0}" 정리',
    "quote-inside": '이른바 "{0}" 정리',
    "curly": "3강: {0}",
    "indicator": "@{0}",
    "escape": "{0} \\d",
}


def found(text: str, *codes: str) -> tuple[Note, list[Finding]]:
    note = Note.of(text, KRAMDOWN)
    return note, check_note(note, codes or ("FM101", "FM102", "FM103"))


@given(
    _LINES_BEFORE,
    _TITLES,
    st.sampled_from(sorted(_MUTATIONS)),
    _LINES_BEFORE,
    st.sampled_from(["\n", "\r\n"]),
)
def test_a_broken_title_is_named_by_its_cause_on_its_line_and_mended(
    before: list[str], title: str, cause: str, after: list[str], line_end: str
) -> None:
    after = [line for line in after if line not in before]
    broken = _MUTATIONS[cause].format(title)
    text = "\n".join(["---", *before, broken, *after, "date: 2024-01-02", "---", "", "본문", ""])
    note, findings = found(text.replace("\n", line_end))
    assert [finding.variant for finding in findings] == [cause]
    line = note.source.line_at(findings[0].span.start)
    assert note.source[line] == broken
    again = Note.of(with_fixes(note.text, findings), KRAMDOWN).front_matter
    assert again.error is None
    value = again.get("title")
    assert value is not None
    assert value.value == _MEANT.get(cause, "{0}").format(title)
    assert again.get("date") is not None


@given(st.lists(st.sampled_from(sorted(_MUTATIONS)), min_size=2, max_size=4, unique=True), _TITLES)
def test_each_broken_line_is_reported(causes: list[str], title: str) -> None:
    # An open quote takes what follows into it; it can only be told when it comes last.
    causes.sort(key=lambda cause: cause == "quote-open")
    lines = [
        _MUTATIONS[cause].format(title).replace("title", f"key{number}", 1)
        for number, cause in enumerate(causes)
    ]
    note, findings = found("\n".join(["---", *lines, "---", "본문"]))
    places = [note.source.line_column(finding.span.start)[0] for finding in findings]
    assert places == list(range(2, len(lines) + 2))
    assert Note.of(with_fixes(note.text, findings), KRAMDOWN).front_matter.error is None


@pytest.mark.parametrize(
    ("block", "cause", "line"),
    [
        ("tags: [a, b\ntitle: 글", "bracket-open", 2),
        ("tags: [a, @Entity]\ntitle: 글", "bracket-item", 2),
        ("tags:\n  - a\n  -b\ntitle: 글", "no-dash-space", 4),
        ("title: 글\n  tags: [a]", "indented", 3),
        ("tags:\n\t- a\ntitle: 글", "tab", 3),
        ("title: 글\n그냥 적은 줄\ntags: [a]", "no-key", 3),
        ("title: 글\nk\u0008ey: [a]", "control", 3),
        ("description: 글\n  이어서: 글", "colon-elsewhere", 3),
        ("그냥 적은 줄", "not-a-map", 2),
        ("a: " + "[" * 500, "too-big", 2),
        ("a: b\n...", None, 0),
    ],
)
def test_other_causes_are_named_too(block: str, cause: str | None, line: int) -> None:
    note, findings = found(f"---\n{block}\n---\n본문\n", "FM101")
    assert [finding.variant for finding in findings] == ([cause] if cause else [])
    if cause:
        assert note.source.line_column(findings[0].span.start)[0] == line


def test_a_block_that_cannot_be_mended_is_reported_in_the_parsers_words() -> None:
    _, (finding,) = found("---\ntitle: 글\ntags: [a]]\n---\n")
    assert "did not find expected key" in finding.values["words"]


def test_an_unclosed_block_hides_what_its_lines_would_be_as_text() -> None:
    text = "---\ntitle: 글\ntags: [a]\n\n본문\n"
    note, (finding,) = found(text)
    assert finding.code == "FM102"
    assert finding.hides is not None
    assert note.source[finding.hides] == "---\ntitle: 글\ntags: [a]"


@pytest.mark.parametrize("fence", ["--", "----", "—", "——", " ---", "\t---", "===="])
def test_a_line_that_almost_closes_the_block_is_pointed_at(fence: str) -> None:
    for body in ("본문\n", "본문\n\n---\n\n본문\n"):
        note, (finding,) = found(f"---\ntitle: 글\n{fence}\n\n{body}")
        assert (finding.code, finding.variant) == ("FM102", "almost")
        assert with_fixes(note.text, [finding]) == f"---\ntitle: 글\n---\n\n{body}"


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n질문: 무엇인가\n\n답: 모른다\n",
        "---\n\nQ: 무엇인가\n\nA: 모른다\n\n---\n",
        "---\n- 하나\n- 둘\n---\n",
        "---",
        "---\n",
        "---\n---\n",
        "",
        "글\n---\ntitle: 글\n---\n",
    ],
)
def test_a_note_without_front_matter_has_nothing_wrong_with_it(text: str) -> None:
    assert check_note(Note.of(text, GFM), {"FM101", "FM102", "FM103"}) == []


@pytest.mark.parametrize(
    "block",
    [
        lambda count: "a: b: c\n" * count,
        lambda count: 'a: "b\n' * count,
        lambda count: "a: [b\n" * count,
        lambda count: "\t- a\n" * count,
        lambda count: "a：b\n" * count,
        lambda count: "x\n" * count,
        lambda count: "a: " + "x: " * count,
        lambda count: 'a: "' + '"' * count,
        lambda count: "a: [" + "@," * count,
    ],
)
def test_time_grows_with_a_broken_block_and_not_faster(block: Callable[[int], str]) -> None:
    assert_linear(found, lambda count: f"---\n{block(count)}\n---\n본문\n", 500)
