"""Details, alerts, attribute lists and containers where the rule book's examples do not reach."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.run.check_note import check_note
from tests.fixes import with_fixes

RULES = ["NE601", "NE602", "NE603", "NE604", "NE605"]


def _codes(text: str, dialect: Dialect = GFM) -> list[tuple[str, str]]:
    return [(f.code, f.variant) for f in check_note(Note.of(text, dialect), RULES)]


def _fixed(text: str, dialect: Dialect = GFM) -> str:
    return with_fixes(text, check_note(Note.of(text, dialect), RULES))


def test_each_details_needs_a_summary_of_its_own() -> None:
    inner = "<details>\n\n안\n\n</details>"
    text = f"<details>\n<summary>밖</summary>\n\n{inner}\n\n</details>\n"
    findings = check_note(Note.of(text), RULES)
    assert [(f.code, f.span.start) for f in findings] == [("NE601", text.index(inner))]


def test_an_unclosed_summary_is_the_one_cause_of_what_it_swallows() -> None:
    text = "<details>\n<summary>제목\n\n- 글\n\n</details>\n"
    assert _codes(text, KRAMDOWN) == [("NE601", "unclosed")]


def test_details_whose_summary_comes_after_markdown_are_whole() -> None:
    assert not _codes("<details>\n\n글\n\n<summary>제목</summary>\n\n</details>\n")


def test_a_title_of_plain_text_needs_no_markdown() -> None:
    text = "<details>\n<summary>제목</summary>\n글만 있다.\n</details>\n"
    assert not _codes(text)
    assert not _codes(text, KRAMDOWN)


def test_an_alert_in_a_list_keeps_its_prefix_when_its_text_moves() -> None:
    text = "- 글\n\n  > [!TIP] 팁이다\n  > 더\n"
    assert _fixed(text) == "- 글\n\n  > [!TIP]\n  > 팁이다\n  > 더\n"


def test_alerts_of_other_sites_stay_silent() -> None:
    assert not _codes("> [!INFO]\n> 글\n", Dialect(site="hugo"))
    assert not _codes("> [!INFO]\n> 글\n", KRAMDOWN)


@pytest.mark.parametrize(
    "text",
    [
        "글\n{: .a}\n\n글\n",
        "{: .a}\n글\n",
        "- 글\n{: .a}\n",
        "* toc\n{:toc}\n",
        "`code`{:.ruby}\n",
        "![a](b){: .c}{: .d}\n",
        "# 제목\n{: .no_toc}\n",
        "```\n{: .a}\n```\n",
        "\\{: .a}\n",
        "`{: .a}` 는 속성 목록이다. `{:.4}`\n",
        "글 {: .a} 글\n",
    ],
)
def test_attribute_lists_that_arrive_or_are_talked_about_stay_silent(text: str) -> None:
    assert not _codes(text, KRAMDOWN)


def test_a_heading_hands_its_list_to_the_next_line() -> None:
    assert _fixed("# 제목 {: .no_toc}\n\n글\n", KRAMDOWN) == "# 제목\n{: .no_toc}\n\n글\n"


def test_containers_close_inside_out() -> None:
    docusaurus = Dialect(site="docusaurus")
    assert _codes("::::tip\n:::note\n글\n::::\n", docusaurus) == [("NE605", "")]
    assert not _codes("::::tip\n:::note\n글\n:::\n::::\n", docusaurus)
    assert not _codes("```\n:::note\n```\n", docusaurus)
    assert not _codes(":::note\n", GFM)
