"""Lines that a person put into an edition, or took out of it, are as the person left them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from notelint.note.span import Span
from notelint.translate.edition.splice import splice
from notelint.translate.memory import EditionRecord, Origin, carry_over, keep, recover_edits
from tests.growth import assert_linear
from tests.translate.memory.editions import edition, sorting

SORTING = sorting()
SOURCES = [item.source for item in SORTING.segments]


def with_texts(record: EditionRecord, texts: dict[int, str]) -> EditionRecord:
    """The edition with other texts of some sentences, by number."""
    moved = 0
    segments = []
    for number, item in enumerate(record.segments):
        start = item.span.start + moved
        text = texts.get(number, record.text[slice(*item.span)])
        moved += len(text) - (item.span.end - item.span.start)
        segments.append(item._replace(span=Span(start, start + len(text))))
    edits = [(record.segments[number].span, text) for number, text in texts.items()]
    return replace(record, text=splice(record.text, edits), segments=tuple(segments))


def next_edition(text: str, record: EditionRecord = SORTING) -> str:
    """What the edition `text` becomes when it is made again from the same note."""
    recovered = recover_edits(record, text)
    keeping = keep(recovered, [item.source for item in record.segments])
    fresh = with_texts(record, {item.segment: item.text for item in keeping.kept})
    carried = carry_over(recovered, fresh)
    assert carried.conflicts == ()
    return carried.text


def test_what_people_did_to_the_frame_is_there_again() -> None:
    text = (
        SORTING.text.replace("## Summary", "Translator's remark.\n\n### In short")
        .replace("sort(a)", "sort(b)")
        .replace("- It is stable\n", "")
        .replace("lang: en\n", "lang: en\nauthor: Kim\n")
        .replace("in half", "in two")
    )
    assert next_edition(text + "\nThe end.") == text + "\nThe end."


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "change", "swap", "copy"]),
        st.integers(0, 60),
        st.sampled_from(
            ["\n", "A remark.\n", "## Summary\n", "- It is stable\n", "> quoted\n", "x"]
        ),
    ),
    max_size=8,
)


@given(_EDITS, st.sampled_from(["\n", "\r\n"]))
def test_whatever_people_do_an_edition_made_again_is_what_they_left(
    edits: list[tuple[str, int, str]], end: str
) -> None:
    record = sorting(end)
    lines = record.text.splitlines(keepends=True)
    for what, where, line in edits:
        line = line.replace("\n", end)
        where %= len(lines) + 1
        if what == "add" or where == len(lines):
            lines.insert(where, line)
        elif what == "remove":
            del lines[where]
        elif what == "change":
            lines[where] = line.strip() + " " + lines[where]
        elif what == "copy":
            lines.insert(where, lines[where - 1])
        else:
            lines[where], lines[where - 1] = lines[where - 1], lines[where]
    text = "".join(
        line if line.endswith("\n") or number + 1 == len(lines) else line + end
        for number, line in enumerate(lines)
    )
    made = next_edition(text, record)
    assert made.splitlines() == text.splitlines()


def test_lines_of_people_follow_the_note_when_it_grows() -> None:
    old = edition("# ", ("Sorting", "정렬"), "\n\n", ("Fast", "빠르다"), "\n")
    text = old.text.replace("Fast\n", "Fast\n\nSee also: heaps.\n")
    fresh = edition(
        *("# ", ("Sorts", "정렬"), "\n\n", ("New", "새롭다"), "\n\n", ("Quick", "빠르다"), "\n"),
        *("\n", ("End", "끝"), "\n"),
    )
    carried = carry_over(recover_edits(old, text), fresh)
    assert carried.text == "# Sorts\n\nNew\n\nQuick\n\nSee also: heaps.\n\nEnd\n"
    assert carried.conflicts == ()


def test_lines_that_both_changed_are_both_there_and_told() -> None:
    old = edition("```\nsort(a)\n```\n\n", ("Fast", "빠르다"), "\n")
    text = old.text.replace("sort(a)", "sort(a, key)")
    fresh = edition("```\nsort(a, b)\n```\n\n", ("Fast", "빠르다"), "\n")
    carried = carry_over(recover_edits(old, text), fresh)
    assert carried.text == "```\nsort(a, key)\nsort(a, b)\n```\n\nFast\n"
    assert len(carried.conflicts) == 1


def test_a_key_of_the_front_matter_never_stands_twice() -> None:
    old = edition("---\nlang: en\nsource: 1\n---\n", ("Fast", "빠르다"), "\n")
    text = old.text.replace("source: 1", "source: none")
    fresh = edition("---\nlang: en\nsource: 2\n---\n", ("Fast", "빠르다"), "\n")
    carried = carry_over(recover_edits(old, text), fresh)
    assert carried.text == fresh.text
    assert len(carried.conflicts) == 1


def test_another_engine_changes_nothing_about_peoples_lines() -> None:
    text = SORTING.text.replace("## Summary", "A remark.\n\n## Summary")
    fresh = with_texts(SORTING, {n: f"Other {n}" for n in range(len(SORTING.segments))})
    carried = carry_over(recover_edits(SORTING, text), fresh)
    assert carried.text == fresh.text.replace("## Other", "A remark.\n\n## Other")


def test_time_grows_with_the_lines() -> None:
    def make(size: int) -> tuple[object, EditionRecord]:
        record = edition(
            *(piece for n in range(size) for piece in ((f"Line {n}", f"{n} 줄"), "\n"))
        )
        text = "".join(
            f"remark {line}" if n % 3 else line
            for n, line in enumerate(record.text.splitlines(keepends=True))
        )
        return recover_edits(record, f"new\n{text}"), record

    assert_linear(lambda made: carry_over(*made), make, 1_000)


def test_the_origin_does_not_matter_to_the_frame() -> None:
    record = sorting(origin=Origin.HUMAN)
    text = record.text.replace("sort(a)", "sort(b)")
    assert next_edition(text, record) == text
