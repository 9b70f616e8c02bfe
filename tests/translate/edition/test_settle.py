"""Translations that would change the structure are given up, and only those."""

from collections.abc import Collection, Sequence

from notelint.note.dialect import KRAMDOWN
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.settle import Settled, settled
from notelint.translate.edition.splice import splice
from notelint.translate.edition.structure import StructureDifference, structure_differences
from notelint.translate.extract import segments_of


def settle(text: str, *texts: str, fixed: Collection[int] = ()) -> Settled:
    note = Note.of(text, KRAMDOWN)
    segments = segments_of(note)

    def differences(trial: Sequence[str]) -> list[StructureDifference]:
        spans = [segment.span for segment in segments]
        edition = splice(text, zip(spans, trial, strict=True))
        return structure_differences(note, Note.of(edition, KRAMDOWN))

    return settled(text, segments, texts, differences, fixed)


def test_translations_that_break_nothing_all_stand() -> None:
    assert settle("- 가\n- 나\n", "a", "b") == Settled(("a", "b"), frozenset())


def test_only_the_blocks_that_differ_keep_their_source() -> None:
    result = settle("- 가\n\n# 나\n\n다\n", "a", "`b`", "c")
    assert result == Settled(("a", "나", "c"), frozenset({1}))


def test_what_breaks_the_lines_below_it_is_found() -> None:
    result = settle("가\n\n나\n\n다\n\n라\n", "a", "```\nb", "c", "d")
    assert result.texts[1] == "나"
    assert result.kept == {1} | {n for n, text in enumerate(result.texts) if text in "다라"}


def test_culprits_whose_harm_is_elsewhere_are_found_one_by_one() -> None:
    said = ["a"] * 20
    said[3], said[17] = "{% raw %}", "{% endraw %}"
    result = settle("가\n\n" * 20, *said)
    assert result.kept == {3, 17}


def test_people_s_words_are_not_given_up() -> None:
    result = settle("가\n\n나\n", "`a`", "`b`", fixed=(0,))
    assert result == Settled(("`a`", "나"), frozenset({1}))


def test_harm_where_no_translated_words_stand_is_undone() -> None:
    text = "English line\n\n가\n\n나\n"

    def differences(trial: Sequence[str]) -> list[StructureDifference]:
        harm = StructureDifference("protected", Span(0, 5), Span(0, 5))
        return [harm] if "bad" in trial else []

    segments = segments_of(Note.of(text, KRAMDOWN))
    result = settled(text, segments, ("a", "bad"), differences)
    assert result == Settled(("a", "나"), frozenset({1}))
