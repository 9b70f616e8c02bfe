"""Twice the note takes about twice the time, on the notes that break parsers."""

from collections.abc import Callable

import pytest

from notelint.note.dialect import GFM
from notelint.note.markdown import parse_markdown
from notelint.note.span import Span
from tests.growth import assert_linear

PATHOLOGICAL: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda n: "[" * n,
    "closing brackets": lambda n: "]" * n,
    "image openings": lambda n: "![" * n,
    "links": lambda n: "[a](b)" * n,
    "links never closed": lambda n: "[a](<b" * n,
    "titles never closed": lambda n: '[a](b "' * n,
    "nested references": lambda n: "[x]: /u\n\n" + "[" * n + "x" + "]" * n,
    "undefined references": lambda n: "[x]: /u\n\n" + "[y][z]" * n,
    "definitions": lambda n: "".join(f"[a{i}]: /u\n" for i in range(n)),
    "half definitions": lambda n: "[a]: b 'c\n" * n,
    "footnote openings": lambda n: "[^" * n,
    "footnotes": lambda n: "[^1]: a\n" * n,
    "stars": lambda n: "*" * n,
    "openers": lambda n: "*a " * n,
    "closers": lambda n: "a* " * n,
    "mixed runs": lambda n: "*a_ " * n,
    "strong runs": lambda n: "***a** " * n,
    "nested emphasis": lambda n: "*a " * n + "b" + " a*" * n,
    "strikethrough": lambda n: "~a~~b~ " * n,
    "tags": lambda n: "<b>" * n,
    "angle brackets": lambda n: "<" * n,
    "comments never closed": lambda n: "a <!-- " * n,
    "declarations never closed": lambda n: "a <!A " * n,
    "instructions never closed": lambda n: "a <?" * n,
    "attributes never closed": lambda n: '<a b="' * n,
    "a tag with many spaces": lambda n: "<a" + " " * n + "b",
    "spaces before a word": lambda n: "a" + " " * n + "b",
    "spaces at line ends": lambda n: ("a" + " " * 500 + "\n") * (n // 500),
    "backticks": lambda n: "`a``b" * n,
    "runs of backticks": lambda n: "".join("`" * i + " " for i in range(int((2 * n) ** 0.5))),
    "backslashes": lambda n: "\\" * n,
    "quote marks": lambda n: "> " * n,
    "quoted lines": lambda n: "> 글\n" * n,
    "bullets": lambda n: "- " * n,
    "bullets and a word": lambda n: "- " * n + "글",
    "nested lists": lambda n: "".join("  " * i + "- 글\n" for i in range(int((2 * n) ** 0.5))),
    "blank lines in nested items": lambda n: "- - - - - - 글\n" + "\n" * n + "x",
    "lazy lines": lambda n: "> - 글\n" + "줄\n" * n,
    "loose items": lambda n: "- 글\n\n" * n,
    "table rows": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "table columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n,
    "a broken delimiter row": lambda n: "a|b\n-" + " " * n + "x",
    "headings": lambda n: "# 글 #\n" * n,
    "hashes": lambda n: "# " + "#" * n + "a",
    "fences": lambda n: "```\n글\n```\n" * n,
    "a long line": lambda n: "글 " * n * 5,
    "a long paragraph": lambda n: "글\r\n" * n,
    "blank lines": lambda n: "\n" * n,
    "tabs": lambda n: ">\t" * n + "\n" + "\t" * n,
    "bare URLs": lambda n: "http://a.b " * n,
    "URLs after a bracket": lambda n: "[" + "http://a.b/" * n,
    "URLs without a domain": lambda n: "http://a_b/" * n,
    "addresses glued by underscores": lambda n: "_www.a" * n,
    "a URL with parentheses": lambda n: "http://a.b" + ")" * n,
    "emails": lambda n: "a@b." * n + "a" * n + "@",
    "entities": lambda n: "http://a.b" + "&a;" * n,
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_time_grows_with_the_note(name: str) -> None:
    assert_linear(
        lambda text: parse_markdown(text, Span(0, len(text)), GFM), PATHOLOGICAL[name], 4_000
    )
