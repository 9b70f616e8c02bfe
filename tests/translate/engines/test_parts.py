"""Requests cut into what a model can take."""

import re

from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.engines.parts import parts_of


def texts(text: str, longest: int) -> list[str]:
    return [part.text for part in parts_of(text, lambda stretch: len(stretch) <= longest)]


def test_what_fits_is_one_part() -> None:
    (part,) = parts_of("정렬은 ⟦1⟧ 빠르다.", lambda _stretch: True)
    assert (part.text, part.span, part.numbers) == ("정렬은 ⟦1⟧ 빠르다.", (0, 12), ("1",))


def test_spaces_at_the_ends_belong_to_no_part() -> None:
    (part,) = parts_of("  정렬 ", lambda _stretch: True)
    assert (part.text, part.span) == ("정렬", (2, 4))
    assert list(parts_of("   ", lambda _stretch: True)) == []


def test_a_long_request_is_cut_after_a_sentence_or_a_comma_if_one_ends_near_the_middle() -> None:
    assert texts("이것은 길다. 이제 끝났다.", 12) == ["이것은 길다.", "이제 끝났다."]
    assert texts("가 나 다, 라 마 바", 8) == ["가 나 다,", "라 마 바"]
    assert texts("가나다라 마바사아 자차카", 10) == ["가나다라", "마바사아 자차카"]
    assert texts("가나다라마바사아", 4) == ["가나다라", "마바사아"]


def test_placeholders_are_numbered_from_one_in_each_part() -> None:
    parts = list(parts_of("⟦3⟧ 가 ⟦17⟧, ⟦4⟧ 나", lambda stretch: stretch.count("⟦") <= 2))
    assert [(part.text, part.numbers) for part in parts] == [
        ("⟦1⟧ 가 ⟦2⟧,", ("3", "17")),
        ("⟦1⟧ 나", ("4",)),
    ]


def test_a_part_that_can_be_no_shorter_is_left() -> None:
    assert texts("⟦1⟧⟦2⟧", 1) == ["⟦1⟧", "⟦1⟧"]
    assert next(iter(parts_of("가", lambda _stretch: False))).text == "가"


@given(
    st.lists(st.sampled_from(["가", "나다", " ", ". ", "⟦1⟧", "⟦22⟧", "a", "⟦", "⟧"])).map("".join),
    st.integers(1, 12),
)
def test_nothing_but_space_is_lost(text: str, longest: int) -> None:
    parts = list(parts_of(text, lambda stretch: len(stretch) <= longest))
    at = 0
    for part in parts:
        assert text[at : part.span.start].strip() == ""
        own = text[part.span.start : part.span.end]
        numbers = re.findall(r"⟦(\d+)⟧", own)
        assert part.numbers == tuple(dict.fromkeys(numbers))
        restored = re.sub(
            r"⟦(\d+)⟧",
            lambda token, numbers=part.numbers: f"⟦{numbers[int(token[1]) - 1]}⟧",
            part.text,
        )
        assert restored == own
        at = part.span.end
    assert text[at:].strip() == ""
