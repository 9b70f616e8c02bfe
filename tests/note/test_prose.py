"""The prose view: same length, line ends kept, only what a reader reads."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note

_SIGNS = str.maketrans("\ufffc\u2060", "∎·")


def prose(text: str, dialect: Dialect = GFM) -> str:
    return Note.of(text, dialect).prose.text.translate(_SIGNS)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("평범한 문장이다.", "평범한 문장이다."),
        ("`a b`는 코드다", "∎∎∎∎∎는 코드다"),
        ("**굵은** 글", "··굵은·· 글"),
        ('[문서](https://a.kr/x "제목")를 봤다', "·문서·" + "∎" * 21 + "를 봤다"),
        ("![그림](a.png)은", "∎∎그림∎∎∎∎∎∎∎∎은"),
        ("<b>굵은</b>글", "···굵은····글"),
        ("첫째<br>둘째", "첫째∎∎∎∎둘째"),
        ("# 제목", "∎ 제목"),
        ("- 항목", "∎ 항목"),
        ("1. 항목", "∎∎ 항목"),
        ("> 인용", "∎ 인용"),
        (": : 용어", "∎ ∎ 용어"),
        ("$x$는 실수", "∎∎∎는 실수"),
        ("별표\\*다", "별표·*다"),
        ("a&amp;b", "a∎∎∎∎∎b"),
        ("각주[^1]다\n\n[^1]: 설명\n", "각주∎∎∎∎다\n\n∎∎∎∎∎ 설명\n"),
    ],
)
def test_what_a_reader_does_not_read_is_masked_and_the_rest_stays(note: str, expected: str) -> None:
    assert prose(note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("https://a.kr/길를 본다", "∎" * 15 + " 본다"),
        ("https://a.kr를 본다", "∎" * 12 + "를 본다"),
        ("<https://a.kr>를", "∎" * 14 + "를"),
        ("me@a.co.kr로 보낸다", "∎" * 10 + "로 보낸다"),
        ("src/main/a.py를 연다", "∎" * 13 + "를 연다"),
        ("/usr/bin에 있다", "∎" * 8 + "에 있다"),
        ("C:\\Users\\me에", "∎" * 11 + "에"),
        ("main.cpp를", "∎" * 8 + "를"),
        ("정규식 [^0-9]는", "정규식 ∎∎∎∎∎∎는"),
        ("줄바꿈 \\n은", "줄바꿈 ∎∎은"),
        ("좋다 :smile: 참", "좋다 ∎∎∎∎∎∎∎ 참"),
        ("글{: .box}", "글∎∎∎∎∎∎∎∎"),
    ],
)
def test_words_that_are_no_language_are_masked(note: str, expected: str) -> None:
    assert prose(note) == expected


@pytest.mark.parametrize(
    "note", ["TCP/IP와 I/O를", "읽기/쓰기", "and/or", "Node.js와 Vue.js를", "12:30:45에", "a. 다음"]
)
def test_what_only_looks_like_a_path_or_a_shortcode_stays(note: str) -> None:
    assert prose(note) == note


def test_liquid_is_masked_where_it_runs_with_the_code_it_holds() -> None:
    note = "앞 {{ page.title }} 뒤\n\n{% highlight py %}\nx = 1\n{% endhighlight %}\n"
    masked = prose("---\n---\n" + note, KRAMDOWN).removeprefix("∎∎∎\n∎∎∎\n")
    assert masked.startswith("앞 " + "∎" * 16 + " 뒤")
    assert "x" not in masked


def test_what_stands_in_a_raw_block_is_read_as_markdown() -> None:
    note = "---\n---\n{% raw %}\n읽는 글 `{{ x }}` $y$\n{% endraw %}\n"
    masked = prose(note, KRAMDOWN).splitlines()
    assert masked[2:] == ["∎" * 9, "읽는 글 ∎∎∎∎∎∎∎∎∎ ∎∎∎", "∎" * 12]


def test_titles_and_summaries_of_front_matter_are_prose_and_the_rest_is_not() -> None:
    note = '---\ntitle: "파이썬 기초"\ntags: [파이썬]\nexcerpt: 첫걸음\n---\n본문\n'
    masked = prose(note, KRAMDOWN)
    assert "파이썬 기초" in masked
    assert "첫걸음" in masked
    assert masked.count("파이썬") == 1
    assert [block.kind for block in Note.of(note, KRAMDOWN).prose.blocks] == [
        "title",
        "title",
        "paragraph",
    ]


def test_text_between_html_tags_is_prose_but_code_and_scripts_are_not() -> None:
    note = "<div>\n글 <b>굵게</b> <code>int x</code>\n<script>var a</script></div>\n"
    masked = prose(note)
    assert "글" in masked
    assert "굵게" in masked
    assert "int" not in masked
    assert "var" not in masked


def test_blocks_name_what_they_are() -> None:
    note = "# 제목\n\n문단\n\n- 항목\n\n| 가 |\n|---|\n| 나 |\n"
    blocks = Note.of(note).prose.blocks
    assert [(block.kind, note[block.span.start : block.span.end]) for block in blocks] == [
        ("heading", "# 제목"),
        ("paragraph", "문단"),
        ("item", "항목"),
        ("cell", "가"),
        ("cell", "나"),
    ]
