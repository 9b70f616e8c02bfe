"""Blocks as kramdown reads them: what we expect in writing, and what kramdown itself says."""

from functools import cache

import pytest

from benchmarks.kramdown import Tree, kramdown_trees
from benchmarks.kramdown_form import Entry, our_blocks
from benchmarks.tree_kramdown import differences
from notelint.note.span import Span
from tests.needs import needs_kramdown
from tests.note.kramdown_block_cases import BLOCK_CASES


@pytest.mark.parametrize("name", BLOCK_CASES)
def test_blocks_are_as_written(name: str) -> None:
    text, expected = BLOCK_CASES[name]
    assert lines(our_blocks(text, Span(0, len(text)))) == dedented(expected)


@needs_kramdown
@pytest.mark.parametrize("name", BLOCK_CASES)
def test_blocks_are_those_of_kramdown(name: str) -> None:
    text = BLOCK_CASES[name][0]
    assert differences(text, Span(0, len(text)), trees()[name])["texts"] is None


@cache
def trees() -> dict[str, Tree]:
    texts = kramdown_trees([text for text, _ in BLOCK_CASES.values()])
    return dict(zip(BLOCK_CASES, texts, strict=True))


def lines(entries: list[Entry], depth: int = 0) -> list[str]:
    result = []
    for kind, detail, text, children, _ in entries:
        words = [kind, detail, " ".join((text or "").split("\n"))]
        result.append("  " * depth + " ".join(word for word in words if word))
        result += lines(children, depth + 1)
    return result


def dedented(expected: str) -> list[str]:
    rows = [row for row in expected.split("\n") if row.strip()]
    margin = min(len(row) - len(row.lstrip(" ")) for row in rows)
    return [row[margin:] for row in rows]
