"""English words that one slip of the fingers turns into each other."""

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiouy"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Each row of a keyboard is half a key to the right of the one above it.
_KEYS = {letter: (y, x + y / 2) for y, row in enumerate(_ROWS) for x, letter in enumerate(row)}
_NEAR = 1.1  # widths of a key; beside it, or touching it in the row above or below


class Edit(NamedTuple):
    """What a word may have been before the slip.

    `natural`: fingers do this: two letters in the wrong order, a letter
    doubled or halved, a key beside the right one, one vowel for another.
    """

    word: str
    natural: bool
    first: bool  # the first letter is another one
    last: bool  # only the last letter is another one, is missing or is too many


class _Anything:
    """Holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


def one_slip_off(
    word: str, among: Container[str] = _Anything(), begun: int | None = None
) -> Iterator[Edit]:
    """The strings that one letter more, less or changed, or two swapped, turn into `word`.

    Of the several hundred there are, only those `among` some are made into edits, none of
    which begins with more than `begun` letters of `word`.
    """
    end = len(word)
    for at in range(end + 1 if begun is None else begun + 1):
        head, tail = word[:at], word[at:]
        rest = tail[1:]
        first, last = at == 0, at == end - 1
        if tail and head + rest in among:
            around = head[-1:] + rest[:1]
            extra = any(tail[0] == near or _beside(tail[0], near) for near in around)
            doubled = first and tail[0] == rest[:1]
            yield Edit(head + rest, extra, first and not doubled, last)
        if len(tail) > 1 and tail[0] != tail[1]:
            swapped = head + tail[1] + tail[0] + tail[2:]
            if swapped in among:
                yield Edit(swapped, True, False, False)
        for letter in _LETTERS:
            start = head + letter
            if start + tail in among:
                missed = letter in head[-1:] + tail[:1] or letter in _VOWELS
                yield Edit(start + tail, missed, first, at == end)
            if tail and letter != tail[0] and start + rest in among:
                vowels = letter in _VOWELS and tail[0] in _VOWELS
                yield Edit(start + rest, vowels or _beside(letter, tail[0]), first, last)


def moved_letter(word: str) -> Iterator[str]:
    """`word` with a letter in another place (exmpale), or without what it stutters (presenence)."""
    for at in range(1, len(word)):
        rest = word[:at] + word[at + 1 :]
        for to in range(1, len(word)):
            if to != at:
                yield rest[:to] + word[at] + rest[to:]
    for size in (2, 3):
        for at in range(1, len(word) - 2 * size + 1):
            if word[at : at + size] == word[at + size : at + 2 * size]:
                yield word[:at] + word[at + size :]


def two_slips_apart(one: str, other: str) -> bool:
    """Whether exactly two slips lie between two words (optimal string alignment)."""
    # A slip takes a letter away, adds one, or both.
    if abs(len(one) - len(other)) > 2 or len(set(one) ^ set(other)) > 4:
        return False
    far = 3
    before: list[int] = []
    above = [min(far, column) for column in range(len(other) + 1)]
    for row, letter in enumerate(one, 1):
        line = [min(far, row), *([far] * len(other))]
        for column in range(max(1, row - 2), min(len(other), row + 2) + 1):
            least = min(
                above[column] + 1,
                line[column - 1] + 1,
                above[column - 1] + (letter != other[column - 1]),
            )
            if (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == other[column - 1]
            ):
                least = min(least, before[column - 2] + 1)
            line[column] = min(far, least)
        if min(line) >= far:
            return False
        before, above = above, line
    return above[-1] == 2


@cache
def _beside(one: str, other: str) -> bool:
    """Whether the keys of two letters touch."""
    (y, x), (row, column) = _KEYS[one], _KEYS[other]
    return abs(y - row) <= 1 and abs(x - column) <= _NEAR
