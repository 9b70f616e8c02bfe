"""The speller that the rule book ships, and the words that a note's author uses."""

from functools import cache, lru_cache

from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Slipped, Speller
from notelint.note.note import Note
from notelint.rulebook.book import rules_folder


@cache
def speller() -> Speller:
    """The speller with the data in `rules/speller/`."""
    return Speller(rules_folder() / "speller")


def judge_in(
    note: Note, text: str, start: int, end: int, own: OwnWords, certain: bool = False
) -> Slipped | None:
    """What the word at `[start, end)` of the note's prose was meant to be; None: no likely slip.

    `own` are the note's words. What looks like a slip there is judged again
    with the words of the notes beside it, which are read only then. `certain`: as in `judge`.
    """
    slipped = speller().judge(text, start, end, own, certain)
    if slipped is None or note.path is None:
        return slipped
    return speller().judge(text, start, end, _words_around(note), certain)


@lru_cache(1)
def _words_around(note: Note) -> OwnWords:
    return OwnWords([note.text], note.site.words_beside(str(note.path)))
