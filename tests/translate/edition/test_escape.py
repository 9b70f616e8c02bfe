"""Whatever an engine says, its words are words in the edition."""

import json
import tomllib

import pytest
import yaml

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.translate.edition.escape import escape
from notelint.translate.edition.structure import structure_differences
from notelint.translate.extract import ExtractOptions, segments_of
from tests.translate.edition.editions import edition_of

HOSTILE = [
    "a *b* c",
    "a **b** c",
    "_a_ b",
    "a ~~b~~",
    "`a` b",
    "a ` b",
    "```",
    "~~~",
    "$a$ b",
    "$$a$$",
    "<b>a</b>",
    "</p>",
    "<!-- a",
    "a -->",
    "<https://a.b>".replace("https://a.b", "tag"),
    "&amp; a",
    "&#42;a&#42;",
    "[a](b)",
    "[a][b]",
    "![a](b)",
    "[^1]",
    "[a]: b",
    "*[HTML]: b",
    "{{ a }}",
    "{% raw %}",
    "{: .notice}",
    "{#id}",
    "# a",
    "a #",
    "- a",
    "+ a",
    "* a",
    "1. a",
    "2) a",
    "> a",
    ": a",
    "---",
    "***",
    "===",
    "+++",
    "|a|b|",
    "a | b",
    "|---|",
    "a\nb",
    "a\n\nb",
    "a\r\n- b",
    "    a",
    "\ta",
    "a  ",
    "a\\",
    "a\\\nb",
    "\\(a\\)",
    "[x] a",
    "^",
    "a\x00b",
    "a\u2028b",
    "{ a: b }",
    "'",
    '"',
    "\\",
    "key: value",
    "a # b",
    "&anchor a",
    "!tag a",
    "@a",
    "%a",
    "null",
    "true",
    "1.5",
    "2024-01-01",
    "? a",
    "- - -",
    "...",
]
CONTEXTS = {
    "paragraph": "앞.\n\n손실 함수\n\n뒤.\n",
    "line": "앞.\n손실 함수\n뒤.\n",
    "item": "- 앞\n- 손실 함수\n- 뒤\n",
    "task": "- [ ] 앞\n- [ ] 손실 함수\n",
    "number": "1. 앞\n2. 손실 함수\n",
    "quote": "> 앞\n> 손실 함수\n",
    "heading": "앞\n\n## 손실 함수\n\n뒤\n",
    "closed heading": "앞\n\n## 손실 함수 ##\n",
    "setext": "앞\n\n손실 함수\n========\n",
    "cell": "| 앞 | b |\n|---|---|\n| 손실 함수 | `c` |\n",
    "definition": "앞\n: 손실 함수\n",
    "colons": "- 앞<br><br>\n: : 손실 함수<br>\n: : 뒤\n",
    "html": "<p>앞</p>\n\n<div>\n손실 함수\n</div>\n",
    "summary": "<p>앞</p>\n\n<details>\n<summary>손실 함수</summary>\n</details>\n",
    "bold": "앞\n\n**손실 함수**\n",
    "link": "앞\n\n[손실 함수](a.md)\n",
    "footnote": "앞[^a]\n\n[^a]: 손실 함수\n",
    "alt": "앞\n\n![손실 함수](a.png)\n",
    "link title": '앞\n\n[a](b.md "손실 함수")\n',
    "apostrophes": "앞\n\n[a](b.md '손실 함수')\n",
    "image title": '앞\n\n![a](b.png "손실 함수") c\n',
    "double": '---\ndescription: "앞"\ntitle: "손실 함수"\nlayout: a\n---\n',
    "single": "---\ndescription: '앞'\ntitle: '손실 함수'\nlayout: a\n---\n",
    "plain": "---\ndescription: 앞\ntitle: 손실 함수\nlayout: a\n---\n",
    "literal": "---\ndescription: 앞\ntitle: |\n  손실 함수\nlayout: a\n---\n",
    "folded": "---\ndescription: 앞\ntitle: >-\n  손실 함수\nlayout: a\n---\n",
}


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=lambda dialect: str(dialect.renderer))
@pytest.mark.parametrize("context", CONTEXTS)
def test_hostile_words_leave_the_structure_in_every_context(context: str, dialect: Dialect) -> None:
    source = Note.of(CONTEXTS[context], dialect)
    for words in HOSTILE:
        edition = edition_of(source.text, "before", words, dialect=dialect)
        assert structure_differences(source, Note.of(edition, dialect)) == [], words


@pytest.mark.parametrize("quoting", ["double", "single", "plain", "folded"])
@pytest.mark.parametrize("words", [words for words in HOSTILE if words.isprintable()])
def test_a_value_of_yaml_reads_as_the_engine_s_words(quoting: str, words: str) -> None:
    edition = edition_of(CONTEXTS[quoting], "before", words)
    values = yaml.safe_load(edition.split("---\n", 1)[1].rsplit("---\n", 1)[0])
    assert values == {"description": "before", "title": words.strip(), "layout": "a"}


def test_a_plain_value_is_quoted_only_where_it_must_be() -> None:
    text = "---\ntitle: 손실 함수\n---\n"
    assert edition_of(text, "The loss, of course") == "---\ntitle: The loss, of course\n---\n"
    assert edition_of(text, "Loss: a #1 guide") == "---\ntitle: 'Loss: a #1 guide'\n---\n"
    assert edition_of(text, "It's: loss") == '---\ntitle: "It\'s: loss"\n---\n'
    assert edition_of(text, "2024") == "---\ntitle: '2024'\n---\n"


def test_values_of_toml_and_json_read_as_the_engine_s_words() -> None:
    said = 'The "loss" \\ it'
    toml = edition_of('+++\ntitle = "손실" # 메모\n+++\n', said, dialect=GFM)
    assert tomllib.loads(toml.split("+++")[1]) == {"title": said}
    written = edition_of('{\n  "title": "손실"\n}\n', said, dialect=GFM)
    assert json.loads(written) == {"title": said}
    assert edition_of("+++\ntitle = '손실'\n+++\n", "it's", dialect=GFM) == (
        "+++\ntitle = 'it’s'\n+++\n"
    )


def test_the_source_itself_is_left_as_it_is() -> None:
    text = "- 2 * 3 * 4 는 _안_ 변한다 | 그대로 <tag\n"
    note = Note.of(text, GFM)
    for segment in segments_of(note):
        said = note.source[segment.span]
        assert escape(segment, note, said) == said


@pytest.mark.parametrize("said", ["", "  ", "\n", "\x00"])
def test_an_empty_translation_leaves_the_source(said: str) -> None:
    assert edition_of("- 손실 함수\n- 둘\n", said) == "- 손실 함수\n- 둘\n"


@pytest.mark.parametrize(
    ("source", "said", "edition"),
    [
        # What needs no escape gets none.
        ("손실 함수\n", "2 * 3 - 4 = 2", "2 * 3 - 4 = 2\n"),
        ("손실 함수\n", "a_b is 5~6, [Baekjoon 1000]: C#", "a_b is 5~6, [Baekjoon 1000]&#58; C#\n"),
        ("손실 함수\n", "-5 degrees, 1.5 times", "-5 degrees, 1.5 times\n"),
        # Emphasis keeps its spaces outside.
        ("이 **손실** 함수\n", "the ** loss ** function", "the **loss** function\n"),
        ("이 [손실](a.md) 함수\n", "the [loss](a.md) one", "the [loss](a.md) one\n"),
        # A word is no part of an address or a formula.
        ("주소는 https://a.kr이다\n", "It is https://a.kris", "It is https://a.kr is\n"),
        ("값 $x$는 크다\n", "value $x$is big", "value $x$ is big\n"),
    ],
)
def test_translations_read_as_a_person_would_write_them(
    source: str, said: str, edition: str
) -> None:
    assert edition_of(source, said) == edition


def test_commonmark_emphasis_gets_the_space_that_it_needs() -> None:
    text = "이 **손실 함수** 값\n"
    assert edition_of(text, "the**loss (L)**value", dialect=GFM) == "the**loss (L)** value\n"
    assert edition_of(text, "the**loss (L)**value") == "the**loss (L)**value\n"


def test_html_attributes_hold_any_words() -> None:
    options = ExtractOptions(attributes=("alt", "title"))
    text = '<img alt="손실" title=\'함수\' src="a.png">\n'
    edition = edition_of(text, "\"a\" > 'b'", "'c' <d>", options=options)
    assert edition == (
        "<img alt=\"&quot;a&quot; &gt; 'b'\" title='&#39;c&#39; &lt;d&gt;' src=\"a.png\">\n"
    )


def test_characters_that_an_encoding_lacks_are_written_as_references() -> None:
    note = Note(Source("손실\n", encoding="cp949"), KRAMDOWN)
    (segment,) = segments_of(note)
    assert escape(segment, note, "naïve 🔥") == "na&#239;ve &#128293;"
