"""Comments that switch rules off: where they count, and for how far."""

import pytest

from notelint.findings.finding import Finding
from notelint.findings.suppression import read_suppressions
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.span import Span
from tests.growth import assert_linear, notes


def hidden_lines(text: str, code: str = "NL010", dialect: Dialect = GFM) -> list[int]:
    """The 1-based lines at whose first character a finding of `code` would be hidden."""
    note = Note.of(text, dialect)
    suppressions = read_suppressions(note)
    return [
        number
        for number, line in enumerate(note.source.line_spans, 1)
        if suppressions.hide(Finding(code, Span(line.start, line.start)))
    ]


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN])
def test_a_comment_on_its_own_line_holds_for_the_block_below(dialect: Dialect) -> None:
    text = "<!-- notelint-ignore[NL010] 이유 -->\n첫 줄\n둘째 줄\n\n다음 문단\n"
    assert hidden_lines(text, dialect=dialect) == [2, 3]


def test_blank_lines_and_other_such_comments_may_stand_between() -> None:
    text = "<!-- notelint-ignore[NL010] -->\n\n<!-- notelint-ignore[NL011] -->\n\n## 제목\n\n끝\n"
    assert hidden_lines(text, "NL010") == [5]
    assert hidden_lines(text, "NL011") == [5]


def test_the_block_below_may_be_a_list_a_fence_or_a_table() -> None:
    for block in ("- 하나\n- 둘\n  - 셋", "```\na\n\nb\n```", "| a | b |\n|---|---|\n| c | d |"):
        text = f"<!-- notelint-ignore[NL010] -->\n{block}\n\n끝\n"
        last = 1 + len(block.splitlines())
        assert hidden_lines(text) == list(range(2, last + 1))


def test_within_an_item_a_comment_holds_for_the_next_block_there() -> None:
    text = "- 하나\n\n  <!-- notelint-ignore[NL010] -->\n  문단\n  계속\n\n- 둘\n"
    assert hidden_lines(text) == [4, 5]


def test_in_a_quote_too() -> None:
    text = "> <!-- notelint-ignore[NL010] -->\n> 인용\n>\n> 둘째\n"
    assert hidden_lines(text) == [2]


def test_in_the_middle_of_a_paragraph_a_comment_holds_for_the_next_line() -> None:
    assert hidden_lines("첫 줄\n <!-- notelint-ignore[NL010] -->\n둘째 줄\n\n셋째 줄\n") == [3]


def test_a_comment_behind_text_holds_for_its_own_line() -> None:
    text = "첫 줄\n둘째 줄 <!-- notelint-ignore[NL010] -->\n셋째 줄\n"
    assert hidden_lines(text) == [2]


def test_a_finding_at_the_very_end_of_the_line_is_hidden_too() -> None:
    text = "둘째 <!-- notelint-ignore[NL010] -->"
    suppressions = read_suppressions(Note.of(text))
    assert suppressions.hide(Finding("NL010", Span(len(text), len(text))))


def test_disable_holds_up_to_enable_and_only_for_the_rules_named() -> None:
    text = (
        "하나\n\n<!-- notelint-disable[NL010, NL011] -->\n\n둘\n\n"
        "<!-- notelint-enable[NL010] -->\n\n셋\n"
    )
    assert hidden_lines(text, "NL010") == [3, 4, 5, 6, 7]
    assert hidden_lines(text, "NL011") == [3, 4, 5, 6, 7, 8, 9, 10]
    assert hidden_lines(text, "NL001") == []


def test_ignore_file_holds_everywhere() -> None:
    text = "하나\n\n끝 <!-- notelint-ignore-file[suppression] -->\n"
    assert hidden_lines(text, "NL010") == [1, 2, 3, 4]


def test_a_family_or_all_may_be_named() -> None:
    assert hidden_lines("<!-- notelint-ignore[NL] -->\n둘\n") == [2]
    assert hidden_lines("<!-- notelint-ignore[ALL] -->\n둘\n") == [2]


def test_liquid_comments_count_in_both_forms() -> None:
    for comment in (
        "{% comment %}notelint-ignore[NL010] 이유{% endcomment %}",
        "{%- comment -%} notelint-ignore[NL010] {%- endcomment -%}",
        "{% # notelint-ignore[NL010] 이유 %}",
    ):
        assert hidden_lines(f"{comment}\n둘\n\n셋\n", dialect=KRAMDOWN) == [2]
        assert hidden_lines(f"하나\n둘 {comment}\n셋\n", dialect=KRAMDOWN) == [2]


def test_in_front_matter_a_hash_comment_holds_for_the_next_entry_or_its_own_line() -> None:
    text = "---\n# notelint-ignore[NL010] 이유\ntags:\n  - 하나\n  - 둘\ntitle: 셋\n---\n본문\n"
    assert hidden_lines(text) == [3, 4, 5]
    text = "---\ntags: [a]\ntitle: 셋 # notelint-ignore[NL010]\ndate: 2024-01-01\n---\n본문\n"
    assert hidden_lines(text) == [3]


def test_a_hash_inside_a_quoted_value_is_no_comment() -> None:
    assert hidden_lines('---\ntitle: "셋 # notelint-ignore[NL010]"\n---\n본문\n') == []
    assert hidden_lines("---\ntitle: |\n  # notelint-ignore-file[NL010]\n---\n본문\n") == []


def test_a_front_matter_that_does_not_parse_can_still_be_commented() -> None:
    assert hidden_lines("---\ntitle: 3강: 시작 # notelint-ignore[NL010]\n---\n본문\n") == [2]


def test_comments_in_code_do_not_count() -> None:
    for text in (
        "```html\n<!-- notelint-ignore-file[NL010] -->\n```\n",
        "`<!-- notelint-ignore-file[NL010] -->`라고 쓴다.\n",
        "문단\n\n    <!-- notelint-ignore-file[NL010] -->\n",
    ):
        assert hidden_lines(text) == []


def test_words_that_are_no_comment_do_not_count() -> None:
    assert (
        hidden_lines("notelint-ignore-file[NL010]\n<!-- 예: notelint-ignore[NL010] -->\n둘\n") == []
    )


def test_windows_line_ends_make_no_difference() -> None:
    text = "<!-- notelint-ignore[NL010] -->\r\n첫 줄\r\n둘째 줄\r\n\r\n다음\r\n"
    assert hidden_lines(text) == [2, 3]


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- notelint-ignore[NL010] -->\n",
        "<!-- notelint-",
        "{% comment %}notelint-",
        "<!-- notelint-disable[ALL] --> ",
        "---\n# notelint-ignore[NL010]\n",
    ],
)
def test_time_grows_with_the_note_not_with_its_square(piece: str) -> None:
    assert_linear(
        read_suppressions, notes(lambda size: piece * size, "tree", "front_matter"), 1_500
    )
