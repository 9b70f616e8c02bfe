"""Notes in both languages: what they look like, and that nothing of the source changes."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.notes import all_notes
from benchmarks.pages import kramdown_pages
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.bilingual import bilingual
from notelint.translate.engines.pseudo import pseudo
from notelint.translate.extract import segments_of
from notelint.translate.protected_source import protect, restore
from tests.needs import needs_kramdown, needs_notes

Translate = Callable[[str], str]
STRUCTURE = re.compile(
    r"<(h[1-6]|pre|table|tr|td|th|ul|ol|li|blockquote|hr|dl|dd|img|details|summary|div)\b"
)


def both(note: Note, translate: Translate = pseudo) -> str:
    """`note` with what `translate` makes of its protected texts."""
    found = []
    for segment in segments_of(note):
        source = protect(note.text, segment)
        found.append((segment, restore(source, translate(source.text))))
    return bilingual(note, found)


def shown(text: str, dialect: Dialect = GFM) -> str:
    """The text with "EN" for each translation, one line a line."""
    return both(Note.of(text, dialect), lambda korean: f"EN {len(korean)}")


def test_a_paragraph_is_followed_by_its_translation() -> None:
    assert (
        shown("병합 정렬은 안정적이다.\n\n끝.\n")
        == "병합 정렬은 안정적이다.\n\nEN 13\n\n끝.\n\nEN 2\n"
    )


def test_a_paragraph_of_several_lines_is_followed_by_all_of_them() -> None:
    assert shown("첫 문장이다.\n둘째 문장이다.\n") == "첫 문장이다.\n둘째 문장이다.\n\nEN 7\nEN 8\n"


def test_a_heading_stays_and_with_it_its_anchor() -> None:
    assert shown("# 정렬\n\n글\n") == "# 정렬\n\n*EN 2*\n\n글\n\nEN 1\n"
    assert shown("정렬\n===\n\n글\n") == "정렬\n===\n\n*EN 2*\n\n글\n\nEN 1\n"


@pytest.mark.parametrize("after", ["---", "- 목록", "    코드", "> 인용", "다른 글"])
def test_what_follows_a_heading_at_once_is_still_not_part_of_a_paragraph(after: str) -> None:
    assert shown(f"# 정렬\n{after}\n").startswith(f"# 정렬\n\n*EN 2*\n\n{after}")


def test_items_go_on_with_their_translation_and_stay_one_tight_list() -> None:
    text = "- 하나\n- 둘<br>\n  - 안쪽\n\n1. 셋\n"
    assert shown(text) == (
        "- 하나\n  <br>EN 2\n- 둘<br>\n  EN 1<br>\n  - 안쪽\n    <br>EN 2\n\n1. 셋\n   <br>EN 1\n"
    )


def test_quotes_hold_their_translations() -> None:
    assert shown("> 인용\n> - 항목\n") == "> 인용\n>\n> EN 2\n> - 항목\n>   <br>EN 2\n"


def test_the_kind_of_a_callout_stands_there_once() -> None:
    assert shown("> [!NOTE]\n> 참고한다.\n") == "> [!NOTE]\n> 참고한다.\n>\n> EN 5\n"


def test_cells_have_both() -> None:
    assert shown("| 이름 | 값 |\n|---|---|\n| `x` | 하나 |\n") == (
        "| 이름<br>EN 2 | 값<br>EN 1 |\n|---|---|\n| `x` | 하나<br>EN 2 |\n"
    )


def test_raw_html_has_both_in_the_same_element() -> None:
    assert shown("<h2>머리</h2>\n<ul><li>하나</li></ul>\n") == (
        "<h2>머리<br>EN 2</h2>\n<ul><li>하나<br>EN 2</li></ul>\n"
    )


def test_definitions_get_a_second_term_and_a_second_line() -> None:
    assert shown("용어\n: 정의\n", KRAMDOWN) == "용어\nEN 2\n: 정의\n  <br>EN 2\n"


def test_outlines_of_colons_stay_outlines() -> None:
    text = "- 왜<br>\n: : 뜻이 다르다.\n: : 어렵다.\n<br>\n\n- 상태\n"
    assert shown(text, KRAMDOWN) == (
        "- 왜<br>\n  EN 1\n: : 뜻이 다르다.\n  <br>: EN 7\n: : 어렵다.\n  <br>: EN 4\n<br>\n\n"
        "- 상태\n  <br>EN 2\n"
    )


def test_footnotes_go_on_with_their_translation() -> None:
    assert shown("글[^1]\n\n[^1]: 각주\n").endswith("[^1]: 각주\n      <br>EN 2\n")


def test_attribute_lists_stay_with_their_block_and_are_given_to_its_translation() -> None:
    assert shown("글\n{: .notice}\n\n끝\n", KRAMDOWN) == (
        "글\n{: .notice}\n\nEN 1\n{: .notice}\n\n끝\n\nEN 1\n"
    )
    assert shown("글\n{: #here}\n", KRAMDOWN) == "글\n{: #here}\n\nEN 1\n"


def test_code_formulas_and_images_of_their_own_stand_there_once() -> None:
    text = "```python\n# 주석\n```\n\n$$\nx\n$$\n\n![그림](a.png)\n\n설명 ![그림](b.png)\n"
    written = shown(text)
    assert written == text + "\nEN 2\n"


def test_an_image_within_a_sentence_stands_there_once() -> None:
    note = Note.of("왼쪽 ![그림](a.png) 그림을 본다.\n")
    assert both(note, lambda korean: korean.replace("왼쪽", "Left")).count("a.png") == 1


def test_titles_in_front_matter_have_both() -> None:
    text = '---\ntitle: "정렬"\ntags: [정렬]\n---\n글\n'
    assert shown(text) == '---\ntitle: "정렬 / EN 2"\ntags: [정렬]\n---\n글\n\nEN 1\n'


def test_a_title_that_would_no_longer_be_read_stays_as_it_is() -> None:
    note = Note.of("---\ntitle: 정렬\n---\n글\n")
    written = both(note, lambda korean: "a: b: c" if korean == "정렬" else "fine")
    assert written == "---\ntitle: 정렬\n---\n글\n\nfine\n"


def test_a_translation_that_would_start_a_block_stands_in_the_line() -> None:
    note = Note.of("하나.\n\n둘.\n")
    assert both(note, lambda korean: "- one" if "하나" in korean else "two") == (
        "하나.<br>- one\n\n둘.\n\ntwo\n"
    )


def test_line_ends_are_those_of_the_note() -> None:
    assert shown("글\r\n\r\n- 항목\r\n") == "글\r\n\r\nEN 1\r\n\r\n- 항목\r\n  <br>EN 2\r\n"


def test_a_note_without_a_final_line_end_gets_none() -> None:
    assert shown("글") == "글\n\nEN 1"


def test_without_translations_the_note_is_what_it_was() -> None:
    text = "# 정렬\n\n- 항목\n"
    assert bilingual(Note.of(text), []) == text
    assert (
        bilingual(Note.of(text), [(segment, " ") for segment in segments_of(Note.of(text))]) == text
    )


LINES = st.sampled_from(
    [
        *("", "", "글이다.", "둘째 줄  ", "# 제목", "## 제목 `x`", "제목", "---", "==="),
        *(
            "- 항목",
            "  이어짐",
            "  - 안쪽",
            "1. 하나",
            "* 별",
            "> 인용",
            "> - 항목",
            ">",
            "    코드",
        ),
        *("```", "~~~", "$$", "| 가 | 나 |", "|---|---|", "<div>", "</div>", "<p>글</p>"),
        *("용어", ": 정의", ": : 설명", "[^1]: 각주", "글[^1]", "{: .notice}", "![그림](a.png)"),
        *(
            "**굵게** 쓴다",
            "<b>열고",
            "[링크](b.md)",
            "{% raw %}",
            "{{ page.title }}",
            "\\# 글",
            "- [ ] 일",
        ),
    ]
)


def is_kept(source: str, text: str) -> bool:
    """Whether `text` is `source` with more put in."""
    rest = iter(text)
    return all(char in rest for char in source)


def tree(note: Note) -> Counter[str]:
    kinds = ("heading", "list", "list_item", "code_block", "table_row", "block_quote", "html_block")
    return Counter(node.kind for node in note.tree.walk() if node.kind in kinds)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from([GFM, KRAMDOWN]))
def test_the_source_and_its_structure_stay_whatever_it_is(
    lines: list[str], dialect: Dialect
) -> None:
    note = Note.of("\n".join(lines), dialect)
    written = both(note)
    assert is_kept(note.text, written)
    assert tree(Note.of(written, dialect)) == tree(note)


def real_notes() -> Iterator[tuple[str, Note]]:
    return all_notes(cap=2)


def untouched_lines(note: Note) -> Iterator[str]:
    """The lines that get nothing put into them: not those of tables, HTML and front matter."""
    for line in note.text[note.body.start :].split("\n"):
        if "|" not in line and "<" not in line:
            yield line


def structure(page: str) -> Counter[str]:
    return Counter(STRUCTURE.findall(page))


@needs_notes
@needs_kramdown
def test_real_notes_keep_their_lines_and_render_to_the_same_structure() -> None:
    pages: dict[bool, list[str]] = {True: [], False: []}
    lines = changed = 0
    for _, note in real_notes():
        written = both(note)
        assert is_kept(note.text, written)
        kept = Counter(untouched_lines(note))
        lines += kept.total()
        changed += (kept - Counter(written.split("\n"))).total()
        after = Note.of(written, note.dialect)
        bodies = [each.text[each.body.start :] for each in (note, after)]
        pages[note.dialect.kramdown] += bodies
    rendered = [
        *kramdown_pages(pages[True]),
        *map(cmarkgfm.github_flavored_markdown_to_html, pages[False]),
    ]
    assert len(rendered) > 80
    assert changed <= lines / 100  # where a translation below the line would break the note
    for source, written in zip(rendered[::2], rendered[1::2], strict=True):
        assert structure(written) == structure(source)
        assert written.count("‹") >= source.count("‹")


@needs_notes
def test_each_segment_of_real_notes_finds_its_place() -> None:
    for _, note in real_notes():
        translated = [
            (segment, f"⟪{number}⟫")
            for number, segment in enumerate(segments_of(note))
            if segment.kind not in ("alt", "caption", "title")
        ]
        written = bilingual(note, translated)
        absent = [text for _, text in translated if text not in written]
        assert len(absent) <= len(translated) / 100, note.path
