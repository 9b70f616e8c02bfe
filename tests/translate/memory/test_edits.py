"""What people change in an edition is told apart from what notelint wrote there."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.memory.people.edits import Recovered, recover_edits
from tests.growth import assert_linear
from tests.translate.memory.editions import edition, sorting

SORTING = sorting()


def after(text: str) -> dict[str, str]:
    """What each changed sentence became, for an edition of `SORTING` that is now `text`."""
    return {edit.before: edit.after for edit in recover_edits(SORTING, text).edits}


def changed_lines(recovered: Recovered) -> list[tuple[str, str]]:
    """Each edit of the frame: the lines as they were written and as they are."""
    return [
        (
            "\n".join(unit.text for unit in recovered.units[edit.unit : edit.unit_end]),
            "".join(recovered.lines[edit.line : edit.line_end]).rstrip("\n"),
        )
        for edit in recovered.frame_edits
    ]


def test_an_edition_that_nobody_touched_has_no_edits() -> None:
    recovered = recover_edits(SORTING, SORTING.text)
    assert recovered.edits == recovered.frame_edits == recovered.lost == ()
    assert recovered.segments == tuple(item.span for item in SORTING.segments)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Sorting", "On sorting"),  # in the front matter
        ("Merge sort splits the list in half.", "We cut the list in two."),
        ("It is stable", "**Stable**: equal items keep their order"),
        ("It takes $n \\log n$ steps", "$n \\log n$ steps"),
        ("Time", "Time | Space"),
        ("fast", "fast on average"),
        ("The pivot decides\n> how fast it is.", "The pivot\n> decides all."),
        ("Use what the language has.", ""),
    ],
)
def test_a_changed_sentence_is_recognised(before: str, now: str) -> None:
    text = SORTING.text.replace(before, now, 1)
    recovered = recover_edits(SORTING, text)
    assert [(edit.before, edit.after) for edit in recovered.edits] == [(before, now)]
    assert [text[edit.span.start : edit.span.end] for edit in recovered.edits] == [now]
    assert recovered.frame_edits == recovered.lost == ()


def test_every_sentence_may_be_changed_at_once() -> None:
    text = SORTING.text
    for item in reversed(SORTING.segments):
        text = f"{text[: item.span.start]}Anders {item.span.start}{text[item.span.end :]}"
    # The quote lost a line: that is the frame's, and everything else is told apart.
    text = text.replace("> Anders", "> Anders\n> und")
    recovered = recover_edits(SORTING, text)
    assert len(recovered.edits) == len(SORTING.segments)
    assert recovered.frame_edits == ()


def test_a_cell_is_told_from_its_neighbour_that_nobody_changed() -> None:
    text = SORTING.text.replace("Quick sort | fast", "Quick | heap sort | fast")
    assert {edit.before: edit.after for edit in recover_edits(SORTING, text).edits} == {
        "Quick sort": "Quick | heap sort"
    }


def test_lines_that_a_person_adds_are_nobodys_sentence() -> None:
    text = SORTING.text.replace("\n\n- It is", "\n\nTranslator's remark: see below.\n\n- It is")
    text = text.replace("It is stable", "It keeps a stable order")
    recovered = recover_edits(SORTING, text)
    assert [edit.after for edit in recovered.edits] == ["It keeps a stable order"]
    assert changed_lines(recovered) == [("", "Translator's remark: see below.")]


def test_lines_that_a_person_takes_away_take_their_sentences_with_them() -> None:
    recovered = recover_edits(SORTING, SORTING.text.replace("- It is stable\n", ""))
    assert recovered.edits == ()
    assert [SORTING.segments[number].source for number in recovered.lost] == ["안정적이다"]
    assert changed_lines(recovered) == [("- It is stable", "")]


def test_code_that_a_person_changes_is_told_and_the_sentences_are_found() -> None:
    text = SORTING.text.replace("sort(a)", "sort(a, key=None)").replace("Summary", "In short")
    recovered = recover_edits(SORTING, text)
    assert [edit.after for edit in recovered.edits] == ["In short"]
    assert changed_lines(recovered) == [("sort(a)", "sort(a, key=None)")]
    assert recovered.lost == ()


def test_a_sentence_in_a_changed_frame_is_found_while_it_is_as_it_was() -> None:
    recovered = recover_edits(SORTING, SORTING.text.replace("## Summary", "### Summary"))
    assert changed_lines(recovered) == [("## Summary", "### Summary")]
    assert recovered.lost == recovered.edits == ()
    both = recover_edits(SORTING, SORTING.text.replace("## Summary", "### In short"))
    assert both.edits == ()
    assert [SORTING.segments[number].source for number in both.lost] == ["정리"]


def test_lines_in_another_order_are_not_taken_for_each_others_sentences() -> None:
    first, second = "- It is stable\n", "- It takes $n \\log n$ steps\n"
    recovered = recover_edits(SORTING, SORTING.text.replace(first + second, second + first))
    assert recovered.edits == ()
    assert recovered.frame_edits


@pytest.mark.parametrize(("written", "now"), [("\n", "\r\n"), ("\r\n", "\n")])
def test_other_line_ends_are_no_edit(written: str, now: str) -> None:
    record = sorting(written)
    text = record.text.replace(written, now)
    assert recover_edits(record, text).edits == ()
    assert recover_edits(record, text).frame_edits == ()
    recovered = recover_edits(record, text.replace("decides", "settles"))
    assert [edit.after for edit in recovered.edits] == [
        f"The pivot settles{written}> how fast it is."
    ]


def test_a_missing_last_line_end_is_no_edit() -> None:
    recovered = recover_edits(SORTING, SORTING.text.rstrip("\n"))
    assert recovered.edits == recovered.frame_edits == ()


def test_without_a_memory_the_note_itself_tells_what_is_a_sentence() -> None:
    note = edition(*_pieces_in_korean())
    recovered = recover_edits(note, SORTING.text)
    assert [edit.before for edit in recovered.edits] == [item.source for item in SORTING.segments]
    assert [edit.after for edit in recovered.edits] == [
        SORTING.text[item.span.start : item.span.end] for item in SORTING.segments
    ]
    assert recovered.frame_edits == ()


def _pieces_in_korean() -> list[str | tuple[str, str]]:
    pieces: list[str | tuple[str, str]] = []
    at = 0
    for item in SORTING.segments:
        pieces += [SORTING.text[at : item.span.start], (item.source, item.source)]
        at = item.span.end
    return [*pieces, SORTING.text[at:]]


_WORDS = st.lists(st.sampled_from(["sort", "it", "fast", "`a`", "3", "—"]), min_size=1, max_size=6)


@given(words=st.lists(_WORDS, min_size=1, max_size=12), data=st.data())
def test_any_sentences_may_become_any_words(words: list[list[str]], data: st.DataObject) -> None:
    marks = [data.draw(st.sampled_from(["", "- ", "## ", "> ", ": : "])) for _ in words]
    record = edition(
        *(
            piece
            for mark, some in zip(marks, words, strict=True)
            for piece in (mark, (" ".join(some), "문장"), "\n\n")
        )
    )
    numbers = data.draw(st.sets(st.integers(0, len(words) - 1)))
    text = ""
    expected = []
    for number, (mark, some) in enumerate(zip(marks, words, strict=True)):
        sentence = " ".join(some) + (f" as {number} says" if number in numbers else "")
        expected.append(sentence)
        text += f"{mark}{sentence}\n\n"
    recovered = recover_edits(record, text)
    assert [text[span.start : span.end] for span in recovered.segments if span] == expected
    assert [edit.segment for edit in recovered.edits] == sorted(numbers)


@given(
    st.lists(st.sampled_from(["\n", "- It is stable\n", "x\n", "```\n", "> y", "\r"]), max_size=40)
)
def test_whatever_became_of_it_all_of_it_is_accounted_for(lines: list[str]) -> None:
    recovered = recover_edits(SORTING, "".join(lines))
    assert "".join(recovered.lines) == recovered.text
    places = [
        0,
        *(n for e in recovered.frame_edits for n in (e.line, e.line_end)),
        len(recovered.lines),
    ]
    assert places == sorted(places)
    found = [span for span in recovered.segments if span]
    assert found == sorted(found)


def _long(size: int) -> list[str]:
    return [f"Sentence {number} of the note is number {number}." for number in range(size)]


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_time_grows_with_the_lines_when_every_sentence_is_changed(blank: str) -> None:
    def make(size: int) -> tuple[object, str]:
        record = edition(*(piece for line in _long(size) for piece in ((line, "문장"), blank)))
        return record, blank.join(line.replace("Sentence", "Remark") for line in _long(size))

    assert_linear(lambda made: recover_edits(*made), make, 200)


def test_time_grows_with_the_lines_when_they_are_all_alike_or_shuffled() -> None:
    def alike(size: int) -> tuple[object, str]:
        record = edition(*(piece for _ in range(size) for piece in (("same", "같다"), "\n\n")))
        return record, "other\n\n" * (2 * size)

    def shuffled(size: int) -> tuple[object, str]:
        lines = _long(size)
        record = edition(*(piece for line in lines for piece in ((line, "문장"), "\n")))
        random.Random(3).shuffle(lines)
        return record, "\n".join(lines)

    assert_linear(lambda made: recover_edits(*made), alike, 200)
    assert_linear(lambda made: recover_edits(*made), shuffled, 200)
