"""Twice the note takes kramdown's parser about twice the time, on the notes that break parsers."""

from collections.abc import Callable

import pytest

from notelint.note.dialect import KRAMDOWN
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span
from tests.growth import assert_linear
from tests.note.test_markdown_linear import PATHOLOGICAL

MORE: dict[str, Callable[[int], str]] = {
    "one closing bracket": lambda n: "[" * n + "]",
    "balanced brackets": lambda n: "[" * n + "]" * n,
    "targets never closed": lambda n: "[a](" * n,
    "titles of definitions": lambda n: "[a]: b" + ' "c' * n,
    "strong and unclosed": lambda n: " **a" * n,
    "three stars": lambda n: "***a " * n,
    "elements and stars": lambda n: "<b>*a" * (n // 4),
    "raw elements": lambda n: "<u>" * n,
    "block elements": lambda n: "<div>\n" * n,
    "elements with Markdown": lambda n: '<div markdown="1">\n' * n,
    "elements never closed inside": lambda n: "<p></b>\n" * n,
    "scripts": lambda n: "<script>\n" * n,
    "autolinks never closed": lambda n: "<http:" * n,
    "comments on lines": lambda n: "<!--\n" * n,
    "attribute lists": lambda n: "{: .a}\n" * n,
    "attribute lists never closed": lambda n: "{:\n" * n,
    "attribute lists in text": lambda n: "a {: " * n,
    "extensions never closed": lambda n: "{::comment}\n" * n + "a{::comment}" * n,
    "math never closed": lambda n: "$$a " * n,
    "math lines": lambda n: "$$\n" * n,
    "pipes": lambda n: "|" * n,
    "pipes and code": lambda n: "|`" * n,
    "tables": lambda n: "a | b\n\n" * n,
    "a table with text below": lambda n: "| a | b |\n" * n + "글",
    "definitions of terms": lambda n: "글\n: 설명\n" * (n // 2),
    "definitions after blank lines": lambda n: "글\n" + ": 설명\n\n" * n,
    "colons": lambda n: ": " * n,
    "abbreviations": lambda n: "*[a" * n,
    "end-of-block markers": lambda n: "^\n" * n,
    "fences of all lengths": lambda n: "".join("`" * i + "\n" for i in range(3, int(n**0.5))),
    "fences with two words": lambda n: "```a b\n" * n,
    "code and lazy lines": lambda n: "    a\n" + "b\n" * n,
    "underlines": lambda n: "a\n=\n" * n,
    "Liquid": lambda n: "{% raw %}a{% endraw %}{% highlight c %}<{% endhighlight %}\n" * (n // 4),
}
NOTES = {**PATHOLOGICAL, **MORE}


@pytest.mark.parametrize("name", NOTES)
def test_time_grows_with_the_note(name: str) -> None:
    assert_linear(tree, NOTES[name], 4_000)


def tree(text: str) -> Node:
    return parse_markdown(text, Span(0, len(text)), KRAMDOWN)


@pytest.mark.parametrize(
    "text",
    [
        "> " * 100 + "글",
        "- " * 100 + "글",
        '<div markdown="1">\n' * 100 + "글",
        "***a " * 2_000,
        "글 " + "<b>" * 100,
    ],
)
def test_a_block_that_is_not_read_to_the_end_is_doubtful(text: str) -> None:
    assert any(node.attrs.get("doubtful") for node in tree(text).walk())


def test_nothing_is_doubtful_in_a_note_as_people_write_it() -> None:
    text = "> - **굵게** *기울임 [링크](a) <b>글\n" + "> " * 8 + "인용\n\n" + "- " * 8 + "항목"
    assert not any(node.attrs.get("doubtful") for node in tree(text).walk())
    assert any(node.kind is Kind.BLOCK_QUOTE for node in tree(text).walk())
