"""Fixes are made until nothing changes, whatever the order of rules; a bad one is dropped."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from notelint.findings.finding import Applicability, Edit, Finding, Fix, replace
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.run.fix import Fixed, fix_note

SAFE, UNSAFE, DISPLAY = Applicability.SAFE, Applicability.UNSAFE, Applicability.DISPLAY

Check = Callable[[Note], list[Finding]]


def swapping(
    words: dict[str, str], applicability: Applicability = SAFE, hides: bool = False
) -> Check:
    """A check that finds each of `words` and would put another in its place."""

    def check(note: Note) -> list[Finding]:
        found: list[Finding] = []
        for number, (word, right) in enumerate(words.items()):
            for match in re.finditer(re.escape(word), note.text):
                span = Span(*match.span())
                fix = replace(span, right, applicability)
                hidden = Span(0, len(note.text)) if hides else None
                found.append(Finding(f"XX{number}", span, fix=fix, hides=hidden))
        return found

    return check


def fixed(text: str, check: Check, unsafe: bool = False) -> Fixed:
    note = Note.of(text)
    return fix_note(note, check(note), check, unsafe)


def test_all_fixes_of_a_note_are_made() -> None:
    done = fixed("역활과 역활\n\n갯수\n", swapping({"역활": "역할", "갯수": "개수"}))
    assert done.note.text == "역할과 역할\n\n개수\n"
    assert [made.finding.code for made in done.made] == ["XX0", "XX0", "XX1"]
    assert done.findings == done.dropped == []


def test_unsafe_fixes_are_made_only_when_asked_for_and_others_never() -> None:
    check = swapping({"역활": "역할"}, UNSAFE)
    assert fixed("역활\n", check).note.text == "역활\n"
    assert fixed("역활\n", check, unsafe=True).note.text == "역할\n"
    shown = swapping({"역활": "역할"}, DISPLAY)
    assert fixed("역활\n", shown, unsafe=True).note.text == "역활\n"


def test_a_fix_that_touches_another_waits_for_the_next_pass() -> None:
    # Made at once, the two edits would leave `bccd`.
    check = swapping({"ab": "b", "bc": "c"})
    done = fixed("abcd\n", check)
    assert done.note.text == "cd\n"
    assert [made.finding.code for made in done.made] == ["XX0", "XX1"]


def test_two_insertions_at_one_place_are_not_made_at_once() -> None:
    def check(note: Note) -> list[Finding]:
        missing = [char for char in "가나" if char not in note.text]
        return [
            Finding(f"X{char}", Span(0, 0), fix=replace(Span(1, 1), char, SAFE)) for char in missing
        ]

    assert fixed("[]\n", check).note.text in ("[나가]\n", "[가나]\n")


def test_the_result_does_not_depend_on_the_order_of_rules() -> None:
    words = {"ab": "b", "bc": "c", "abc": "x", "cd": "d", "bcd": "y", "역활": "역할"}
    check = swapping(words)
    shuffled = random.Random(3)

    def in_any_order(note: Note) -> list[Finding]:
        found = check(note)
        shuffled.shuffle(found)
        return found

    text = "abcd bcd ab cd 역활 abab bcbc\n" * 5
    assert len({fixed(text, in_any_order).note.text for _ in range(20)}) == 1


def test_edits_of_one_fix_are_made_together() -> None:
    def check(note: Note) -> Iterator[Finding]:
        if note.text.startswith("("):
            edits = (Edit(Span(0, 1), "["), Edit(Span(2, 3), "]"))
            yield Finding("XX0", Span(0, 1), fix=Fix(edits, SAFE))

    assert fixed("(가)\n", lambda note: list(check(note))).note.text == "[가]\n"


def test_a_fix_that_leaves_its_finding_is_dropped_and_the_others_are_made() -> None:
    check = swapping({"역활": "역활", "갯수": "개수"})
    done = fixed("갯수 역활 갯수 역활 갯수\n", check)
    assert done.note.text == "개수 역활 개수 역활 개수\n"
    assert [(fix.finding.span.start, fix.reason) for fix in done.dropped] == [
        (3, "stays"),
        (9, "stays"),
    ]
    assert len(done.findings) == 2


def test_what_a_fix_brings_at_its_own_place_is_fixed_with_it() -> None:
    done = fixed("가 두번쨰 나\n두번쨰\n", swapping({"쨰": "째", "두번째": "두 번째"}))
    assert done.note.text == "가 두 번째 나\n두 번째\n"
    assert [made.finding.code for made in done.made] == ["XX0", "XX1", "XX0", "XX1"]
    assert done.dropped == []


@pytest.mark.parametrize("brought", [{"두번째": "두번쨰"}, {"두번째": "두째", "두째": "두째"}])
def test_what_a_fix_brings_for_good_keeps_it_from_being_made(brought: dict[str, str]) -> None:
    done = fixed("두번쨰\n", swapping({"쨰": "째", **brought}))
    assert done.note.text == "두번쨰\n"
    assert [fix.reason for fix in done.dropped] == ["new"]


def test_a_fix_that_brings_a_new_finding_is_dropped() -> None:
    done = fixed("가 나\n", swapping({"가": "틀림", "틀림": "틀림", "나": "다"}))
    assert done.note.text == "가 다\n"
    assert [fix.reason for fix in done.dropped] == ["new"]


def test_what_a_cause_hid_may_come_to_light_and_is_then_fixed() -> None:
    def check(note: Note) -> list[Finding]:
        opened = swapping({"<b>": ""}, hides=True)(note)
        return opened or swapping({"역활": "역할"})(note)

    done = fixed("<b>역활\n", check)
    assert (done.note.text, done.dropped) == ("역할\n", [])


def test_a_safe_fix_that_changes_another_block_is_dropped() -> None:
    opening = swapping({"가": "다\n\n```\n"})
    done = fixed("가\n\n나\n", opening)
    assert done.note.text == "가\n\n나\n"
    assert [fix.reason for fix in done.dropped] == ["tree"]


def test_a_letter_that_the_encoding_of_the_file_lacks_is_not_written() -> None:
    source = Source("역활 갯수\n", encoding="cp949")
    check = swapping({"역활": "역😀", "갯수": "개수"})
    done = fix_note(Note(source), check(Note(source)), check, False)
    assert (done.note.text, done.note.source.encoding) == ("역활 개수\n", "cp949")
    assert [fix.reason for fix in done.dropped] == ["encoding"]


def test_a_fix_on_which_a_check_fails_is_dropped() -> None:
    def check(note: Note) -> list[Finding]:
        if "역할" in note.text:
            raise RecursionError
        return swapping({"역활": "역할"})(note)

    done = fixed("역활\n", check)
    assert (done.note.text, [fix.reason for fix in done.dropped]) == ("역활\n", ["crash"])


def test_a_fix_that_became_possible_by_another_is_made() -> None:
    def check(note: Note) -> list[Finding]:
        found = swapping({"나": "다"})(note)
        # As long as there is a 가, changing 나 helps nothing.
        found += [Finding("XX9", Span(0, 1))] if "가" in note.text and "다" in note.text else []
        return found + [Finding("XX8", f.span, fix=f.fix) for f in swapping({"가": "라"})(note)]

    assert fixed("나 가\n", check).note.text == "다 라\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_inserted_line_ends_are_those_of_the_note(end: str) -> None:
    done = fixed(f"가:나{end}다{end}", swapping({":": "\n\n"}))
    assert done.note.text == f"가{end}{end}나{end}다{end}"


def test_a_fix_that_takes_the_final_line_end_away_is_dropped() -> None:
    assert fixed("역활\n", swapping({"역활\n": "역할"})).note.text == "역활\n"


def test_a_check_that_finds_something_in_every_text_comes_to_an_end() -> None:
    def check(note: Note) -> list[Finding]:
        span = Span(0, len(note.text))
        text = "가" if note.text == "나" else "나"
        return [Finding("XX0", span, fix=replace(span, text, UNSAFE), hides=span)]

    assert fixed("나", check, unsafe=True).dropped
