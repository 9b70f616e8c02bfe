"""Widths and cuts of lines: lines of plain letters, measured without a table, as by the table."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from notelint.output.visible import cells, first_cells, last_cells

# What notes are made of, and what has no cell, or two for several code points.
_LETTERS = st.text("ab 가힣한글·…“”→├─①者ㅋㅠ。　Ａ\xa0é")
_ANY = st.text("ab가글…ㅋ者⭐🚀👨‍👩‍👧🇰🇷✈️é1⃣", max_size=40)


def test_each_character_is_as_wide_as_in_the_table_of_widths() -> None:
    printable = [chr(code) for code in range(0x20, 0x1FFFF) if not 0xD800 <= code < 0xE000]
    assert [char for char in printable if cells(char) != cell_len(char)] == list("\x7f")


@given(_LETTERS | _ANY)
def test_a_line_is_as_wide_as_by_the_table(text: str) -> None:
    assert cells(text) == cell_len(text)


@given(_LETTERS | _ANY, st.integers(0, 30))
def test_the_first_cells_are_as_many_whole_characters_as_fit(text: str, limit: int) -> None:
    end = width = 0
    for _, stop, size in split_graphemes(text)[0]:
        if width + size > limit:
            break
        width, end = width + size, stop
    assert first_cells(text, limit) == text[:end]


@given(_LETTERS | _ANY, st.integers(0, 30))
def test_the_last_cells_are_as_many_whole_characters_as_fit(text: str, limit: int) -> None:
    start, width = len(text), 0
    for begin, _, size in reversed(split_graphemes(text)[0]):
        if width + size > limit:
            break
        width, start = width + size, begin
    assert last_cells(text, limit) == text[start:]
