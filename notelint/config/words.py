"""The project's dictionary: a file with one word a line, each with a note if it needs one."""

from typing import NamedTuple

from notelint.lazy import regex

NAME = "notelint-words.txt"

# A `#` within a word is part of it: C#, F#.
_NOTE = regex(r"(?:^|\s+)#\s*")
_HEADER = "# Words of this project, which notelint takes as they are. One a line; a note after #.\n"


class Word(NamedTuple):
    """A word of the dictionary, and why it is there."""

    word: str
    note: str = ""


def read_words(text: str) -> list[Word]:
    """The words of a dictionary, in their order; lines that begin with `#` are comments."""
    parts = [_NOTE.split(line.strip(), maxsplit=1) for line in text.splitlines()]
    return [Word(word, *note) for word, *note in parts if word]


def with_word(text: str, new: Word) -> str:
    """The text of a dictionary with `new` in it, in its place among sorted words.

    A word that is there gets the note, if there is one; other lines stay.
    """
    lines = (text or _HEADER).splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    line = f"{new.word}  # {new.note}\n" if new.note else f"{new.word}\n"
    for index, old in enumerate(lines):
        for word in read_words(old):
            if word.word == new.word:
                return "".join([*lines[:index], line if new.note else old, *lines[index + 1 :]])
            if word.word > new.word:
                return "".join([*lines[:index], line, *lines[index:]])
    return "".join([*lines, line])


def without_word(text: str, word: str) -> str:
    """The text of a dictionary without `word`; the same text if it is not there."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not any(w.word == word for w in read_words(line)))
