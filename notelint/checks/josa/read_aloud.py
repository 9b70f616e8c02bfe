"""How Latin terms, numbers, code and formulas before a particle end when they are read aloud."""

import re
import string
from typing import NamedTuple

from notelint.checks.josa.data import nouns, readings, versioned
from notelint.korean.readings import TERM, sound_of_number, sound_of_number_in_english
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import OBJECT
from notelint.note.span import Span

_TERM = regex(rf"(?<![A-Za-z0-9_.\-/@#$\\^]){TERM}\Z")
# A number that is not the end of a name, a version or a word: `Java 8`, `v2`, `1.2.3`, `F-16`.
_NUMBER = regex(
    r"(?<![A-Za-z0-9_.,\-/@#$\\^:~])(?<![A-Za-z][\s\u2060])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?\Z"
)
_NAMED = regex(r"(?<![가-힣])([가-힣]{2,8})( ?)\Z")
_LONGEST = 40  # characters of a term
# Beside letters and digits.
_IN_TERMS = ".+#'&/-"
_TERM_CHARACTERS = string.ascii_letters + string.digits + _IN_TERMS
_LAST_PART = regex(r"[A-Za-z]+[+#]*\Z")
_NAME = regex(r"[A-Za-z_][\w-]*\Z", re.ASCII)
_CALCULATION = regex(r"(?=[0-9])[0-9 .=*/+-]*(?<=[0-9])\Z")
_LETTER = regex(r"[A-Za-z]\Z")
_GREEK = regex(
    r"\\(?:var)?(?:(?P<closed>epsilon)|[Gg]amma|[Dd]elta|[Tt]heta|[Ll]ambda|[Pp]i|[Ss]igma"
    r"|[Pp]hi|[Pp]si|[Oo]mega|alpha|beta|zeta|eta|iota|kappa|mu|nu|rho|tau|chi)\Z"
)


class Heard(NamedTuple):
    """What stands before a particle, and how it ends: "", "ㄹ", "C", or "B" for the last two.

    `named` tells that it is a number or a letter, which have fixed names;
    words are read as their writers do.
    """

    span: Span
    sound: str
    said: str  # for the message
    named: bool


def heard_before(note: Note, end: int) -> Heard | None:
    """What ends at `end`, if it is read in only one way."""
    text = note.prose.text
    if text[end - 1] == OBJECT:
        return _opaque(note, end)
    first = max(0, end - _LONGEST)
    # A pattern that ends at `end` is tried from where it may begin on, not from far before.
    before = len(text[first:end].rstrip(_TERM_CHARACTERS))
    if term := _TERM.search(text, first + before, end):
        if term.start() == first and first:
            return None
        sound = _sound_of_term(term[0])
        return None if sound is None else Heard(Span(term.start(), end), sound, term[0], False)
    if text[end - 1].isdecimal() and (number := _NUMBER.search(text, first, end)):
        sound = _sound_of_number(text, number.start(), number[0])
        return None if sound is None else Heard(Span(number.start(), end), sound, number[0], True)
    return None


def _sound_of_number(text: str, start: int, number: str) -> str | None:
    """In Sino-Korean; None behind a name, as 쓰리 in 헬름 3, where English ends in another way."""
    sound = sound_of_number(number)
    if sound != sound_of_number_in_english(number):
        if text[start - 1 : start] == OBJECT:
            return None  # part of a formula's name: $\delta$3
        before = _NAMED.search(text, max(0, start - _LONGEST), start)
        glued = before is not None and not before[2]
        if before and (before[1] in versioned() or (glued and before[1] not in nouns())):
            return None
    return sound


def _sound_of_term(term: str) -> str | None:
    """By the whole term, else by its last word."""
    sound = readings().sound(term)
    if sound is None and term not in readings() and (part := _LAST_PART.search(term)):
        return readings().sound_of_name(part[0]) if part[0] != term else None
    return sound


def _opaque(note: Note, end: int) -> Heard | None:
    """Code or a formula that ends at `end`."""
    mark = note.text[end - 1]
    if mark not in "`$":
        return None
    masked = note.prose.text
    start = note.text.rfind(mark, max(0, end - _LONGEST), end - 1)
    if start < 0 or masked[start] != OBJECT:
        return None
    content = note.text[start + 1 : end - 1].strip()
    sound = _sound_of_code(content) if mark == "`" else _sound_of_formula(content)
    named = mark == "$" or _CALCULATION.match(content) is not None
    return None if sound is None else Heard(Span(start, end), sound, content, named)


def _sound_of_code(code: str) -> str | None:
    if _CALCULATION.match(code):
        return sound_of_number(code)
    name = code.removesuffix("()").lstrip("-")
    return readings().sound_of_name(name) if _NAME.match(name) else None


def _sound_of_formula(formula: str) -> str | None:
    if formula.isdecimal():
        return sound_of_number(formula)
    if _LETTER.match(formula):
        return readings().sound(formula)
    greek = _GREEK.match(formula)
    return None if greek is None else "C" if greek["closed"] else ""
