"""Inlines: emphasis beside Korean, links and their parts, code, breaks, URLs."""

import pytest

from notelint.note.dialect import COMMONMARK, GFM, Dialect, Renderer
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span

CJK_FRIENDLY = Dialect(Renderer.COMMONMARK, cjk_friendly=True)


def inlines(text: str, dialect: Dialect = GFM) -> list[Node]:
    return parse_markdown(text, Span(0, len(text)), dialect).children[0].children


def found(text: str, kind: Kind, dialect: Dialect = GFM) -> list[tuple[str, str]]:
    """Source and content of each node of a kind."""
    tree = parse_markdown(text, Span(0, len(text)), dialect)
    return [
        (text[slice(*node.span)], text[slice(*node.content)])
        for node in tree.walk()
        if node.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "bold", "bold_cjk_friendly"),
    [
        ("**용어(term)**는", False, True),
        ("이것은**(중요)**합니다", False, True),
        ('**"인용"**은', False, True),
        ("**😀**는", False, True),
        ("**용어(term)는**", True, True),
        ("**용어**(term)는", True, True),
        ("**용어(term)** 는", True, True),
        ("**①**은", True, True),
        ("__용어__는", False, False),
        ("** 글 **", False, False),
        ("**용어(term)**s", False, False),
    ],
)
def test_bold_beside_korean(text: str, bold: bool, bold_cjk_friendly: bool) -> None:
    assert bool(found(text, Kind.STRONG)) is bold
    assert bool(found(text, Kind.STRONG, CJK_FRIENDLY)) is bold_cjk_friendly


def test_a_variation_selector_is_no_punctuation() -> None:
    """mistune takes every character that is no letter for punctuation."""
    assert found("**주의⚠\ufe0f**는", Kind.STRONG) == [("**주의⚠\ufe0f**", "주의⚠\ufe0f")]


def test_nested_emphasis_has_the_markers_next_to_its_content() -> None:
    text = "***가** 나* **다 *라***"
    assert found(text, Kind.EMPHASIS) == [("***가** 나*", "**가** 나"), ("*라*", "라")]
    assert found(text, Kind.STRONG) == [("**가**", "가"), ("**다 *라***", "다 *라*")]


def test_a_run_that_closes_nothing_at_first_may_find_a_later_opener() -> None:
    assert found("본~가__~__.__", Kind.STRONG) == [("__.__", ".")]


def test_literal_markers_stay_in_one_text_with_the_words_around_them() -> None:
    (text,) = inlines("**용어(term)**는 2*3*")[:1]
    assert text.attrs["text"] == "**용어(term)**는 2"


def test_emphasis_runs_over_a_line_end_in_a_quote() -> None:
    assert found("> **가\n> 나**", Kind.STRONG) == [("**가\n> 나**", "가\n> 나")]


def test_single_tildes_strike_as_on_github() -> None:
    assert found("3~5개, 1~2개 ~~취소~~ ~~~셋~~~", Kind.STRIKETHROUGH) == [
        ("~5개, 1~", "5개, 1"),
        ("~~취소~~", "취소"),
    ]
    assert found("~~취소~~", Kind.STRIKETHROUGH, COMMONMARK) == []


def test_a_link_knows_how_it_is_written_and_where_its_parts_are() -> None:
    text = "[글](<길 이> \"제목\") [글][가] [가][] [가] ![그림](a%20b.png)\n\n[가]: /u '답'"
    links = [node for node in inlines(text) if node.kind in (Kind.LINK, Kind.IMAGE)]
    assert [(node.attrs["form"], node.attrs["url"], node.attrs["title"]) for node in links] == [
        ("inline", "길 이", "제목"),
        ("full", "/u", "답"),
        ("collapsed", "/u", "답"),
        ("shortcut", "/u", "답"),
        ("inline", "a%20b.png", None),
    ]
    assert text[slice(*links[0].attrs["url_span"])] == "<길 이>"
    assert text[slice(*links[0].attrs["title_span"])] == '"제목"'
    assert [text[slice(*node.content)] for node in links] == ["글", "글", "가", "가", "그림"]


def test_links_are_made_inside_an_html_anchor() -> None:
    """mistune makes none there; renderers do not look into tags."""
    assert found('<a href="x">[글](y)</a>', Kind.LINK) == [("[글](y)", "글")]


def test_brackets_without_a_definition_are_text() -> None:
    (text,) = inlines("[백준 1000] 문제와 [^0-9] 식")
    assert text.attrs["text"] == "[백준 1000] 문제와 [^0-9] 식"


def test_code_keeps_its_backticks_out_of_its_content() -> None:
    text = "> `` `가` ``과 `나\n> 다`"
    assert found(text, Kind.CODE) == [("`` `가` ``", " `가` "), ("`나\n> 다`", "나\n> 다")]
    codes = [node for node in inlines(text)[0].children if node.kind is Kind.CODE]
    assert [code.attrs["text"] for code in codes] == ["`가`", "나 다"]


def test_escapes_are_resolved_in_text_and_counted_in_places() -> None:
    (text,) = inlines("가\\*나\\_다")
    assert text.attrs["text"] == "가*나_다"
    assert text.span == Span(0, 7)


def test_an_escaped_ampersand_does_not_join_an_entity() -> None:
    assert [node.attrs["text"] for node in inlines("\\&lt;는 &lt;")] == ["&", "lt;는 &lt;"]


def test_breaks_are_hard_after_two_spaces_or_a_backslash() -> None:
    text = "가  \r\n나\\\n다 \n라"
    breaks = [
        (node.kind, text[slice(*node.span)]) for node in inlines(text) if node.kind is not Kind.TEXT
    ]
    assert breaks == [
        (Kind.HARD_BREAK, "  \r\n"),
        (Kind.HARD_BREAK, "\\\n"),
        (Kind.SOFT_BREAK, " \n"),
    ]


def test_wide_spaces_at_a_lines_start_are_text() -> None:
    """mistune swallows them with the line end."""
    assert [node.attrs["text"] for node in inlines("가\n\u3000나") if node.kind is Kind.TEXT] == [
        "가",
        "\u3000나",
    ]


def test_tags_in_angle_brackets_are_html_and_korean_ones_text() -> None:
    assert found("<b>글</b> <명령> List<String> 1 < 2", Kind.HTML) == [
        ("<b>", "<b>"),
        ("</b>", "</b>"),
        ("<String>", "<String>"),
    ]


def test_bare_urls_end_before_punctuation_and_are_only_githubs() -> None:
    text = "(https://a.kr/b_c_d). 메일 a_b@c.kr, www.a.kr"
    assert [source for source, _ in found(text, Kind.AUTOLINK)] == [
        "https://a.kr/b_c_d",
        "a_b@c.kr",
        "www.a.kr",
    ]
    assert found(text, Kind.AUTOLINK, COMMONMARK) == []
    urls = [node.attrs["url"] for node in inlines(text) if node.kind is Kind.AUTOLINK]
    assert urls == ["https://a.kr/b_c_d", "mailto:a_b@c.kr", "http://www.a.kr"]


def test_an_autolink_has_its_address_as_content() -> None:
    assert found("<https://a.kr> <a@b.kr>", Kind.AUTOLINK) == [
        ("<https://a.kr>", "https://a.kr"),
        ("<a@b.kr>", "a@b.kr"),
    ]


def test_a_footnote_reference_needs_its_definition() -> None:
    text = "글[^가]과 [^나]\n\n[^가]: 각주"
    assert found(text, Kind.FOOTNOTE_REFERENCE) == [("[^가]", "가")]
    assert found(text, Kind.FOOTNOTE_REFERENCE, COMMONMARK) == []


def test_a_nul_is_shown_as_the_replacement_character() -> None:
    (text,) = inlines("가\0나")
    assert (text.attrs["text"], text.span) == ("가\ufffd나", Span(0, 3))


def test_emphasis_nested_too_deep_is_literal() -> None:
    text = "*가 " * 500 + "나" + " 다*" * 500
    depth = 0
    node = inlines(text)[-1]
    while node.kind is Kind.EMPHASIS:
        depth += 1
        node = next(
            (child for child in node.children if child.kind is Kind.EMPHASIS), node.children[0]
        )
    assert depth <= 50
