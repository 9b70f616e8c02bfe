"""The speller that the rule book ships, and the words that a note's author uses."""

from functools import cache

from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Speller
from notelint.note.note import Note
from notelint.rulebook.book import rules_folder


@cache
def speller() -> Speller:
    """The speller with the data in `rules/speller/`."""
    return Speller(rules_folder() / "speller")


def own_words_of(note: Note) -> OwnWords:
    """The words of the note, code and front matter included."""
    return OwnWords([note.text])
