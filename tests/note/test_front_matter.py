"""Front matter: where it is, what is in it, and where everything stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.front_matter import FrontMatter, read_front_matter
from notelint.note.front_matter.dates import date_error
from notelint.note.source import Source
from notelint.note.span import Span

HUGO = GFM._replace(site="hugo")


def read(text: str, dialect: Dialect = KRAMDOWN) -> FrontMatter:
    return read_front_matter(Source(text), dialect)


def cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_keys_and_values_have_their_places_with_crlf_and_hangul() -> None:
    text = """---
title:  "1강: 시작 😀"
tags: [그래프, 'bfs']
list:
- 하나
-
- 셋
---
본문"""
    text = text.replace("\n", "\r\n")
    front_matter = read(text)
    assert front_matter.kind == "yaml"
    assert cut(text, front_matter.span).endswith("셋\r\n---")
    assert text[front_matter.body_start :] == "본문"
    assert [cut(text, e.key_span) for e in front_matter.entries] == ["title", "tags", "list"]
    assert [cut(text, e.value.span) for e in front_matter.entries] == [
        '"1강: 시작 😀"',
        "[그래프, 'bfs']",
        "- 하나\r\n-\r\n- 셋",
    ]
    tags, items = front_matter.get("tags"), front_matter.get("list")
    assert tags is not None
    assert items is not None
    assert (tags.style, [cut(text, item.span) for item in tags.items]) == (
        "flow",
        ["그래프", "'bfs'"],
    )
    assert items.value == ["하나", None, "셋"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2024-01-02", "date"),
        ("2024-01-02 09:00:00 +09:00", "datetime"),
        ("2024-01-02 09:00", "string"),
        ("2021-11-31", "string"),
        ("yes", "bool"),
        ("ture", "string"),
        ("12", "int"),
        ("1.5", "float"),
        ("", "null"),
        ("~", "null"),
        ('"2024-01-02"', "string"),
        ("!!str 12", "string"),
        ("|\n  글", "string"),
        ("{a: 1}", "map"),
    ],
)
def test_a_scalar_has_the_type_yaml_1_1_gives_it(written: str, kind: str) -> None:
    value = read(f"---\nkey: {written}\n---\n").get("key")
    assert value is not None
    assert value.kind == kind


def test_of_duplicate_keys_both_are_kept_and_the_last_counts() -> None:
    front_matter = read("---\ntitle: 하나\ntitle: 둘\n---\n")
    assert [entry.key for entry in front_matter.entries] == ["title", "title"]
    value = front_matter.get("title")
    assert value is not None
    assert value.value == "둘"


def test_a_broken_block_still_ends_where_jekyll_has_it_end() -> None:
    text = "---\ntitle: 3강: 시작\n---\n\n본문\n"
    front_matter = read(text)
    assert front_matter.error is not None
    assert (front_matter.error.kind, front_matter.error.offset) == ("syntax", text.index(": 시작"))
    assert text[front_matter.body_start :] == "\n본문\n"


@pytest.mark.parametrize("above", ["\n", "\n\n", " ", "\ufeff", "\u200b\n"])
def test_a_block_below_blanks_is_text_but_not_to_hugo(above: str) -> None:
    text = f"{above}---\ntitle: 글\n---\n본문\n"
    front_matter = read(text)
    assert (front_matter.kind, front_matter.body_start) == ("none", 0)
    assert front_matter.misplaced is not None
    assert cut(text, front_matter.misplaced) == "---\ntitle: 글\n---"
    assert read(text, HUGO).get("title") is not None


def test_a_block_that_is_never_closed_is_seen_up_to_its_last_key() -> None:
    text = "---\ntitle: 글\ntags:\n  - 하나\n\n# 본문\n\n글: 아님\n"
    front_matter = read(text)
    assert front_matter.kind == "none"
    assert front_matter.unclosed == Span(0, text.index("\n\n# 본문"))


def test_two_thematic_breaks_are_no_front_matter_outside_jekyll() -> None:
    text = "---\n\n들어가며\n\n---\n\n본문\n"
    assert read(text, GFM) == FrontMatter()
    jekyll = read(text)
    assert jekyll.error is not None
    assert jekyll.error.kind == "not-a-map"


def test_toml_gives_its_top_level_keys() -> None:
    text = '+++\ntitle = "글"\ntags = [\n "a", # b = 1\n]\n\n[params]\nmath = true\n+++\n본문'
    front_matter = read(text, HUGO)
    assert front_matter.kind == "toml"
    assert [e.key for e in front_matter.entries] == ["title", "tags", "params"]
    assert cut(text, front_matter.entries[0].value.span) == '"글"'
    assert text[front_matter.body_start :] == "본문"
    broken = read("+++\ntitle = 글\n+++\n본문", HUGO)
    assert broken.error is not None
    assert broken.error.offset == len("+++\ntitle = ")


def test_json_gives_its_members() -> None:
    text = '{\n  "title": "글 \\"}\\"", "tags": ["a"]\n}\n본문'
    front_matter = read(text, HUGO)
    assert front_matter.kind == "json"
    assert [cut(text, e.value.span) for e in front_matter.entries] == ['"글 \\"}\\""', '["a"]']
    assert text[front_matter.body_start :] == "본문"
    assert read('{"title": 글}\n본문', HUGO).error is not None


@pytest.mark.parametrize("start", ["{: .notice}\n글", "{{ page.title }}\n", "{% raw %}"])
def test_liquid_and_attribute_lists_are_no_json(start: str) -> None:
    assert read(start, GFM).kind == "none"


def test_a_bomb_of_aliases_and_deep_nesting_are_too_big_to_read() -> None:
    bomb = "".join(f"k{i + 1}: &k{i + 1} [{', '.join([f'*k{i}'] * 9)}]\n" for i in range(30))
    for block in (f"k0: &k0 [x]\n{bomb}", "a: " + "[" * 50_000, "a: " + "{a: " * 50_000):
        error = read(f"---\n{block}\n---\n본문\n").error
        assert error is not None
        assert error.kind == "too-big"


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))),
        max_size=5,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_quoted_values_come_back_and_their_spans_hold_them(
    values: dict[str, str], line_end: str
) -> None:
    import yaml

    lines = [
        f"{key}: '{value.translate({0x85: None, 0xFEFF: None}).replace(chr(39), chr(39) * 2)}'"
        for key, value in values.items()
        if not yaml.reader.Reader.NON_PRINTABLE.search(value)
    ]
    text = line_end.join(["---", *lines, "---", "본문"])
    front_matter = read(text)
    assert front_matter.error is None
    assert [cut(text, e.value.span) for e in front_matter.entries if e.key != "null"] == [
        line.split(": ", 1)[1] for line in lines if not line.startswith("null:")
    ]
    assert text[front_matter.body_start :] == "본문"


def test_toml_keys_behind_values_of_several_lines_are_found() -> None:
    block = (
        'a = [\n  ["b"],\n  [ "c = 1" ], # ] "\n  { d = 1 },\n["e"]\n]\nf = """\n[g]\nh = 1\n""""\n'
        "i = '''\n[j]\n'''\nk = \"[\"\n[l]\nm = 1\n"
    )
    matter = read(f"+++\n{block}+++\n", HUGO)
    assert matter.error is None
    assert [entry.key for entry in matter.entries] == ["a", "f", "i", "k", "l"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("어제", "words"),
        ("next Monday", "words"),
        ("{{ date }}", None),
        ("<% tp.date.now() %>", None),
        ("Mon, 4 Mar 2024", None),
        ("2024-13-01", "month"),
        ("", None),
    ],
)
def test_a_text_without_a_digit_is_no_date_unless_a_template_fills_it_in(
    text: str, error: str | None
) -> None:
    assert date_error(text) == error
