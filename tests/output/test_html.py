"""The report as a file: its data, and that it holds whatever notes hold."""

import json
import re
from typing import Any

import pytest

from notelint.findings.finding import Applicability, Edit, Fix
from notelint.note.span import Span
from notelint.output.formats import format_named
from notelint.output.html.data import data_of, folders_of, month_of
from notelint.output.report import Report, Screen
from tests.output.conftest import HINT, TAG, TYPO, clean, find, nasty, typical

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.S)


def rows(report: Report) -> list[Any]:
    found: list[Any] = data_of(report)["findings"]
    return found


def replaced(text: str, old: str, new: str) -> Fix:
    start = text.index(old)
    return Fix((Edit(Span(start, start + len(old)), new),), Applicability.SAFE)


def test_a_page_of_any_report_is_whole_and_its_data_can_be_read(
    named_report: tuple[str, Report],
) -> None:
    _, report = named_report
    page = "".join(format_named("html")(report, Screen()))
    found = DATA.search(page)
    assert found
    data = json.loads(found[1])
    assert len(data["findings"]) == len(report.findings)
    assert data["notes"] == report.notes
    assert page.count("</script>") == 2
    assert page.endswith("</html>\n")
    assert f'<html lang="{report.language}">' in page


def test_hostile_text_of_notes_is_data_only() -> None:
    text = "</script><img src=x onerror=alert(1)><!--<script>\u2028"
    report = Report([find(HINT, text, text, f"{text}.md", "en", suggestions=(text,))], notes=1)
    page = "".join(format_named("html")(report, Screen()))
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert rows(report)[0][6] == ["", text, ""]


def test_a_row_shows_the_line_around_the_finding() -> None:
    text = "앞줄\n" + "가" * 300 + "<b>굵게" + "나" * 300 + "\n뒷줄"
    row = rows(Report([find(TAG, text, "<b>", "a.md", "ko")], notes=1))[0]
    assert row[6] == ["…" + "가" * 160, "<b>", "굵게" + "나" * 158 + "…"]


def test_a_row_shows_the_line_as_its_fix_would_have_it() -> None:
    text = "앞\n설명을 할떄 쓴다\n"
    report = Report([find(TYPO, text, "떄", "a.md", "ko", fix=replaced(text, "떄", "때"))], notes=1)
    assert rows(report)[0][8][2] == ["설명을 할", ["때"], " 쓴다"]


def test_a_fix_elsewhere_or_over_lines_is_told_in_words_alone() -> None:
    text = "하나\n둘 떄\n셋\n"
    for fix in (
        replaced(text, "하나", "1"),
        replaced(text, "둘 떄\n", ""),
        replaced(text, "둘", "\n"),
    ):
        row = rows(Report([find(TYPO, text, "떄", "a.md", "ko", fix=fix)], notes=1))[0]
        assert row[8][2] == []


def test_a_fix_in_a_long_line_is_cut_as_the_line_is() -> None:
    text = "가" * 300 + "떄" + "나" * 300
    fix = replaced(text, "떄", "때")
    row = rows(Report([find(TYPO, text, "떄", "a.md", "ko", fix=fix)], notes=1))[0]
    assert row[8][2] == ["…", "가" * 160, ["때"], "나" * 160, "…"]


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("_posts/2024-03-04-rnn.md", "2024-03"),
        ("notes/2023/11/sort.md", "2023-11"),
        ("2022-1-3-sort.md", ""),
        ("2024-13-01.md", ""),
        ("a/120240301.md", ""),
        ("rnn.md", ""),
    ],
)
def test_the_month_is_what_the_path_says(path: str, month: str) -> None:
    assert month_of(path) == month


def test_a_month_that_the_note_names_goes_before_that_of_its_path() -> None:
    finding = find(TYPO, "할떄", "떄", "2024-03-04-a.md", "ko")
    paths = data_of(Report([finding], notes=1, months={finding.path: "2022-01"}))["paths"]
    assert paths == [["2024-03-04-a.md", "", "2022-01"]]


def test_folders_are_those_below_what_all_notes_share() -> None:
    assert folders_of(["notes/kim/a/x.md", "notes/lee/y.md", "notes/z.md"]) == ["kim", "lee", ""]
    assert folders_of(["a/x.md", "a/y.md"]) == ["", ""]
    assert folders_of(["x.md"]) == [""]
    assert folders_of([]) == []


def test_the_words_of_a_line_are_not_shown_twice() -> None:
    finding = find(TYPO, "설명을 할떄 **쓴다**", "떄", "a.md", "ko")
    key = ("a.md", Span(finding.start, finding.end))
    plain = ["p", "설명을 할", ["mark", "떄"]]
    styled = [*plain, ["strong", "쓴다"]]
    for seen, shown in ((plain, None), (styled, styled)):
        assert rows(Report([finding], notes=1, contexts={key: seen}))[0][9] == shown


def test_rules_of_the_book_are_explained_without_examples() -> None:
    report = typical("ko")
    explained = {rule["code"]: rule["text"] for rule in data_of(report)["rules"]}
    assert "HTML" in explained["NE101"]
    assert "~~~" not in explained["NE101"]
    assert "{tag" not in explained["NE101"]


def test_equal_reports_give_equal_pages() -> None:
    assert [*format_named("html")(nasty("en"), Screen())] == [
        *format_named("html")(nasty("en"), Screen())
    ]
    assert rows(clean("en")) == []
