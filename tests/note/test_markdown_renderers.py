"""The tree is the renderer's tree: compared with the specification and with real renderers."""

import random

import cmarkgfm
import pyromark
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from benchmarks.commonmark_spec import spec_examples
from benchmarks.notes import all_notes
from benchmarks.tree import GFM_ELSEWHERE, compare_blocks, github_page
from benchmarks.tree_blocks import notelint_blocks, pulldown_blocks
from benchmarks.tree_html import normalized, render
from notelint.note.dialect import COMMONMARK, GFM, Dialect
from notelint.note.markdown import parse_markdown
from notelint.note.span import Span
from tests.needs import needs_notes

SPEC = spec_examples()
needs_spec = pytest.mark.skipif(not SPEC, reason="python -m benchmarks.commonmark_spec gets them")

BLOCKS = (
    "- ", "-", "* ", "1. ", "2) ", "> ", ">", ">>", "# ", "## ", "---", "***", "===", "```", "~~~",
    "<div>", "</div>", "<!--", "-->", "<b>", "<br/>", "[a]: /u", "[a]", "    ", "  ", "   ", " ",
    "글", "본문", "`", "  \n", "\n", "\n", "\n\n", "10. ", "+ ", "_ _ _", "```py", "<pre>",
    "</pre>", "x\n", "[b]:\n", '"t"', "\\", "1.", "- - ", "<?", "?>", "<![CDATA[", "]]>", "<!D",
    "<script>",
)  # fmt: skip
INLINES = (
    "*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "](", "](u)", "](<u v>)",
    '](u "t")', "![", "!", "<", ">", "<b>", "</b>", '<a href="x">', "\\", "\\*", "&amp;", "&",
    "text", "가", "나다", ".", ",", '"', " ", " ", "\n", "  \n", "\\\n", "a", "1", "<http://x.y>",
    "[ref]", "[]", "<!-- c -->", "<!--", "-->", "~", "$", "①", "“", "⭐", "\u3000", "\u200b",
    "한", "é",
)  # fmt: skip
STRIKES = ("~", "~~", "~~~", "*", "**", "3~5", "글", "a", " ", " ", ".", "(", ")", "`", "\n")


def labels(text: str, dialect: Dialect) -> list[tuple[int, str]]:
    return [block[:2] for block in notelint_blocks(text, dialect)]


def page(text: str, dialect: Dialect) -> str:
    return normalized(render(parse_markdown(text, Span(0, len(text)), dialect), text))


@needs_spec
def test_every_example_of_the_specification_renders_as_it_says() -> None:
    different = [
        number for number, text, html in SPEC if page(text, COMMONMARK) != normalized(html)
    ]
    assert different == []


@needs_spec
@pytest.mark.parametrize("dialect", [COMMONMARK, GFM_ELSEWHERE], ids=["commonmark", "gfm"])
def test_blocks_of_every_example_are_pulldowns(dialect: Dialect) -> None:
    different = [
        number
        for number, text, _ in SPEC
        if labels(text, dialect) != [block[:2] for block in pulldown_blocks(text, dialect)]
    ]
    assert different == []


def made_up(fragments: tuple[str, ...], seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [
        "".join(chance.choice(fragments) for _ in range(chance.randint(2, 16)))
        for _ in range(count)
    ]


def test_made_up_notes_render_as_two_renderers_agree() -> None:
    markdown_it = MarkdownIt("commonmark")
    agreed = 0
    for text in [*made_up(BLOCKS, 1, 1500), *made_up(INLINES, 2, 1500)]:
        note = f"{text}\n\n[ref]: /u 'T'\n"
        expected = normalized(pyromark.html(note, options=pyromark.Options(0)))
        if normalized(markdown_it.render(note)) == expected:
            agreed += 1
            assert page(note, COMMONMARK) == expected, repr(note)
    assert agreed > 2800


def test_strikethrough_is_where_github_has_it() -> None:
    for text in made_up(STRIKES, 3, 1500):
        expected = normalized(cmarkgfm.markdown_to_html_with_extensions(text, 0, ["strikethrough"]))
        # GitHub still flanks by an older rule: a `~` beside `*` is no punctuation to it.
        if "~*" not in text and "*~" not in text:
            assert page(text, GFM) == expected, repr(text)


@pytest.mark.parametrize(
    "text",
    [
        "글\n| 가 | 나 |\n|---|---|\n| 1 | 2 |",
        "| 가 | 나 |\n|:-:|--:|\n| 1\n|\n| 2 | 3 | 4 |",
        "가|나\n-|-\n`a\\|b`|c\\\\|d\n본문 줄\n\n끝",
        "> 가|나\n> -|-\n게으른 줄",
        "가 | 나\n- | -",
        "가|나\n-|-\n    코드",
        "제목\n:-:\n값",
        "가|나|다\n-|-\n",
        "- 항목\n<br>\n다음",
        "> 인용\n<br>\n다음",
        "- [x] 한 일\n- [ ] 할 일\n- [가] 아님\n1. [X] 셋",
        "글[^a]과 [^없음]\n\n[^a]: 각주\n\n    이어지는 문단\n",
        "https://a.kr/가나다. (www.a.kr/b) http://a_b.kr [https://a.kr] a@b.kr 가https://a.kr?",
        "[https://a.kr](b) <https://a.kr> `https://a.kr` https://a.kr/(b)) https://a.kr/?a&lt;",
    ],
)
def test_additions_of_github_are_as_github_renders_them(text: str) -> None:
    assert page(text, GFM) == normalized(github_page(text))


@needs_notes
@pytest.mark.parametrize("dialect", [COMMONMARK, GFM_ELSEWHERE], ids=["commonmark", "gfm"])
def test_blocks_of_99_in_100_real_notes_are_pulldowns(dialect: Dialect) -> None:
    notes = [(str(note.path), note.text[note.body.start :]) for _, note in all_notes(cap=20)]
    assert compare_blocks(notes, dialect, listed=0) >= 0.99


# Where we do not follow one of the renderers above, and why.


def test_a_closing_fence_may_be_followed_by_a_tab_as_the_specification_says() -> None:
    """pulldown-cmark takes the line for code (CommonMark 0.31.2, section 4.5)."""
    text = "```\n코드\n```\t\n\n# 제목"
    assert labels(text, COMMONMARK) == [(0, "fenced code"), (0, "heading 1")]


def test_a_quote_marker_after_a_tab_is_text_of_the_open_paragraph() -> None:
    """A tab is four columns, so `>` opens nothing; pulldown-cmark and markdown-it open a quote."""
    assert labels("> 인용\n\t> 본문", COMMONMARK) == [(0, "quote"), (1, "paragraph")]


def test_symbols_are_punctuation_beside_emphasis_as_since_commonmark_0_31() -> None:
    """cmark-gfm follows 0.29, where `⭐` is none; newer renderers make the text bold."""
    github = cmarkgfm.markdown_to_html("⭐**(중요)**", Options.CMARK_OPT_DEFAULT)
    assert "strong" not in github
    assert "<strong>" in page("⭐**(중요)**", GFM)


def test_a_label_with_a_backslash_at_its_lines_end_is_not_seen_after_a_reference() -> None:
    """mistune's label ends there, so that `[ref]` stays a link; other renderers drop it."""
    text = "[ref][가\\\n나]\n\n[ref]: /u"
    assert "href" not in normalized(pyromark.html(text, options=pyromark.Options(0)))
    assert "href" in page(text, COMMONMARK)
