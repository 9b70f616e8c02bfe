"""The closed list's marks and its scan."""

import pytest

from notelint.korean.misspellings import ClosedList, Misspelling


def _found(text: str, wrong: str, *rights: str, unless: str = "") -> list[tuple[str, str]]:
    entry = Misspelling(wrong, rights, "slip", tuple(unless.split()))
    return [(text[m.start : m.end], m.rights[0]) for m in ClosedList.of([entry]).scan(text)]


def test_a_form_without_marks_is_found_anywhere_in_a_word() -> None:
    assert _found("사용갯수를 갯수로", "갯수", "개수") == [("갯수", "개수"), ("갯수", "개수")]


def test_a_star_takes_any_final_consonant_over_to_the_right_form() -> None:
    found = _found("할 떄, 할 떈, 떌감", "떄*", "때*")
    assert found == [("떄", "때"), ("떈", "땐"), ("떌", "땔")]


def test_a_star_takes_the_place_of_a_final_consonant_that_is_written() -> None:
    assert _found("가르키고 가르킨다", "가르키*", "가리키*") == [
        ("가르키", "가리키"),
        ("가르킨", "가리킨"),
    ]


@pytest.mark.parametrize(
    ("wrong", "text", "count"),
    [
        ("^게산", "게산하고 새게산", 1),
        ("^게산", "API게산", 1),  # a Latin word may stand before
        ("-는는$", "는는 있는는 있는는데", 1),
        ("~이였", "것이였다 아이였다 이였다", 1),
        ("갈은$", "갈은 갈은것", 1),
        ("^크키+", "크키 크키를 크키에서는 크키가득", 3),
    ],
)
def test_marks_say_where_in_a_word_a_form_stands(wrong: str, text: str, count: int) -> None:
    assert len(_found(text, wrong, "x")) == count


def test_what_stands_before_the_last_space_is_context_and_stays() -> None:
    assert _found("선형 회기와 긴 회기", "선형 회기", "선형 회귀") == [("회기", "회귀")]


def test_a_form_is_spared_where_a_right_text_overlaps_it() -> None:
    found = _found("답은 몇일까. 몇일 뒤에", "몇일", "며칠", unless="몇일까")
    assert found == [("몇일", "며칠")]


def test_the_longer_of_two_forms_that_begin_alike_is_taken() -> None:
    entries = [Misspelling("됬", ("됐",), ""), Misspelling("됬따", ("됐다",), "")]
    assert [m.rights for m in ClosedList.of(entries).scan("됬따")] == [("됐다",)]


def test_markup_inside_a_word_is_looked_through_and_kept_in_the_place() -> None:
    (match,) = ClosedList.of([Misspelling("명렁", ("명령",), "")]).scan(
        "긴 \u2060\u2060명\u2060\u2060렁어"
    )
    assert (match.start, match.end) == (4, 8)
