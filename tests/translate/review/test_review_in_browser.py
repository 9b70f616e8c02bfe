"""The review page as people use it, in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from notelint.translate.memory.entry import Origin, Review
from notelint.translate.memory.exchange.tmx import read_tmx
from notelint.translate.review import ReviewNote, ReviewSegment, render_review
from notelint.translate.translation import Rung
from tests.browser import CONTRASTS, UNNAMED, Visit, browser
from tests.translate.review.review_notes import HOSTILE, many, sentence, typical

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Visit]:
    with browser() as running:
        yield Visit(running)


@pytest.fixture
def visit(chromium: Visit, tmp_path: Path) -> Iterator[Open]:
    """Opens a page of the notes given; afterwards nothing may have gone wrong on it."""

    def open_it(
        notes: list[ReviewNote] | None = None, language: str = "en", theme: str = "light"
    ) -> Any:
        file = tmp_path / "review.html"
        page = render_review(typical() if notes is None else notes, language, "argos 1.1")
        file.write_bytes(page.encode())
        return chromium.open(file, theme)

    yield open_it
    assert chromium.faults() == []


def shown(page: Any) -> list[str]:
    """The Korean of the sentences that are shown."""
    found: list[str] = page.locator(".items > li .source .text").all_text_contents()
    return found


def box(page: Any, group: str, name: str) -> Any:
    return page.locator(f"#{group} label", has_text=name).locator("input")


def test_all_sentences_are_shown_note_by_note(visit: Open) -> None:
    page = visit()
    assert page.title() == "Translation review – notelint"
    assert len(shown(page)) == 8
    assert page.locator(".group h2").all_inner_texts() == [
        "_posts/sgd.md\n→ en/_posts/sgd.md · 5 sentences",
        "_posts/rnn.md\n→ en/_posts/rnn.md · 3 sentences",
    ]
    assert page.locator("#sums dd").all_inner_texts() == ["2", "8", "3 37.5 %", "0", "0"]
    assert page.locator("#found").inner_text() == "8 sentences"
    assert page.locator("#about").inner_text() == "Engine: argos 1.1"


def test_what_is_protected_is_marked_on_both_sides(visit: Open) -> None:
    page = visit()
    kept = page.locator(".items > li").nth(1).locator(".kept.code")
    assert kept.all_inner_texts() == ["`lr`", "`lr`"]


def test_a_doubtful_sentence_says_why(visit: Open) -> None:
    page = visit()
    reasons = page.locator(".items > li").nth(3).locator(".reasons")
    assert "TR210" in reasons.inner_text()
    page.get_by_role("button", name="한국어").click()
    assert any("가" <= char <= "힣" for char in reasons.inner_text())


def test_filters_narrow_what_is_shown_and_add_up(visit: Open) -> None:
    page = visit()
    box(page, "state", "Doubtful").check()
    assert shown(page) == ["배치는 256개로 한다", "모르겠다", "은닉 상태는 256차원이다"]
    box(page, "rungs", "in parts").check()
    assert shown(page) == ["은닉 상태는 256차원이다"]
    box(page, "rungs", "Korean kept").check()
    assert shown(page) == ["모르겠다", "은닉 상태는 256차원이다"]
    box(page, "notes", "sgd.md").check()
    assert shown(page) == ["모르겠다"]
    assert page.locator("#found").inner_text() == "1 of 8 sentences"
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 8
    assert page.locator("aside input:checked").count() == 0


def test_doubts_are_filtered_by_their_kind(visit: Open) -> None:
    page = visit()
    box(page, "doubts", "number").check()
    assert shown(page) == ["배치는 256개로 한다", "은닉 상태는 256차원이다"]


def search(page: Any, text: str) -> None:
    page.locator("#search").fill(text)
    page.wait_for_timeout(150)


def test_search_looks_at_both_languages_and_marks_what_it_finds(visit: Open) -> None:
    page = visit()
    search(page, "NETWORK")
    assert shown(page) == ["순환 신경망"]
    assert page.locator("mark").all_inner_texts() == ["network"]
    search(page, "배치")
    assert shown(page) == ["배치는 256개로 한다", "가구 배치"]
    search(page, "`lr`")
    assert len(shown(page)) == 1
    search(page, "없는 말")
    assert page.locator(".empty").inner_text() == "No sentence fits these filters."
    page.locator("#search").press("Escape")
    assert len(shown(page)) == 8


def test_a_syllable_that_is_being_composed_loses_nothing(visit: Open) -> None:
    page = visit()
    for typed in ("ㄱ", "가", "각", "가구", "가구 ㅂ", "가구 뱇", "가구 배ㅊ"):
        page.evaluate("(typed) => { byId('search').value = typed; show(); }", typed)
        assert "가구 배치" in shown(page)


def test_search_follows_an_input_method_while_it_composes(visit: Open) -> None:
    page = visit()
    page.locator("#search").focus()
    session = page.context.new_cdp_session(page)
    for text in ("ㅅ", "수", "순"):
        session.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1}
        )
    page.wait_for_timeout(200)
    assert shown(page) == ["순환 신경망"]
    page.keyboard.press("j")  # typed, not a command
    assert page.locator("[aria-current]").count() == 0


def test_keys_lead_through_the_sentences(visit: Open) -> None:
    page = visit()
    current = page.locator("[aria-current=true] .source .text")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert current.inner_text() == "학습률(`lr`)이 크면 발산한다"
    page.keyboard.press("k")
    assert current.inner_text() == "경사 하강법"
    page.keyboard.press("n")
    assert current.inner_text() == "배치는 256개로 한다"
    assert page.evaluate("document.activeElement.matches('li[aria-current]')")
    page.keyboard.press("f")
    assert len(shown(page)) == 3
    page.keyboard.press("f")
    assert len(shown(page)) == 8
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.locator("#search").input_value() == ""


def test_keys_work_with_a_korean_keyboard_on(visit: Open) -> None:
    page = visit()
    pressed = "new KeyboardEvent('keydown', {key: 'ㅓ', code: 'KeyJ', bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({pressed})")
    assert page.locator("[aria-current=true] .source .text").inner_text() == "경사 하강법"


def test_help_lists_the_keys_and_closes(visit: Open) -> None:
    page = visit(language="ko")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert "다음 문장" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_both_languages_have_all_the_words(visit: Open) -> None:
    page = visit()
    tables = page.evaluate("[Object.keys(WORDS.en), Object.keys(WORDS.ko)]")
    assert tables[0] == tables[1]
    named = "[...document.querySelectorAll('[data-t], [data-t-label]')]"
    wanted = page.evaluate(f"{named}.map((each) => each.dataset.t ?? each.dataset.tLabel)")
    assert set(wanted) <= set(tables[0])
    page.get_by_role("button", name="한국어").click()
    assert page.evaluate("document.documentElement.lang") == "ko"
    assert page.title() == "번역 검토 – notelint"
    assert page.locator("#found").inner_text() == "8문장"
    page.reload()
    assert page.title() == "번역 검토 – notelint"


def test_a_correction_is_kept_and_saved_as_files(visit: Open, tmp_path: Path) -> None:
    page = visit()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    area = page.locator("textarea")
    area.fill("It <diverges> & leaves")
    assert page.locator(".missing").inner_text() == "Missing from the original: `lr`"
    area.fill('With a large rate (`lr`) it\n"diverges" & <leaves>')
    assert page.locator(".missing").inner_text() == ""
    area.press("Enter")
    assert page.locator("#sums dd").all_inner_texts()[3:] == ["1", "1"]
    corrected = 'With a large rate (`lr`) it "diverges" & <leaves>'
    assert page.locator(".edited .translation .text").inner_text() == corrected
    with page.expect_download() as saved:
        page.get_by_role("button", name="TMX").click()
    saved.value.save_as(tmp_path / "a.tmx")
    entry = next(read_tmx((tmp_path / "a.tmx").read_bytes()))
    assert (entry.source, entry.kinds) == ("학습률(⟦1⟧)이 크면 발산한다", ("code",))
    assert entry.target == corrected.replace("`lr`", "⟦1⟧")
    assert (entry.origin, entry.review, entry.context) == (Origin.HUMAN, Review.ACCEPTED, "")
    assert entry.note == "_posts/sgd.md"
    with page.expect_download() as saved:
        page.get_by_role("button", name="JSON").click()
    saved.value.save_as(tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["corrections"] == [
        {
            "note": "_posts/sgd.md",
            "line": 7,
            "source": "학습률(`lr`)이 크면 발산한다",
            "translation": corrected,
        }
    ]
    page.reload()
    assert page.locator(".edited .translation .text").inner_text() == corrected
    page.get_by_role("button", name="Undo correction").click()
    assert page.locator(".edited").count() == 0


@pytest.mark.parametrize(
    ("pieces", "translation", "source", "target", "whole"),
    [
        (["글"], "Text & <b>", "글", "Text &amp; &lt;b&gt;", False),
        (
            ["**/open", "굵게", "**/close", " 쓴다"],
            "Write **bold**",
            "1굵게2 쓴다",
            "Write 1bold2",
            False,
        ),
        (
            ["*/open", "기", "*/close", "**/open", "굵", "**/close"],
            "**b***i*",
            "1기23굵4",
            "3b41i2",
            False,
        ),
        (["`a`/code", "와 ", "`b`/code"], "`b` and `a`", "1와 2", "2 and 1", False),
        (["`a`/code", "와 ", "`a`/code"], "just `a`", "`a`와 `a`", "just `a`", True),
        (
            ["학습률/term", "은 ", "`lr`/code"],
            "learning rate is `lr`",
            "학습률은 1",
            "learning rate is 1",
            False,
        ),
    ],
)
def test_what_is_protected_is_found_again_in_a_correction(
    visit: Open, pieces: list[str], translation: str, source: str, target: str, whole: bool
) -> None:
    """Placeholders are shown here by their numbers."""
    split = [part.rpartition("/") for part in pieces]
    made = [{"text": text, "kind": kind} if slash else kind for text, slash, kind in split]
    unit = visit().evaluate(
        "([pieces, translation]) => asUnit(pieces, translation)", [made, translation]
    )
    numbers = {
        key: re.sub(r'<ph x="(\d+)"[^>]*>', r"\1", str(unit[key])) for key in ("source", "target")
    }
    assert (numbers["source"], numbers["target"], unit["whole"]) == (source, target, whole)


def test_leaving_a_correction_changes_nothing(visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("textarea").fill("Something else")
    page.locator("textarea").press("Escape")
    assert page.locator("textarea").count() == 0
    assert page.locator(".edited").count() == 0
    assert page.locator("#export-tmx").is_disabled()


def test_reviewed_sentences_are_marked_and_can_be_left_out(visit: Open) -> None:
    page = visit()
    page.keyboard.press("j")
    page.keyboard.press("r")
    assert page.get_by_role("button", name="Reviewed", pressed=True).count() == 1
    box(page, "state", "Not reviewed").check()
    assert "경사 하강법" not in shown(page)
    page.reload()
    assert page.locator("li.reviewed").count() == 1


def test_a_persons_sentence_whose_source_has_changed_is_shown_with_both(visit: Open) -> None:
    changed = ReviewSegment(
        *(7, "item", ("배치는 64개로 한다",), ("My batch has 256",), Rung.HUMAN, ()),
        old_source="배치는 256개로 한다",
        suggestion="A batch has 64",
    )
    page = visit([ReviewNote("a.md", "a.en.md", (changed, typical()[0].segments[0]))])
    box(page, "state", "Source has changed").check()
    assert shown(page) == ["배치는 64개로 한다"]
    assert "배치는 256개로 한다" in page.locator(".changed").inner_text()
    page.get_by_role("button", name="Use this").click()
    assert page.locator(".translation .text").inner_text() == "A batch has 64"
    assert page.locator("#export-tmx").is_enabled()


def test_a_page_without_sentences_says_so(visit: Open) -> None:
    page = visit([])
    assert page.locator(".empty").inner_text() == "Nothing was translated."
    for key in ("j", "k", "n", "e", "r", "c", "f"):
        page.keyboard.press(key)


def test_hostile_notes_are_shown_as_text(visit: Open) -> None:
    notes = [
        ReviewNote(text, text, (sentence(1, text, text), sentence(2, f"가 {text}", text)))
        for text in HOSTILE
    ]
    page = visit(notes)
    assert page.title() == "Translation review – notelint"
    assert page.locator("#list img, #list script, #list a").count() == 0
    assert "<script>" in shown(page)[0]
    assert "\u202e" not in page.locator("#list").inner_text()
    search(page, "<script>")
    assert len(shown(page)) == 4
    page.keyboard.press("Escape")


def test_a_note_cannot_run_a_script_even_if_it_became_markup(visit: Open, chromium: Visit) -> None:
    """The policy holds by itself."""
    page = visit()
    page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend",
            "<img src='https://example.org/x.png' onerror='document.title = 1'>" +
            "<svg onload='document.title = 1'></svg><style>body { display: none }</style>");
          const script = document.createElement("script");
          script.textContent = "document.title = 1";
          document.body.append(script);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.title() == "Translation review – notelint"
    assert page.locator("main").is_visible()
    # Playwright tells of a request that was stopped, too.
    faults = [fault for fault in chromium.faults() if not fault.endswith("/x.png")]
    assert len(faults) >= 4
    assert all("Content Security Policy" in fault for fault in faults)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_can_be_read_in_both_themes(visit: Open, theme: str) -> None:
    page = visit(theme=theme)
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.press("j")
    page.keyboard.press("e")
    search(page, "배치")
    assert page.evaluate(CONTRASTS) == []
    search(page, "")
    assert page.evaluate(CONTRASTS) == []
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.evaluate(CONTRASTS) == []


def test_the_theme_is_the_systems_until_it_is_chosen(visit: Open) -> None:
    page = visit(theme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Theme: as the system").click()
    light = page.evaluate(ground)
    page.get_by_role("button", name="Theme: light").click()
    assert light != dark
    assert page.evaluate(ground) == dark
    page.reload()
    assert page.get_by_role("button", name="Theme: dark").count() == 1


def test_screen_readers_find_their_way(visit: Open) -> None:
    page = visit()
    assert page.evaluate(UNNAMED) == []
    for role in ("banner", "main", "complementary", "search"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.locator("main").get_by_role("heading", level=2).count() == 2
    assert page.locator(".source").first.get_attribute("lang") == "ko"
    assert page.locator(".translation").first.get_attribute("lang") == "en"
    assert page.get_by_role("status").count() >= 2
    assert "first answer 3" in page.locator("#parts").get_attribute("aria-label")


def test_the_first_tab_skips_to_the_sentences(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#list') !== null")


def test_thirty_thousand_sentences_open_within_two_seconds(visit: Open, chromium: Visit) -> None:
    page = visit(many(300, 100))
    page.locator(".items > li").first.wait_for()
    assert chromium.milliseconds() < 2_000
    assert page.locator("#found").inner_text() == "30,000 sentences"
    assert page.locator(".items > li").count() < 1_000
    begun = page.evaluate("performance.now()")
    page.evaluate("byId('search').value = '정렬 299의 99번째'; show()")
    assert page.evaluate("performance.now()") - begun < 1_000
    assert len(shown(page)) == 1


def test_more_is_drawn_as_the_reader_comes_near_it(visit: Open) -> None:
    page = visit(many(4, 100))
    first = page.locator(".items > li").count()
    assert first < 400
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    assert page.locator(".items > li").count() > first
    page.evaluate("list.goTo(399)")
    assert page.locator(".items > li").count() == 400
    assert page.locator("[aria-current] .line-number").inner_text() == "Line 99"


def test_all_of_it_is_printed(visit: Open) -> None:
    page = visit(many(4, 100))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".items > li").count() == 400
    assert not page.locator("#search").is_visible()
    assert not page.locator("aside").is_visible()


def test_on_a_narrow_screen_nothing_is_cut_off(visit: Open) -> None:
    page = visit()
    page.set_viewport_size({"width": 340, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 340
