"""People's sentences stay in the next edition, whatever became of the note."""

from dataclasses import replace

import pytest

from notelint.note.span import Span
from notelint.translate.memory import (
    EditionRecord,
    Entry,
    Keeping,
    Kept,
    Memory,
    Origin,
    Placed,
    Review,
    Sentence,
    entries_of,
    keep,
    recover_edits,
)
from tests.growth import assert_linear
from tests.translate.marked import marked
from tests.translate.memory.editions import edition
from tests.translate.memory.sentences import key, sentence

HEAD, FAST, STABLE = "# 정렬", "퀵 정렬은 평균적으로 빠르다", "병합 정렬은 안정적이다"
RECORD = edition(
    *("# ", ("Sorting", "정렬"), "\n\n", ("Quick sort is fast", FAST), "\n\n"),
    *(("Merge sort is stable", STABLE), "\n"),
)
EDITED = RECORD.text.replace("Quick sort is fast", "Quicksort is fast on average")


def kept(text: str, *sources: str, record: EditionRecord = RECORD) -> Keeping:
    return keep(recover_edits(record, text), sources)


def test_a_persons_sentence_stays_where_its_source_is_the_same() -> None:
    assert kept(EDITED, "정렬", FAST, STABLE) == Keeping(
        (
            Kept(
                *(1, 1, "Quicksort is fast on average", Origin.HUMAN, Review.ACCEPTED),
                is_new=True,
            ),
        ),
        (),
    )


def test_nothing_is_kept_of_an_edition_that_nobody_touched() -> None:
    assert kept(RECORD.text, "정렬", FAST, STABLE) == Keeping((), ())


def test_a_persons_sentence_whose_source_changed_is_marked_with_both() -> None:
    changed = "퀵 정렬은 평균적으로 매우 빠르다"
    (item,) = kept(EDITED, "정렬", changed, STABLE).kept
    assert (item.text, item.review) == ("Quicksort is fast on average", Review.SOURCE_CHANGED)
    assert (item.segment, item.old_source) == (1, FAST)


def test_a_persons_sentence_moves_with_its_source() -> None:
    (item,) = kept(EDITED, "정렬", STABLE, "힙 정렬도 있다", FAST).kept
    assert (item.segment, item.review) == (3, Review.ACCEPTED)


def test_a_persons_sentence_without_a_source_is_dropped_and_remembered() -> None:
    recovered = recover_edits(RECORD, EDITED)
    sources = ["정렬", "해시 표를 배운다", STABLE]
    keeping = keep(recovered, sources)
    assert keeping == Keeping((), (1,))
    (entry,) = entries_of(recovered, keeping, [sentence(text) for text in sources], "a.md")
    with Memory.empty() as memory:
        memory.store([entry])
        back = sentence(FAST)
        assert back.restored(memory.find([key(back)])[key(back)]) == "Quicksort is fast on average"


def test_what_a_person_wrote_in_an_earlier_run_stays_too() -> None:
    segments = list(RECORD.segments)
    segments[2] = segments[2]._replace(origin=Origin.HUMAN, review=Review.ACCEPTED)
    record = replace(RECORD, segments=tuple(segments))
    (item,) = kept(record.text, "정렬", FAST, STABLE, record=record).kept
    assert (item.text, item.origin, item.is_new) == ("Merge sort is stable", Origin.HUMAN, False)
    (item,) = kept(record.text, "정렬", FAST, "병합 정렬은 늘 안정적이다", record=record).kept
    assert (item.review, item.old_source) == (Review.SOURCE_CHANGED, STABLE)


def test_a_mark_stays_until_the_person_has_written_anew() -> None:
    item = RECORD.segments[1]._replace(
        origin=Origin.HUMAN, review=Review.SOURCE_CHANGED, old_source="퀵 정렬은 빠르다"
    )
    record = replace(RECORD, segments=(RECORD.segments[0], item, RECORD.segments[2]))
    (still,) = kept(record.text, "정렬", FAST, STABLE, record=record).kept
    assert (still.review, still.old_source) == (Review.SOURCE_CHANGED, "퀵 정렬은 빠르다")
    (done,) = kept(EDITED, "정렬", FAST, STABLE, record=record).kept
    assert (done.review, done.old_source) == (Review.ACCEPTED, "")


def test_one_of_several_equal_sentences_may_be_a_persons() -> None:
    record = edition(*(piece for _ in range(3) for piece in (("Fast", FAST), "\n\n")))
    text = "Fast\n\nQuick\n\nFast\n\n"
    (item,) = kept(text, FAST, FAST, FAST, record=record).kept
    assert (item.segment, item.text) == (1, "Quick")


def test_what_is_read_back_is_nobodys_for_sure() -> None:
    note = edition(*("# ", ("정렬", "정렬"), "\n\n", (FAST, FAST), "\n"))
    recovered = recover_edits(note, "# Sorting\n\nQuick sort is fast\n")
    keeping = keep(recovered, ["정렬", FAST], by=Origin.UNKNOWN)
    assert [(item.text, item.origin, item.review) for item in keeping.kept] == [
        ("Sorting", Origin.UNKNOWN, Review.NONE),
        ("Quick sort is fast", Origin.UNKNOWN, Review.NONE),
    ]
    sentences = [sentence("정렬"), sentence(FAST)]
    entries = list(entries_of(recovered, keeping, sentences, "a.md", Origin.UNKNOWN))
    assert [(entry.target, entry.origin, entry.note) for entry in entries] == [
        ("Sorting", Origin.UNKNOWN, "a.md"),
        ("Quick sort is fast", Origin.UNKNOWN, "a.md"),
    ]


_NOTE = "**퀵 정렬**은 `a`를 나눈다"
BOLD = Sentence.of(marked(_NOTE, "**", "**", "`a`"), _NOTE)


def entry(of: Sentence, text: str) -> Entry:
    """What the memory gets of a sentence that a person changed to `text`."""
    record = edition(("machine", of.literal), "\n")
    recovered = recover_edits(record, f"{text}\n")
    keeping = keep(recovered, [of.literal])
    (made,) = entries_of(recovered, keeping, [of], "a.md")
    assert of.restored(made) == text
    return made


def test_the_memory_learns_where_the_markup_goes() -> None:
    made = entry(BOLD, "`a` is split by **quicksort**")
    assert made.target == "⟦3⟧ is split by ⟦1⟧quicksort⟦2⟧"
    assert (made.origin, made.review, made.note, made.context) == (
        *(Origin.HUMAN, Review.ACCEPTED, "a.md", ""),
    )


@pytest.mark.parametrize(
    "text",
    ["Quicksort splits", "**Quicksort** splits `b`", "**`a`** and `a`", "`a` **is** **split**"],
)
def test_other_markup_than_the_sources_serves_that_sentence_alone(text: str) -> None:
    made = entry(BOLD, text)
    assert (made.source, made.kinds, made.target) == (BOLD.literal, (), text)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Divide-and-conquer: it's fast (on average), 3.5 times!", ""),
        (r"An escaped \* asterisk", "paragraph"),
        ("with &amp;", "paragraph"),
        ("see <b>here</b>", "paragraph"),
        ("it''s quoted", "paragraph"),
        ("snake_case", "paragraph"),
    ],
)
def test_words_that_read_alike_everywhere_go_everywhere(text: str, context: str) -> None:
    assert entry(sentence(FAST), text).context == context


def test_the_text_of_an_image_in_a_sentence_is_found_while_it_can_be() -> None:
    text = "See ![tree](t.png) here\n"
    record = EditionRecord(
        *("a.en.md", "a.md", "", "", "", text),
        (
            Placed(Span(0, 23), "여기 보라", "paragraph", Origin.ENGINE),
            Placed(Span(6, 10), "나무", "alt", Origin.ENGINE),
        ),
    )
    now = recover_edits(record, "Look at ![tree](t.png)\n")
    assert [edit.after for edit in now.edits] == ["Look at ![tree](t.png)"]
    assert now.segments[1] == Span(10, 14)
    assert recover_edits(record, text).segments == (Span(0, 23), Span(6, 10))
    assert recover_edits(record, "Look at it\n").lost == (1,)


def test_time_grows_with_the_sentences() -> None:
    def make(size: int) -> tuple[object, list[str]]:
        texts = [f"{number}번째 문장은 {number * 7}이다" for number in range(size)]
        record = edition(*(piece for text in texts for piece in ((text, text), "\n\n")))
        edited = recover_edits(record, "".join(f"No. {text}\n\n" for text in texts))
        return edited, [f"{text} 그렇다" for text in texts]

    assert_linear(lambda made: keep(*made), make, 300)
