"""What a reader says before a particle: through markup, link targets, quotes and brackets."""

from typing import NamedTuple

from notelint.korean.syllables import is_syllable
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP, OBJECT

_CLOSING = "'\"’”」』》〉"
_MARKS = MARKUP + "*_~"  # asterisks too that do not close emphasis where they stand
# What these hold stands beside a word and is not read with it.
_BESIDE = ("</sub>", "</sup>", "</rt>", "</rp>", "</small>")
_DEEPEST = 200  # characters between the brackets of an aside
_GLOSS = regex(r"[가-힣]{2}|\A[A-Za-z][A-Za-z '-]{3,}\Z")
_LABEL = regex(r"\s*(?:[0-9]{0,2}|[A-Za-z]|[ㄱ-ㅎ가-하]|[ivxIVX]{1,4})\s*")


class Spoken(NamedTuple):
    """Where what is said before a particle ends, and what stands between the two.

    `aside` is where the bracket closes that is passed over, 0 where there is
    none; `apart` tells whether a space stands before the bracket.
    """

    end: int
    quoted: bool = False
    aside: int = 0
    apart: bool = False


def spoken_before(note: Note, at: int) -> Spoken:
    """What a reader says before the particle at `at`: `함수(function)은` is said 함수은."""
    text = note.prose.text
    quoted = apart = False
    aside = 0
    while at:
        before = text[at - 1]
        if before == MARKUP and note.text.endswith(_BESIDE, max(0, at - 8), at):
            break
        if before in _MARKS:
            at -= 1
        elif before == OBJECT and (start := _link_target(note, at)):
            at = start
        elif before in _CLOSING and not quoted:
            quoted, at = True, at - 1
        elif before == ")" and not aside and (start := _aside(text, at - 1)):
            aside, apart, at = at - 1, text[start] == " ", start
        else:
            break
    return Spoken(at, quoted, aside, apart)


def hangul_before(text: str, end: int) -> int:
    """Where the Hangul word that ends at `end` begins, markup inside it passed over."""
    start = at = end
    while at and (is_syllable(text[at - 1]) or text[at - 1] == MARKUP):
        at -= 1
        if text[at] != MARKUP:
            start = at
    return start


def _link_target(note: Note, end: int) -> int:
    """Where the target begins that ends a link at `end`; 0 where none does."""
    text = note.prose.text
    start = end
    while start and text[start - 1] == OBJECT:
        start -= 1
    target = note.text[start : start + 1] in ("(", "[")
    return start if target and start and note.text[start - 1] == "]" else 0


def _aside(text: str, close: int) -> int:
    """Where the aside that `close` ends begins, right behind what it explains; 0 if nowhere.

    A space before it belongs to it.
    """
    depth = 0
    for at in range(close, max(0, close - _DEEPEST), -1):
        if text[at] in "\n\r":
            return 0
        if text[at] == ")":
            depth += 1
        elif text[at] == "(":
            depth -= 1
            if not depth:
                return _aside_start(text, at, close)
    return 0


def _aside_start(text: str, opening: int, close: int) -> int:
    """Where an aside begins, its space included if it has one; 0 if it is said itself.

    Said are numbers and letters that name something, `성질(2)는`, and what
    stands apart without being a gloss, `튜플 (a, b)를`.
    """
    before = text[opening - 1]
    content = text[opening + 1 : close]
    if before == "(" or _LABEL.fullmatch(content):
        return 0
    if before == " ":
        glosses = _GLOSS.search(content) and is_syllable(text[opening - 2 : opening - 1] or " ")
        return opening - 1 if glosses else 0
    return 0 if before.isspace() else opening
