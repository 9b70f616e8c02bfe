"""The outline: headings of both kinds and `: :` lines, as the author nested them."""

from notelint.note.dialect import KRAMDOWN
from notelint.note.note import Note


def _colons(text: str) -> list[tuple[int, int, int]]:
    lines = Note.of(text, KRAMDOWN).outline.colon_lines
    return [(line.depth, line.item, line.indent) for line in lines]


def test_markdown_and_html_headings_stand_in_one_order() -> None:
    note = Note.of("# 하나\n\n<h3>둘</h3>\n\n## 셋\n")
    headings = note.outline.headings
    assert [(h.level, note.source[h.content], h.html) for h in headings] == [
        (1, "하나", False),
        (3, "둘", True),
        (2, "셋", False),
    ]


def test_colon_lines_know_their_depth_and_the_item_they_stand_under() -> None:
    text = "- 항목<br>\n: 제목\n: : 내용\n<br><br>\n: : 더\n\n- 다음<br>\n: : 내용\n"
    assert _colons(text) == [(1, 1, 2), (2, 1, 2), (2, 1, 2), (2, 2, 2)]


def test_colon_lines_under_a_numbered_item_nest_at_its_text() -> None:
    assert _colons("10. 항목<br>\n: : 내용\n") == [(2, 1, 4)]


def test_colon_lines_under_a_paragraph_start_at_the_margin() -> None:
    assert _colons("문단\n: : 내용\n") == [(2, 1, 0)]


def test_colons_in_code_are_code() -> None:
    assert _colons("```\n: : a\n```\n") == []
