"""What the report shows as readers see it, against what kramdown makes."""

import html
import re

import pytest

from benchmarks.pages import kramdown_pages_and_warnings
from notelint.note.dialect import GFM, KRAMDOWN
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.output.html.rendered import Seen, rendered
from tests.needs import needs_kramdown

BLOCKS = [
    "평범한 문단이다.",
    "굵은 **글**과 *기운* 글, ~~지운~~ 글",
    "`코드 x`와 [링크 *강조*](a.md)",
    "별표가 ** 그대로 ** 보인다",
    "기호 &amp; \\* 그리고 &lt;tag&gt;",
    "첫 줄  \n둘째 줄\n셋째 줄",
    "# 제목 `x`",
    "- 하나\n- 둘\n  - 안쪽\n- 셋",
    "1. 하나\n2. 둘",
    "> 인용이다\n>\n> - 항목",
    "용어\n: 정의\n: : 설명",
    "```py\nx = 1\n```",
    "| 이름 | 값 |\n|---|---|\n| 버블 | `x` |",
    "닫지 <b>않은</b> 태그<br>와 <sub>아래</sub>",
    "- **용어**\n  : 설명",
]


def as_html(seen: Seen | str) -> str:
    if isinstance(seen, str):
        return html.escape(seen, quote=False)
    tag, *parts = seen
    inside = "".join(map(as_html, parts))
    return inside if tag == "mark" else f"<{tag}>{inside}</{tag}>".replace("<br></br>", "<br>")


def plain(page: str) -> str:
    """HTML without attributes, white space, and elements that show nothing by themselves."""
    page = re.sub(r"<(\w+)[^>]*?/?>", r"<\1>", page)
    page = re.sub(r"</?(?:div|thead|tbody|span)>", "", page)
    page = re.sub(r"<pre><code>(.*?)</code></pre>", r"<pre>\1</pre>", page, flags=re.S)
    page = re.sub(r"<(li|dd|blockquote)>\s*<p>(.*?)</p>", r"<\1>\2", page, flags=re.S)
    page = page.replace("<b>", "<strong>").replace("</b>", "</strong>")
    return re.sub(r"\s+", "", html.unescape(page))


@needs_kramdown
@pytest.mark.parametrize("text", BLOCKS)
def test_a_block_looks_as_kramdown_makes_it(text: str) -> None:
    note = Note.of(text + "\n", KRAMDOWN)
    seen = rendered(note, Span(0, 1))
    assert seen
    ((page, _),) = kramdown_pages_and_warnings([text + "\n"], hard_wrap=False)  # as Jekyll sets it
    assert plain(as_html(seen)) == plain(page)


def at(text: str, marked: str) -> Seen | None:
    start = text.index(marked)
    return rendered(Note.of(text, GFM), Span(start, start + len(marked)))


def test_what_is_meant_is_marked() -> None:
    assert at("설명을 할떄 쓴다", "떄") == ["p", "설명을 할", ["mark", "떄"], " 쓴다"]
    assert at("**할떄** 쓴다", "떄") == ["p", ["strong", "할", ["mark", "떄"]], " 쓴다"]
    assert at("`코드` 쓴다", "`코드`") == ["p", ["code", ["mark", "코드"]], " 쓴다"]


def test_a_mark_over_several_inlines_is_in_each_of_them() -> None:
    assert at("가 **나** 다", "가 **나** 다") == [
        *("p", ["mark", "가 "], ["strong", ["mark", "나"]], ["mark", " 다"])
    ]


def test_a_place_without_width_is_marked_too() -> None:
    note = Note.of("가나")
    assert rendered(note, Span(1, 1)) == ["p", "가", ["mark", ""], "나"]


def test_an_image_is_its_text_or_the_name_of_its_file() -> None:
    assert at("![그림](a/b.png) 글", "글") == ["p", ["figure", "그림"], " ", ["mark", "글"]]
    assert at("![](a/b.png) 글", "글") == ["p", ["figure", "b.png"], " ", ["mark", "글"]]


def test_a_tag_that_is_never_closed_styles_the_rest_of_its_block() -> None:
    assert at("가 <b>나 다", "가") == ["p", ["mark", "가"], " ", ["strong", "나 다"]]


def test_tags_that_cross_close_what_is_inside_them() -> None:
    assert at("<b>가<i>나</b>다</i>", "다") == [
        *("p", ["strong", "가", ["em", "나"]], ["mark", "다"])
    ]


def test_the_outermost_block_that_is_short_is_the_context() -> None:
    assert at("- 하나\n- 둘\n", "둘") == ["ul", ["li", "하나"], ["li", ["mark", "둘"]]]
    long = "- 하나\n- 둘 " + "가" * 300 + "\n"
    assert at(long, "하나") == ["li", ["mark", "하나"]]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("---\ntitle: 정렬\n---\n글\n", "정렬"),
        ("<div>\n속의 글\n</div>\n", "속의"),
        ("가" * 3_000, "가"),
        ("글\n\n\n\n끝", "\n\n\n\n"),
    ],
)
def test_what_is_not_known_is_not_shown(text: str, marked: str) -> None:
    assert at(text, marked) is None


def test_any_place_of_a_note_can_be_asked_for() -> None:
    text = "---\na: b\n---\n" + "\n\n".join(BLOCKS)
    for dialect in (GFM, KRAMDOWN):
        note = Note.of(text, dialect)
        for start in range(0, len(text), 3):
            seen = rendered(note, Span(start, min(start + 5, len(text))))
            assert seen is None or isinstance(seen[0], str)
