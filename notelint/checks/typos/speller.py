"""The speller that the rule book ships, and the words that a note's author uses."""

from collections.abc import Callable
from functools import cache, lru_cache

from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Slipped, Speller, rows
from notelint.note.note import Note
from notelint.rulebook.book import rules_folder

Judge = Callable[[str, int, int, OwnWords], Slipped | None]
"""Judges the word at a place of a text, given its author's words."""


@cache
def speller() -> Speller:
    """The speller with the data in `rules/speller/`."""
    return Speller(rules_folder() / "speller")


def first_reading(text: str, start: int, end: int, own: OwnWords) -> Slipped | None:
    """What the speller says."""
    return speller().judge(text, start, end, own)


def certain_only(text: str, start: int, end: int, own: OwnWords) -> Slipped | None:
    """What the speller says where only certain slips are asked for."""
    return speller().judge(text, start, end, own, certain=True)


@cache
def second_reading() -> Judge:
    """What the speller says after Kiwi has read its suspects again."""
    from notelint.korean.kiwi import Rereader

    weights = rows(rules_folder() / "speller" / "weights-kiwi.tsv")
    return Rereader(speller(), {name: float(weight) for name, weight in weights}).judge


def judge_in(
    note: Note, text: str, start: int, end: int, own: OwnWords, judge: Judge
) -> Slipped | None:
    """What the word at `[start, end)` of the note's prose was meant to be; None: no likely slip.

    `own` are the note's words. What `judge` thinks a slip there is judged again
    with the words of the notes beside it, which are read only then.
    """
    slipped = judge(text, start, end, own)
    if slipped is None or note.path is None:
        return slipped
    return judge(text, start, end, _words_around(note))


@lru_cache(1)
def _words_around(note: Note) -> OwnWords:
    return OwnWords([note.text], note.site.words_beside(str(note.path)))
