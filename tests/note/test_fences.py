"""Fence lines and what the renderer takes each of them for."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.fences import Role, read_fence_lines
from notelint.note.note import Note


def _roles(text: str, dialect: Dialect = GFM) -> list[Role]:
    return [line.role for line in read_fence_lines(Note.of(text, dialect))]


def test_an_opening_and_a_closing_fence() -> None:
    assert _roles("```python\na\n```\n") == [Role.OPENS, Role.CLOSES]


def test_a_shorter_fence_inside_is_code() -> None:
    assert _roles("````\n```\n````\n") == [Role.OPENS, Role.CODE, Role.CLOSES]


def test_fences_in_items_and_quotes() -> None:
    text = "- ~~~\n  a\n  ~~~\n\n> ```\n> a\n> ```\n"
    assert _roles(text) == [Role.OPENS, Role.CLOSES] * 2


def test_an_unclosed_fence_is_text_in_kramdown() -> None:
    assert _roles("```python\na\n", KRAMDOWN) == [Role.TEXT]


@pytest.mark.parametrize("text", ["```a``` 문장\n", "<pre>\n```\n</pre>\n"])
def test_code_spans_and_raw_html_hold_no_fences(text: str) -> None:
    assert _roles(text) == []


def test_a_fence_in_indented_code_is_code() -> None:
    assert _roles("    ```\n") == [Role.CODE]
