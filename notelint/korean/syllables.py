"""Syllables of modern Hangul and the letters they are built of.

Unicode places the 11,172 syllables at U+AC00 in the order initial, vowel,
final (The Unicode Standard, section 3.12). Letters are given as
compatibility jamo (U+3131 to U+3163), the ones a keyboard types.
"""

from typing import NamedTuple

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS: tuple[str, ...] = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_FIRST = 0xAC00
_FINALS = len(FINALS)
_RIMES = len(VOWELS) * _FINALS


class Syllable(NamedTuple):
    """The letters of a syllable; `final` is "" where it ends in its vowel."""

    initial: str
    vowel: str
    final: str


def is_syllable(char: str) -> bool:
    """Whether `char` is a precomposed syllable."""
    return "가" <= char <= "힣"


def split_syllable(char: str) -> Syllable:
    """The letters of a precomposed syllable."""
    initial, rime = divmod(ord(char) - _FIRST, _RIMES)
    vowel, final = divmod(rime, _FINALS)
    return Syllable(INITIALS[initial], VOWELS[vowel], FINALS[final])


def join_syllable(initial: str, vowel: str, final: str = "") -> str:
    """The syllable of three letters.

    Raises:
        ValueError: one of them does not stand in that place.
    """
    place = INITIALS.index(initial) * _RIMES + VOWELS.index(vowel) * _FINALS
    return chr(_FIRST + place + FINALS.index(final))


def final_of(char: str) -> str:
    """The final consonant of a precomposed syllable, "" where it ends in its vowel."""
    return FINALS[(ord(char) - _FIRST) % _FINALS]


def with_any_final(char: str) -> str:
    """The syllable `char` and those that differ from it in their final consonant.

    The one that ends in its vowel is among them only if `char` does.
    """
    own = (ord(char) - _FIRST) % _FINALS
    open_one = ord(char) - own
    return "".join(map(chr, range(open_one + bool(own), open_one + _FINALS)))


def with_final(char: str, final: str) -> str:
    """The syllable `char` with another final consonant."""
    code = ord(char) - _FIRST
    return chr(_FIRST + code - code % _FINALS + FINALS.index(final))
