"""Every node of every tree has its true place in the note, whatever the note looks like."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.commonmark_spec import spec_examples
from benchmarks.tree_blocks import notelint_blocks
from notelint.note.dialect import COMMONMARK, GFM, Dialect
from notelint.note.markdown import parse_markdown
from notelint.note.span import Span
from tests.needs import needs_notes
from tests.note.tree_invariants import broken_in_real_notes, broken_invariants

SPEC = spec_examples()
needs_spec = pytest.mark.skipif(not SPEC, reason="python -m benchmarks.commonmark_spec gets them")

FRAGMENTS = (
    "- ", "* ", "+ ", "1. ", "2) ", "10. ", "-", "> ", ">", ">>", "# ", "## ", "#", "---", "***",
    "===", "```", "~~~", "```py", "<div>", "</div>", "<!--", "-->", "<b>", "</b>", "<br/>",
    "[a]: /u", "[a]", "[b]: <c d> 't'", "[a](b \"t\")", "![", "](u)", "[^1]: ", "[^1]", "[ ] ",
    "    ", "  ", " ", "\t", "글", "사과", "\u1100\u1161\u11a8", "👩‍💻", "é", "a", "b ", "`", "``",
    "*", "**",
    "_", "~~", "~", "\\", "\\*", "&amp;", "&", "|", "| a | b |", "|---|---|", "-|-", "\\|", "\0",
    "https://a.kr/b", "a@b.kr", "<http://a.kr>", "\u3000", "\u200b", "  \n", "\\\n", "\n", "\n",
    "\n", "\n\n", "\r\n", "\r\n", "\r", "<script>", "</script>", "<?", "?>", "<!A", "<![CDATA[",
)  # fmt: skip
NOTES = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
DIALECTS = (COMMONMARK, GFM, GFM._replace(site="hugo", cjk_friendly=True))


@settings(max_examples=600)
@given(NOTES, st.sampled_from(DIALECTS))
def test_places_are_true_in_any_note(text: str, dialect: Dialect) -> None:
    assert_places_true(text, Span(0, len(text)), dialect)


@settings(max_examples=300)
@given(NOTES, st.sampled_from(("---\ntitle: 글\n---\n", "+++\r\n+++\r\n", "각👩‍💻\n")), NOTES)
def test_places_count_from_the_start_of_the_file(body: str, before: str, after: str) -> None:
    span = Span(len(before), len(before) + len(body))
    assert_places_true(before + body + after, span, GFM)


@settings(max_examples=300)
@given(NOTES)
def test_line_ends_of_two_characters_change_places_but_not_the_tree(text: str) -> None:
    text = text.replace("\r", "")
    crlf = text.replace("\n", "\r\n")
    shape = [block[:2] for block in notelint_blocks(text, GFM)]
    assert [block[:2] for block in notelint_blocks(crlf, GFM)] == shape
    starts = [text[block.start : block.start + 1] for block in notelint_blocks(text, GFM)]
    assert [
        crlf[block.start : block.start + 1].replace("\r", "\n")
        for block in notelint_blocks(crlf, GFM)
    ] == starts


def in_lines(first: str, others: str) -> Callable[[str], str]:
    def wrap(text: str) -> str:
        head, *tail = text.split("\n")
        return "\n".join([first + head, *(others + line if line else line for line in tail)])

    return wrap


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "quote": lambda text: "".join(f"> {line}" for line in text.splitlines(keepends=True)),
    "tight quote": lambda text: "".join(f">{line}" for line in text.splitlines(keepends=True)),
    "lazy quote": lambda text: f"> {text}",
    "item": in_lines("- ", "  "),
    "ordered item": in_lines("10. ", "    "),
    "item with tab": in_lines("-\t", "\t"),
    "quote in item": in_lines("* > ", "  > "),
    "item in quote in item": in_lines("1. > - ", "   >   "),
    "code by accident": in_lines("    ", "    "),
    "Hangul": lambda text: f"글입니다.\n\n{text}".replace("foo", "사과"),
    "decomposed Hangul": lambda text: text.replace("foo", unicodedata.normalize("NFD", "사과")),
    "emoji": lambda text: f"👩‍💻 {text}".replace("bar", "🎉"),
    "NUL": lambda text: text.replace("foo", "f\0o").replace(" ", " \0", 1),
    "footnote": in_lines("[^1]: ", "    "),
}


@needs_spec
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_places_are_true_in_the_examples_of_the_specification(wrapping: str) -> None:
    for _, markdown, _ in SPEC:
        text = WRAPPINGS[wrapping](markdown)
        assert_places_true(text, Span(0, len(text)), GFM)
        text = f"---\ntitle: 글\n---\n{text}"
        assert_places_true(text, Span(17, len(text)), COMMONMARK)


@needs_notes
def test_places_are_true_in_real_notes() -> None:
    assert broken_in_real_notes(GFM) == []


def assert_places_true(text: str, body: Span, dialect: Dialect) -> None:
    broken = broken_invariants(parse_markdown(text, body, dialect), text, body)
    assert not broken, f"{text!r}: {broken}"
