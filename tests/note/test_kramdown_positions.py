"""Every node of a kramdown tree has its true place in the note, whatever the note looks like."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.kramdown_form import Entry, our_blocks
from notelint.note.dialect import KRAMDOWN
from notelint.note.markdown import kramdown
from notelint.note.markdown.kramdown import parse_kramdown
from notelint.note.markdown.kramdown_items import Item
from notelint.note.node import Kind, Node
from notelint.note.span import Span
from tests.needs import needs_notes
from tests.note.kramdown_block_cases import BLOCK_CASES
from tests.note.tree_invariants import RULES, Rule, broken_in_real_notes, broken_invariants

FRAGMENTS = (
    "- ", "* ", "+ ", "1. ", "10. ", "-", "> ", ">", "# ", "## ", "#", "---", "***", "===",
    "```", "~~~", "````", "```py", "    ", "  ", " ", "\t", "글", "사과", "\u1100\u1161\u11a8",
    "👩‍💻", "b ", ": ", ": : ",
    ":", "|", "| a | b |", "|---|---|", "|===", "\\|", "<div>", "</div>",
    "<b>", "</b>", "<u>", "</u>", "<br>", "<명령>", '<div markdown="1">', '<p markdown="1">',
    "<script>", "</script>", '<img src="a">', "<!--", "-->", "<?", "?>", "<http://a.kr>",
    "<a@b.kr>", "<<", "$$", "$$x$$", "\\$$", "[", "]", "(", ")", "![", "](u)", '[a](b "t")',
    "[a]", "[a]: u", "[^1]: ", "[^1]", "*[A]: b", "{: .x}", "{:toc}", "{:a: .b}", "{::comment}",
    "{:/}", "^", "`", "``", "*", "**", "_", "__", "~~", "\\", "\\*", '"', "'", "&amp;",
    "[ ] ", "[x] ", "\0", "\u00a0", "  \n", "\\\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r",
    "{% raw %}", "{% endraw %}", "{% highlight c %}", "{% endhighlight %}", "{% comment %}",
    "{% endcomment %}",
)  # fmt: skip
NOTES = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)

_ESCAPE = re.compile(r"\\(<<|>>|[\\.*_+`<>()\[\]{}#!:|\"'$=\-~])")


def text_is_shown(node: Node, text: str) -> bool:
    source = text[slice(*node.span)]
    if "{%" in source:
        return True  # Liquid's tags are gone from what is shown
    shown = _ESCAPE.sub(r"\1", source), source  # the latter in raw elements
    return node.attrs["text"] in [text.replace("\0", "\ufffd") for text in shown]


def code_is_between_backticks(node: Node, text: str) -> bool:
    source, content = text[slice(*node.span)], text[slice(*node.content)]
    return source.startswith("`") and source.endswith("`") and content in source


def link_has_its_address(node: Node, text: str) -> bool:
    url = node.attrs["url_span"]
    opening = "[" if node.kind is Kind.LINK else "!["
    if not text.startswith(opening, node.span.start):
        return False
    lines = ("\n", "\r", "{%")
    raw = text[slice(*url)] if url else ""
    return url is None or raw == node.attrs["url"] or any(part in raw for part in lines)


def heading_has_its_marks(node: Node, text: str) -> bool:
    level, closing = node.attrs["level"], node.attrs["closing_span"]
    if node.attrs["setext"]:
        # kramdown takes a mixed underline for what it begins with.
        return text[closing.start] == "=-"[level - 1]
    return text.startswith("#" * level, node.span.start)


def fence_is_at_its_place(node: Node, text: str) -> bool:
    if not node.attrs["fenced"]:
        return True
    fence, info = node.attrs["fence_span"], node.attrs["info_span"]
    return (
        text[slice(*fence)] == node.attrs["fence"]
        and text[slice(*info)] == node.attrs["info"]
        and text[slice(*node.attrs["closing_span"])].startswith(node.attrs["fence"][:3])
    )


def starts_with(*prefixes: str) -> Rule:
    return lambda node, text: text.startswith(prefixes, node.span.start)


KRAMDOWN_RULES = {
    **RULES,
    Kind.TEXT: text_is_shown,
    Kind.CODE: code_is_between_backticks,
    Kind.LINK: link_has_its_address,
    Kind.IMAGE: link_has_its_address,
    Kind.HTML: starts_with("<", "{%"),
    Kind.HEADING: heading_has_its_marks,
    Kind.CODE_BLOCK: fence_is_at_its_place,
    Kind.DEFINITION: starts_with(":"),
    Kind.MATH: starts_with("$$"),
    Kind.MATH_BLOCK: starts_with("$$"),
    Kind.ATTRIBUTE_LIST: starts_with("{:", "^"),
    Kind.ABBREVIATION_DEFINITION: starts_with("*["),
}


@settings(max_examples=1000)
@given(NOTES, st.booleans())
def test_places_are_true_in_any_note(text: str, liquid: bool) -> None:
    assert_places_true(text, Span(0, len(text)), liquid)


@settings(max_examples=300)
@given(NOTES, st.sampled_from(("---\ntitle: 글\n---\n", "각👩‍💻\r\n")), NOTES)
def test_places_count_from_the_start_of_the_file(body: str, before: str, after: str) -> None:
    assert_places_true(before + body + after, Span(len(before), len(before) + len(body)), True)


@settings(max_examples=300)
@given(NOTES)
def test_line_ends_of_two_characters_change_places_but_not_the_tree(text: str) -> None:
    text = text.replace("\r", "")
    crlf = text.replace("\n", "\r\n")
    assert shape(crlf) == shape(text)


@settings(max_examples=1000)
@given(NOTES)
def test_what_is_plain_is_read_in_short_as_it_is_at_length(text: str) -> None:
    in_short = parse_kramdown(text, Span(0, len(text)), liquid=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Item, "plain_line", lambda _: None)
        patch.setattr(kramdown, "is_plain", lambda _: False)
        at_length = parse_kramdown(text, Span(0, len(text)), liquid=False)
    assert repr(in_short) == repr(at_length)


def shape(text: str) -> list[Entry]:
    def without_place(entries: list[Entry]) -> list[Entry]:
        return [[*entry[:3], without_place(entry[3])] for entry in entries]

    return without_place(our_blocks(text, Span(0, len(text))))


@pytest.mark.parametrize("name", BLOCK_CASES)
def test_places_are_true_in_quotes_and_items(name: str) -> None:
    text = BLOCK_CASES[name][0]
    for first, others in (("> ", "> "), ("- ", "  "), ("1.\t", "\t"), ("용어\n: ", "  ")):
        wrapped = first + text.replace("\n", "\n" + others)
        assert_places_true(wrapped, Span(0, len(wrapped)), False)


@needs_notes
def test_places_are_true_in_real_notes() -> None:
    assert broken_in_real_notes(KRAMDOWN, KRAMDOWN_RULES) == []


def assert_places_true(text: str, body: Span, liquid: bool) -> None:
    tree = parse_kramdown(text, body, liquid=liquid)
    # Liquid's tags may stand between a marker and what it marks.
    rules = {} if liquid and "{%" in text else KRAMDOWN_RULES
    broken = broken_invariants(tree, text, body, rules)
    assert not broken, f"{text!r}: {broken}"
