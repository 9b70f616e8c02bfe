"""The two-set keyboard: words as the keys that type them, and slips of one finger.

A key is a small number, 1 to 33, in the order of `KEYS`: the letters of the
two-set layout (KS X 5002), a shifted letter being a key of its own, since
`떄` for `때` is one shift too much.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from notelint.korean.jamo import compose, decompose, is_vowel
from notelint.korean.syllables import FINALS, INITIALS, VOWELS

KEYS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
_NUMBERS = {letter: number for number, letter in enumerate(KEYS, 1)}
_ROWS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")
# How far each row is shifted to the right, in keys.
_OFFSETS = (0.0, 0.25, 0.75)
_SHIFTED = {"ㅃ": "ㅂ", "ㅉ": "ㅈ", "ㄸ": "ㄷ", "ㄲ": "ㄱ", "ㅆ": "ㅅ", "ㅒ": "ㅐ", "ㅖ": "ㅔ"}
_NEAR = 1.3  # keys between the middles of neighbours, across rows too


class SlipKind(IntEnum):
    """What a finger did."""

    NONE = 0
    SHIFT = 1  # shift held or missed: 떄 for 때
    NEIGHBOUR = 2  # the key beside it: 관게 for 관계 is a shift, 겅험 for 경험 none of both
    OTHER = 3  # another key: ㅐ for ㅔ, which sound alike
    LOST = 4  # a key not hit: 하니다 for 합니다
    DOUBLED = 5  # the key before or after it hit twice
    EXTRA = 6  # a key too many
    SWAPPED = 7  # two keys in the wrong order: 당므과 for 다음과
    ALIKE = 8  # another key that sounds alike: ㅐ and ㅔ
    SPLIT = 9  # typed right, put together wrong: 하ㄴ다
    SYLLABLE = 10  # a syllable twice, or two in the wrong order: 영속성성, 사용가자


class Slip(NamedTuple):
    """A slip: what kind, the key typed and the key meant (0 where there is none)."""

    kind: SlipKind
    typed: int = 0
    meant: int = 0


class _KeysOf(dict[str, bytes]):
    """The keys of each character met so far; a character that no key types has none."""

    def __missing__(self, char: str) -> bytes:
        keys = bytes(_NUMBERS[letter] for letter in decompose(char) if letter in _NUMBERS)
        self[char] = keys
        return keys


_keys_of = _KeysOf()


class _ShownBy(dict[bytes, str]):
    """What is shown for keys that make one syllable or letter, met so far."""

    def __missing__(self, keys: bytes) -> str:
        shown = self[keys] = compose("".join([KEYS[key - 1] for key in keys]))
        return shown


_shown_by = _ShownBy()


@cache
def _shown_as_one() -> re.Pattern[bytes]:
    """Keys that make one syllable or letter.

    As `compose` joins them: a last consonant goes to the next syllable if a vowel follows.
    """
    vowel, final = _any_of(VOWELS), _any_of(final for final in FINALS if final)
    syllable = f"(?:{_any_of(INITIALS)})?(?:{vowel})(?:(?:{final})(?!{vowel}))?"
    return re.compile(f"{syllable}|(?s:.)".encode("ascii"))


def _any_of(letters: Iterable[str]) -> str:
    """A pattern of the keys of any of `letters`, which take one or two each."""
    seconds: dict[str, str] = {}
    for letter in letters:
        first, second = (*decompose(letter), "")[:2]
        seconds[first] = seconds.get(first, "") + second
    pairs = [f"{_class_of(first)}{_class_of(each)}" for first, each in seconds.items() if each]
    return "|".join((*pairs, _class_of(seconds)))


def _class_of(letters: Iterable[str]) -> str:
    return "[" + "".join(f"\\x{_NUMBERS[letter]:02x}" for letter in letters) + "]"


def keys_of(word: str) -> bytes:
    """The keys that type the Hangul of `word`."""
    return b"".join(map(_keys_of.__getitem__, word))


def text_of(keys: bytes) -> str:
    """What an input method shows when `keys` are typed."""
    return "".join(map(_shown_by.__getitem__, _shown_as_one().findall(keys)))


def _place(letter: str) -> tuple[float, int]:
    plain = _SHIFTED.get(letter, letter)
    row = next(row for row in range(3) if plain in _ROWS[row])
    return _ROWS[row].index(plain) + _OFFSETS[row], row


def _near(one: str, other: str) -> bool:
    (x, row), (x2, row2) = _place(one), _place(other)
    return (x - x2) ** 2 + (row - row2) ** 2 <= _NEAR**2


_ALIKE = ({"ㅐ", "ㅔ"}, {"ㅒ", "ㅖ"}, {"ㅔ", "ㅖ"}, {"ㅐ", "ㅒ"})


@cache
def substitution(typed: int, meant: int) -> SlipKind:
    """What it is to hit the key `typed` for another key, `meant`."""
    one, other = KEYS[typed - 1], KEYS[meant - 1]
    if _SHIFTED.get(one, one) == _SHIFTED.get(other, other):
        return SlipKind.SHIFT
    if {one, other} in _ALIKE:
        return SlipKind.ALIKE
    return SlipKind.NEIGHBOUR if _near(one, other) else SlipKind.OTHER


def slip_between(typed: bytes, meant: bytes) -> Slip | None:
    """The one slip that makes `typed` of `meant`; None if it takes more than one."""
    if typed == meant:
        return Slip(SlipKind.NONE)
    at = 0
    shorter = min(len(typed), len(meant))
    while at < shorter and typed[at] == meant[at]:
        at += 1
    rest, wanted = typed[at:], meant[at:]
    if len(typed) == len(meant):
        if rest[1:] == wanted[1:]:
            return Slip(substitution(rest[0], wanted[0]), rest[0], wanted[0])
        if rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]:
            return Slip(SlipKind.SWAPPED, rest[0], wanted[0])
        return None
    if len(typed) + 1 == len(meant) and rest == wanted[1:]:
        return Slip(SlipKind.LOST, 0, wanted[0])
    if len(typed) == len(meant) + 1 and rest[1:] == wanted:
        return extra_key(typed, at)
    return None


def extra_key(typed: bytes, at: int) -> Slip:
    """The slip of having typed the key `at` of `typed` too much."""
    key = typed[at]
    beside = typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    return Slip(SlipKind.DOUBLED if key in beside else SlipKind.EXTRA, key, 0)


def is_vowel_key(key: int) -> bool:
    """Whether `key` types a vowel."""
    return is_vowel(KEYS[key - 1])
