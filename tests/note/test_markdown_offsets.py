"""The way back from derived text to the note."""

from notelint.note.markdown.offsets import Derived
from notelint.note.span import Span

NOTE = "> 가나\r\n>\t다라\r\n"


def test_joined_lines_leave_out_what_is_before_them() -> None:
    text = Derived.joined_lines(NOTE, [(2, 4), (8, 10)])
    assert text.text == "가나\n다라"
    assert text.span(0, 2) == Span(2, 4)
    assert text.span(1, 4) == Span(3, 9)


def test_a_range_that_ends_with_a_line_ends_before_the_next_lines_prefix() -> None:
    text = Derived.joined_lines(NOTE, [(2, 4), (8, 10)])
    assert text.span(0, 3) == Span(2, 6)
    assert text.between(0, 3) == Span(2, 8)


def test_line_ends_of_a_body_become_line_feeds() -> None:
    source = "---\r\n가\r나\r\n\n다"
    text = Derived.normalized(source, Span(5, len(source)))
    assert text.text == "가\n나\n\n다"
    assert [source[slice(*text.span(i, i + 1))] for i in range(6)] == [
        "가",
        "\r",
        "나",
        "\r\n",
        "\n",
        "다",
    ]


def test_a_pick_of_a_pick_maps_to_the_note() -> None:
    body = Derived.normalized(NOTE, Span(0, len(NOTE)))
    quote = body.pick([(2, 5), "   ", (7, 9)])
    assert quote.text == "가나\n   다라"
    inner = quote.pick([(1, 3), (5, 8)])
    assert inner.text == "나\n 다라"
    assert inner.span(3, 5) == Span(8, 10)
    assert inner.original(2) == 6  # a space that stands for a part of the tab
    assert inner.span(0, 1) == Span(3, 4)


def test_an_empty_range_is_a_place() -> None:
    text = Derived.cut("가나다", 1, 3)
    assert text.span(1, 1) == Span(2, 2)
    assert Derived.cut("가나다", 3, 3).span(0, 0) == Span(3, 3)
    assert text.pick([]).span(0, 0) == Span(1, 1)
