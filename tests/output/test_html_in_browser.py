"""The report as people use it, in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from notelint.findings.located import LocatedFinding
from notelint.note.span import Span
from notelint.output.formats import format_named
from notelint.output.report import Report, Screen
from tests.browser import CONTRASTS, UNNAMED, Visit, browser
from tests.output.conftest import HINT, TAG, TYPO, clean, find, nasty, typical

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Visit]:
    with browser() as running:
        yield Visit(running)


@pytest.fixture
def visit(chromium: Visit, tmp_path: Path) -> Iterator[Open]:
    """Opens the report given; afterwards nothing may have gone wrong on it."""

    def open_it(report: Report, theme: str = "light") -> Any:
        file = tmp_path / "report.html"
        file.write_bytes("".join(format_named("html")(report, Screen())).encode())
        return chromium.open(file, theme)

    yield open_it
    assert chromium.faults() == []


def several() -> Report:
    """Findings of three rules in notes of two folders and three months."""
    found: list[LocatedFinding] = []
    for path in ("kim/2024-03-04-rnn.md", "kim/2024-05-01-sort.md", "lee/2023-12-30-graph.md"):
        found += [find(TYPO, "설명을 할떄 쓴다", "떄", path, "en", suggestions=("때",))]
        found += [find(TAG, "- <b>용어", "<b>", path, "en")] if "kim" in path else []
    found.append(find(HINT, "이상한 글", "이상한", "lee/2023-12-30-graph.md", "en"))
    return Report(found, notes=9, suppressed=2, accepted=1)


def many(notes: int, findings: int) -> Report:
    """As many as a big repository has."""
    text = "인코더가 문장 전체를 벡터 하나에 눌러 담기 떄문에 앞부분을 잊어버린다. " * 3
    made = find(TYPO, text, "떄문", "x.md", "ko", suggestions=("때문",))
    return Report(
        [
            made._replace(
                path=f"posts/{number % 40}/2024-{1 + number % 12:02}-01-{number}.md", line=line
            )
            for number in range(notes)
            for line in range(findings)
        ],
        notes=notes,
        language="ko",
    )


def box(page: Any, group: str, name: str) -> Any:
    return page.locator(f"#{group} label", has_text=name).locator("input")


def messages(page: Any) -> list[str]:
    found: list[str] = page.locator(".items > li .message").all_text_contents()
    return found


def test_sums_and_findings_are_shown(visit: Open) -> None:
    page = visit(several())
    assert page.title() == "Report on the notes – notelint"
    assert page.locator("#sums dd").all_inner_texts() == ["9", "3 33 %", "2", "3", "1", "0"]
    assert page.locator(".items > li").count() == 6
    assert page.locator("#about").inner_text() == (
        "2 suppressed in notes, 1 accepted in the baseline"
    )
    first = page.locator(".items > li").first
    assert first.locator(".lines mark").inner_text() == "떄"
    assert "suggestion: 때" in first.locator(".advice").inner_text()


def test_a_fix_is_shown_beside_the_line(visit: Open) -> None:
    page = visit(typical("ko"))
    line = page.locator(".items > li").nth(1).locator(".lines p")
    assert line.nth(0).locator("mark").inner_text() == "떄"
    assert line.nth(1).locator("ins").inner_text() == "때"


def test_the_block_around_a_finding_is_shown_as_readers_see_it(visit: Open) -> None:
    report = several()
    finding = report.findings[1]
    hostile = ["ul", ["li", ["strong", "용어"], ["script", "x"], ["img", "y"], ["mark", "<b>"]]]
    report.contexts[finding.path, Span(finding.start, finding.end)] = hostile
    page = visit(report)
    seen = page.locator(".items > li").nth(1).locator(".seen")
    assert seen.locator("ul li strong").inner_text() == "용어"
    assert seen.locator("mark").inner_text() == "<b>"
    assert seen.locator("script, img").count() == 0
    assert "As readers see it" in seen.inner_text()


def test_filters_narrow_by_severity_rule_folder_note_and_fix(visit: Open) -> None:
    page = visit(several())
    box(page, "folders", "kim").check()
    assert len(messages(page)) == 4
    box(page, "severities", "error").check()
    assert messages(page) == ["<b> is never closed"] * 2
    box(page, "paths", "rnn").check()
    assert page.locator("#found").inner_text() == "1 of 6 findings"
    page.get_by_role("button", name="Show all").click()
    assert len(messages(page)) == 6
    box(page, "rules", "word-misspelt").check()
    assert len(messages(page)) == 3
    box(page, "fixes", "no fix").check()
    assert len(messages(page)) == 3


def test_months_are_columns_that_can_be_chosen(visit: Open) -> None:
    page = visit(several())
    months = page.locator("#months button")
    assert months.count() == 6  # December to May
    assert months.nth(0).get_attribute("aria-label") == "2023-12: 2 findings"
    months.nth(3).click()
    assert len(messages(page)) == 2
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    months.nth(3).click()
    assert len(messages(page)) == 6


def test_search_finds_rules_lines_and_paths(visit: Open) -> None:
    page = visit(several())
    for wanted, count in (("NE101", 2), ("할떄", 3), ("graph", 2), ("nowhere", 0)):
        page.evaluate("(text) => { byId('search').value = text; show(); }", wanted)
        assert len(messages(page)) == count
    assert page.locator(".empty").inner_text() == "No finding fits these filters."


def test_keys_lead_through_the_findings(visit: Open) -> None:
    page = visit(several())
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "never closed" in page.locator("[aria-current=true] .message").inner_text()
    page.keyboard.press("e")
    assert "html-tag-unclosed" in page.locator("#rule").inner_text()
    assert page.locator("#rule h3").first.inner_text() == "What"
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    assert len(messages(page)) == 2
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_a_clean_report_says_so(visit: Open) -> None:
    page = visit(clean("ko"))
    assert page.locator(".empty").inner_text() == "찾은 문제가 없습니다."
    assert not page.locator("#months-box").is_visible()
    for key in ("j", "k", "e", "f"):
        page.keyboard.press(key)


def test_hostile_notes_are_shown_as_text(visit: Open) -> None:
    page = visit(nasty("en"))
    assert page.locator("#list b, #list img, #list script").count() == 0
    shown = page.locator("#list").inner_text()
    assert not set(shown) & {"\x1b", "\u202e", "\u200b"}
    assert "<b>" in shown


def test_both_languages_have_all_the_words(visit: Open) -> None:
    page = visit(typical("en"))
    tables = page.evaluate("[Object.keys(WORDS.en), Object.keys(WORDS.ko)]")
    assert tables[0] == tables[1]
    named = "[...document.querySelectorAll('[data-t], [data-t-label]')]"
    assert set(page.evaluate(f"{named}.map((each) => each.dataset.t ?? each.dataset.tLabel)")) <= {
        *tables[0]
    }
    assert visit(typical("ko")).title() == "노트 검사 보고서 – notelint"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_can_be_read_in_both_themes(visit: Open, theme: str) -> None:
    page = visit(several(), theme)
    page.keyboard.press("j")
    assert page.evaluate(CONTRASTS) == []
    page.keyboard.press("j")
    page.keyboard.press("e")
    assert page.evaluate(CONTRASTS) == []


def test_screen_readers_find_their_way(visit: Open) -> None:
    page = visit(several())
    assert page.evaluate(UNNAMED) == []
    for role in ("banner", "main", "complementary", "search"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert "The line: " in page.locator(".lines").first.text_content()


def test_three_thousand_notes_open_within_two_seconds(visit: Open, chromium: Visit) -> None:
    page = visit(many(3_000, 7))
    page.locator(".items > li").first.wait_for()
    assert chromium.milliseconds() < 2_000
    assert page.locator("#found").inner_text() == "문제 21,000개"
    assert page.locator(".items > li").count() < 1_000


def test_on_a_narrow_screen_nothing_is_cut_off(visit: Open) -> None:
    page = visit(several())
    page.set_viewport_size({"width": 340, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 340
