"""The HTML checks where examples of the rule book would not show it."""

import pytest

from notelint.checks.contents import all_checks
from notelint.findings.finding import Finding
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes

RULES = [code for code in load_book() if code.startswith(("NE1", "NE6"))]


def _found(text: str, dialect: Dialect = GFM) -> list[Finding]:
    return check_note(Note.of(text, dialect), RULES)


def _codes(text: str, dialect: Dialect = GFM) -> list[str]:
    return [finding.code for finding in _found(text, dialect)]


def _fixed(text: str, dialect: Dialect = GFM) -> str:
    return with_fixes(text, _found(text, dialect))


def test_a_tag_closed_in_another_list_item_is_reported_at_its_opening() -> None:
    text = "- <b>가\n- 나</b>\n- 다\n"
    [finding] = _found(text, KRAMDOWN)
    assert (finding.code, finding.span, finding.values["line"]) == ("NE104", (2, 5), 2)


def test_one_cause_gives_one_finding() -> None:
    """An unclosed element swallows Markdown; neither that nor tags in code below count again."""
    swallowed = "<div>\n\n- **가**\n\n```cpp\nvector<int> a;\n```\n"
    assert _codes(swallowed, KRAMDOWN) == ["NE101"]
    assert _codes(swallowed.replace("<div>", "<명령>"), KRAMDOWN) == ["NE107"]
    assert _codes(swallowed + "\n</div>\n", KRAMDOWN) == ["NE108"]


def test_a_break_is_never_reported_for_being_there() -> None:
    text = "가<br>나<br/>다<br />라\n\n<br><br>\n\n- 마<br><br>\n\n<br>\n\n- 바\n"
    assert not _codes(text)
    assert not _codes(text, KRAMDOWN)


@pytest.mark.parametrize(
    "text",
    [
        "<u>이 방법은</u> 좋다.\n",
        "H<sub>2</sub>O와 x<sup>2</sup>\n",
        "<kbd>Ctrl</kbd>+<kbd>C</kbd>\n",
        "<a id='top'></a>\n",
        "<img src='a.png' width='50'> 그림\n",
        "<svg><path d='M0'/><foo></svg>\n",
        "<iframe src='https://a.b'></iframe>\n",
        "| 가 | 나 |\n|---|---|\n| 다<br>라 | <b>마</b> |\n",
        "<!-- <b> -->\n글\n",
        "x < y > z, a <- b, 3<5\n",
    ],
)
@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN], ids=["gfm", "kramdown"])
def test_sound_html_stays_silent(text: str, dialect: Dialect) -> None:
    assert not _codes(text, dialect)


def test_components_stay_silent_where_the_site_knows_them() -> None:
    docusaurus = Dialect(site="docusaurus")
    assert not _codes("<Tabs>\n\n글\n", docusaurus)[1:]
    assert "NE107" not in _codes("글 <TOCInline /> 글\n", docusaurus)
    assert _codes("글 <TOCInline /> 글\n") == ["NE107"]


def test_an_escape_inside_raw_html_is_an_entity() -> None:
    assert _fixed("<u>List<T> 글</u>\n", KRAMDOWN) == "<u>List&lt;T> 글</u>\n"
    assert _fixed("<pre>\nList<T>\n</pre>\n") == "<pre>\nList&lt;T>\n</pre>\n"


def test_a_blank_line_is_put_in_with_the_notes_own_line_end() -> None:
    assert _fixed("<br>\r\n## 제목\r\n") == "<br>\r\n\r\n## 제목\r\n"


def test_code_made_html_is_escaped() -> None:
    text = "<center>`a < b && c`</center>\n"
    assert _fixed(text) == "<center><code>a &lt; b &amp;&amp; c</code></center>\n"


def test_a_fix_that_would_make_code_is_not_offered() -> None:
    [finding] = _found("<br>\n     - 가\n")
    assert finding.code == "NE109"
    assert finding.fix is None


PILES = [
    "<b>",
    "</b>",
    "<T>",
    "</br>",
    "<u>`a`</u>",
    "<br>\n- 가\n\n",
    "<b><i></b></i>",
    "<u>가<u>",
]


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN], ids=["gfm", "kramdown"])
@pytest.mark.parametrize(
    "piece",
    [*PILES, "<details>\n", "<p a='b'>\n", "<div>\n`a`\n</div>\n\n", "{: .a}\n\n", ":::a\n"],
)
def test_doubling_the_note_at_most_doubles_the_time_of_each_check(
    piece: str, dialect: Dialect
) -> None:
    checks = [check for check in all_checks() if set(check.codes) & set(RULES)]

    assert_linear(
        lambda note: [list(check(note, {})) for check in checks],
        notes(lambda size: "글 " + piece * size + "\n", "html", dialect=dialect),
        2_000,
    )
