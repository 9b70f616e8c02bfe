"""Addresses of headings, against the real kramdown where it is installed."""

from benchmarks.ruby import KRAMDOWN as GEMS
from benchmarks.ruby import run_ruby
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.slugs import github_slug, kramdown_slug, read_anchors
from notelint.note.source import Source
from tests.needs import needs_kramdown

_HEADINGS = """\
# 3강: 시작 (Intro) & 끝!

## 같은 제목

## 같은 제목

## 같은 제목

### **굵게** `code_name` [링크](https://example.com) ![그림](a.png) <b>태그</b>

### LSTM -- GRU... "따옴표" &amp; &lt;

### 1️⃣ 이모지 🚀 ㄱㄴ ① Ⅳ x²

### 탭\t그리고  두 칸

### 전각！（괄호） 가운뎃·점 ~물결~ ~~지움~~

### $$x^2$$ 수식과 $y_i$

### 직접 {#own-id}

제목
===

- ### 항목 속 제목

> ### 인용 속 제목

### 각주[^1]

[^1]: 각주

### A_B-C d'E
"""


def ids(text: str, dialect: Dialect = KRAMDOWN) -> list[str]:
    return list(read_anchors(Note.of(text, dialect)).headings)


@needs_kramdown
def test_ids_are_those_that_kramdown_makes() -> None:
    program = """
      def walk(e, o)
        o << e.attr['id'] if e.type == :header; e.children.each { |c| walk(c, o) }
      end
      o = []; walk(Kramdown::Document.new(data, input: 'GFM', hard_wrap: false).root, o); o
    """
    assert ids(_HEADINGS) == run_ruby(program, _HEADINGS, GEMS)


def test_an_id_keeps_letters_marks_digits_and_puts_a_hyphen_for_each_blank() -> None:
    assert kramdown_slug("3강: 시작 (Intro) & 끝!") == "3강-시작-intro--끝"
    assert kramdown_slug("① 하나 ²") == "-하나-"
    assert kramdown_slug("1️⃣ 하나") == "1️⃣-하나"
    assert github_slug(" 앞뒤 공백 ") == "앞뒤-공백"


def test_github_gives_html_headings_an_id_too_and_kramdown_does_not() -> None:
    text = "<h2>HTML <b>제목</b></h2>\n\n## 제목\n"
    assert ids(text, GFM) == ["html-제목", "제목"]
    assert ids(text) == ["제목"]


def test_ids_written_by_hand_are_known() -> None:
    text = '<a name="a"></a> <span ID=b>글</span>\n\n문단\n{: #c .cls}\n\n글[^d]\n\n[^d]: 각주\n'
    anchors = read_anchors(Note.of(text, KRAMDOWN))
    assert {"a", "b", "c", "fn:d", "fnref:d"} <= anchors.others
    assert "c" in anchors


def test_ids_are_uncertain_where_liquid_or_the_settings_make_them() -> None:
    assert read_anchors(Note.of("## 글\n", KRAMDOWN)).certain
    assert not read_anchors(Note.of("## {{ page.title }}\n", KRAMDOWN)).certain
    for options in ({"auto_ids": False}, {"input": "kramdown"}, {"auto_id_prefix": "x-"}):
        site = Site(settings={"kramdown": options})
        assert not read_anchors(Note(Source("## 글\n"), KRAMDOWN, site)).certain
    assert not read_anchors(Note.of("## 글\n", Dialect(site="vitepress"))).certain


def test_docusaurus_takes_the_id_in_braces() -> None:
    assert ids("## 글 {#own}\n", Dialect(site="docusaurus")) == ["own"]
