"""Real notes, with edits of people at random: nothing that they did is lost."""

import random
from dataclasses import replace

from benchmarks.notes import all_notes
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.splice import splice
from notelint.translate.extract import segments_of
from notelint.translate.memory import (
    EditionRecord,
    Origin,
    Placed,
    Sentence,
    carry_over,
    keep,
    recover_edits,
)
from notelint.translate.memory.people.lines import lines_of
from notelint.translate.memory.people.units import outermost
from notelint.translate.protected_source import protect
from tests.needs import needs_notes

_ENGLISH = ("the", "gradient", "of", "a", "sorted", "list", "is", "small", "`x`", "3", "model")


def translated(note: Note, chance: random.Random) -> EditionRecord:
    """An edition of the note, as an engine that talks nonsense makes it."""
    segments = segments_of(note)
    whole = EditionRecord(
        *("", "", "", "", "", note.text),
        tuple(
            Placed(segment.span, Sentence.of(protect(note.text, segment), note.text).literal, "")
            for segment in segments
        ),
    )
    outer = outermost(whole.segments)
    whole = replace(whole, segments=tuple(whole.segments[number] for number in outer))
    return with_texts(
        whole,
        {
            number: " ".join(chance.choices(_ENGLISH, k=chance.randint(2, 9)))
            for number in range(len(outer))
        },
    )


def with_texts(record: EditionRecord, texts: dict[int, str]) -> EditionRecord:
    """The edition with other texts of some sentences, by number."""
    moved = 0
    segments = []
    for number, item in enumerate(record.segments):
        start = item.span.start + moved
        text = texts.get(number, record.text[item.span.start : item.span.end])
        moved += len(text) - (item.span.end - item.span.start)
        segments.append(item._replace(span=Span(start, start + len(text))))
    edits = [(record.segments[number].span, text) for number, text in texts.items()]
    return replace(record, text=splice(record.text, edits), segments=tuple(segments))


def edited(record: EditionRecord, chance: random.Random) -> tuple[str, dict[int, str]]:
    """The edition with sentences that a person changed, and those by number."""
    numbers = range(len(record.segments))
    changed = {
        number: f"{record.text[slice(*record.segments[number].span)]} indeed {number}"
        for number in chance.sample(numbers, min(len(numbers), 5))
    }
    return with_texts(record, changed).text, changed


@needs_notes
def test_sentences_that_people_change_are_recognised_in_every_note() -> None:
    chance = random.Random(4)
    for _, note in all_notes(cap=6):
        record = translated(note, chance)
        text, changed = edited(record, chance)
        recovered = recover_edits(record, text)
        assert {edit.segment: edit.after for edit in recovered.edits} == changed
        assert recovered.frame_edits == ()


@needs_notes
def test_whatever_people_do_to_lines_is_there_again_in_every_note() -> None:
    chance = random.Random(5)
    for _, note in all_notes(cap=6):
        record = translated(note, chance)
        lines = lines_of(edited(record, chance)[0])
        for _ in range(min(6, len(lines))):
            where = chance.randrange(len(lines))
            what = chance.choice(["add", "remove", "swap", "change"])
            if what == "add":
                lines.insert(where, "A remark of the translator.\n")
            elif what == "remove" and len(lines) > 1:
                del lines[where]
            elif what == "swap":
                lines[where], lines[where - 1] = lines[where - 1], lines[where]
            else:
                lines[where] = "> " + lines[where]
        text = "".join(lines)
        recovered = recover_edits(record, text)
        keeping = keep(recovered, [item.source for item in record.segments])
        fresh = with_texts(record, {item.segment: item.text for item in keeping.kept})
        carried = carry_over(recovered, fresh)
        assert carried.conflicts == ()
        assert carried.text.splitlines() == recovered.text.splitlines()


@needs_notes
def test_every_note_tells_its_own_sentences_where_the_memory_is_missing() -> None:
    chance = random.Random(6)
    sentences = found = 0
    for _, note in all_notes(cap=6):
        record = translated(note, chance)
        source = with_texts(
            record, {number: item.source for number, item in enumerate(record.segments)}
        )
        recovered = recover_edits(source, record.text)
        keeping = keep(recovered, [item.source for item in record.segments], Origin.UNKNOWN)
        texts = [record.text[slice(*item.span)] for item in record.segments]
        for item in keeping.kept:
            found += item.text == texts[item.segment]
        sentences += len(texts)
    assert found > 0.99 * sentences
