"""Hangul syllables as lead, vowel and final, by the arithmetic of Unicode 3.12."""

from __future__ import annotations

FIRST, LAST = 0xAC00, 0xD7A3
VOWELS, FINALS = 21, 28

# Indices of the finals that endings attach to (Unicode order of final consonants).
NO_FINAL, NIEUN, RIEUL, MIEUM, BIEUP, SSANG_SIOS = 0, 4, 8, 16, 17, 20


def is_syllable(char: str) -> bool:
    """True for one precomposed syllable, 가 to 힣."""
    return len(char) == 1 and FIRST <= ord(char) <= LAST


def split(char: str) -> tuple[int, int, int]:
    """Indices of lead, vowel and final of one syllable."""
    offset = ord(char) - FIRST
    return offset // (VOWELS * FINALS), offset // FINALS % VOWELS, offset % FINALS


def join(lead: int, vowel: int, final: int = NO_FINAL) -> str:
    """The syllable of a lead, a vowel and a final."""
    return chr(FIRST + (lead * VOWELS + vowel) * FINALS + final)


def final_of(char: str) -> int:
    """The final's index, or -1 when the character is no syllable."""
    return split(char)[2] if is_syllable(char) else -1


def with_final(char: str, final: int) -> str:
    """The same syllable with another final."""
    lead, vowel, _ = split(char)
    return join(lead, vowel, final)
