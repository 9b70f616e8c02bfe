"""Unknown English words that are one slip away from a frequent one.

A list of misspellings holds what many people misspell; fingers slip on any
word. What no source knows and one slip explains is taken for the slip. In an
English sentence that is nearly always so. In a Korean one an unknown Latin
word is mostly a name or a command, so more is asked of it: that it is long,
and that its slip is one that fingers make.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from notelint.checks.typos.english_dictionary import dictionary
from notelint.checks.typos.english_edits import Edit, moved_letter, one_slip_off, two_slips_apart
from notelint.checks.typos.english_frequent import (
    frequencies,
    frequency,
    is_common,
    is_made,
    letters_begun,
    long_words,
)
from notelint.lazy import regex

_AROUND = 60  # characters before and after a word that tell which language it stands in
_NEAR = 25
_TOKEN = regex("[A-Za-z]+|[가-힣]")
_BEFORE = regex(r"([A-Za-z]+)[ -]\Z")
_AFTER = regex("[ -]([A-Za-z]+)")

# Bonus and malus, in units of the Zipf scale, for how likely an edit is.
_NATURAL, _FIRST = 0.7, 0.7
_LONG = 8  # letters, from which two slips at once are looked for in an English sentence
_VERY_LONG = 10  # ... and elsewhere
_STUTTER = 3
_SHORTEST = 4
_MOVED_ZIPF = 3.0
_MOST_TWO = 2  # more words two slips away tell nothing


class Place(NamedTuple):
    """What is around a word: an English sentence, or at least an English word beside it."""

    in_sentence: bool
    beside_word: bool


def place_of(text: str, start: int, end: int) -> Place:
    """What is around the word at `[start, end)` of `text`, on its line."""
    first = max(text.rfind("\n", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
    stop = text.find("\n", end, end + _AROUND)
    before = _TOKEN.findall(text, first, start)
    if first and text[first - 1].isalpha():
        before = before[1:]  # its beginning is not here
    around = before + _TOKEN.findall(text, end, stop if stop >= 0 else end + _AROUND)
    latin = [token for token in around if token[0] < "가"]
    common = sum(is_common(token) for token in latin)
    english = 2 * (len(around) - len(latin)) <= len(latin)
    in_sentence = english and common >= 3 and 3 * common >= 2 * len(latin)
    return Place(in_sentence, in_sentence or _beside_word(text, start, end))


def _beside_word(text: str, start: int, end: int) -> bool:
    near = (_BEFORE.search(text[max(0, start - _NEAR) : start]), _AFTER.match(text, end))
    return any(found and is_common(found[1].lower()) for found in near)


@lru_cache(maxsize=1 << 14)
def is_known(word: str, in_sentence: bool) -> bool:
    """Whether `word`, in small letters, is a word of English, of a field or of code.

    In a sentence, names and what is as rare as misspellings are not enough.
    """
    if frequency(word):
        return True
    known = dictionary("english-known.tsv").corrections(word)
    return bool(known and (known[0] == "w" or not in_sentence))


@lru_cache(maxsize=1 << 14)
def may_be_slip(word: str) -> bool:
    """Whether the unknown `word`, in small letters, may be a slip in some place."""
    if _stutters(word) or is_made(word):
        return False
    # Two slips are looked for in few places, and that takes the longest.
    return bool(_edits(word) or _moved(word) or len(word) >= _LONG)


@lru_cache(maxsize=1 << 12)
def slips_of(word: str, title: bool, place: Place) -> tuple[str, ...]:
    """What the unknown `word`, in small letters, may have been; likeliest first.

    `title`: it begins with a capital, as names do.
    """
    if is_known(word, place.in_sentence and not title) or not may_be_slip(word):
        return ()
    found: Mapping[str, float] = _weights(word, title, place)
    if not found and _may_have_moved(word, title, place):
        found = _moved(word)
    if not found and _may_be_two_slips(word, title, place):
        found = _two_slips_off(word)
    return tuple(sorted(found, key=lambda other: (-found[other], other)))


def _weights(word: str, title: bool, place: Place) -> dict[str, float]:
    """The words that one slip turns into `word` and that are allowed in its place."""
    found: dict[str, float] = {}
    for edit, zipf in _edits(word):
        if _allowed(word, edit, zipf, title, place):
            weight = zipf + _NATURAL * edit.natural - _FIRST * edit.first
            found[edit.word] = max(weight, found.get(edit.word, 0))
    return found


@lru_cache(maxsize=1 << 12)
def _edits(word: str) -> tuple[tuple[Edit, float], ...]:
    """The frequent words that one slip turns into `word`, with their frequencies."""
    known = frequencies()
    edits = one_slip_off(word, known, letters_begun(word))
    return tuple((edit, float(known[edit.word])) for edit in edits if len(edit.word) >= _SHORTEST)


@lru_cache(maxsize=1 << 12)
def _moved(word: str) -> Mapping[str, float]:
    """The frequent words of which a letter stands in another place in `word`."""
    return _frequent(moved_letter(word), _MOVED_ZIPF) if len(word) >= _LONG - 1 else {}


@lru_cache(maxsize=1 << 12)
def _two_slips_off(word: str) -> Mapping[str, float]:
    """The frequent words that two slips turn into `word`, if they are few."""
    if len(word) < _LONG:
        return {}
    others = [other for other in _sharing_an_end(word) if two_slips_apart(word, other)]
    return _frequent(others if len(others) <= _MOST_TWO else (), 0)


def _frequent(words: Iterable[str], least: float) -> dict[str, float]:
    """The frequent ones among `words`, with their frequencies."""
    known = frequencies()
    return {w: float(known[w]) for w in words if w in known and float(known[w]) >= least}


def _allowed(word: str, edit: Edit, zipf: float, title: bool, place: Place) -> bool:
    if place.in_sentence:
        return _allowed_in_sentence(word, edit, zipf, title)
    return _allowed_alone(word, edit, zipf, title and not place.beside_word, title)


def _allowed_in_sentence(word: str, edit: Edit, zipf: float, title: bool) -> bool:
    length = len(word)
    if edit.first and (title or (not edit.natural and length < 7)):
        return False
    if length < 5:
        return not title and not edit.first and zipf >= (5.5 if edit.natural else 5.9)
    if length < (6 if edit.natural else 7) and zipf < 4.0:
        return False
    return length >= ((6 if edit.natural else 7) if title else 5)


def _allowed_alone(word: str, edit: Edit, zipf: float, named: bool, title: bool) -> bool:
    length = len(word)
    if edit.first and (length < 9 or len(edit.word) < length):
        return False
    if edit.last and "s" in (word[-1], edit.word[-1]):  # a plural that no list has
        return False
    if named:
        need = _VERY_LONG
    elif edit.last:
        need = 9
    elif title:
        need = 7 if edit.natural else 8
    else:
        need = 6 if edit.natural else 8
    return length >= need and (length >= 8 or zipf >= 3.5)


def _may_have_moved(word: str, title: bool, place: Place) -> bool:
    return len(word) >= _LONG - 1 and (place.in_sentence or not title or len(word) > _LONG)


def _may_be_two_slips(word: str, title: bool, place: Place) -> bool:
    return len(word) >= (_LONG if place.in_sentence else _VERY_LONG) and (
        place.in_sentence or not title
    )


def _sharing_an_end(word: str) -> list[str]:
    return [
        other
        for other in long_words().get(word[0], ())
        if other[1] == word[1] or other[-3:] == word[-3:]
    ]


def _stutters(word: str) -> bool:
    """Whether a letter is written three times over, as in `cannn` or `hmmm`."""
    return any(letter * _STUTTER in word for letter in set(word))
