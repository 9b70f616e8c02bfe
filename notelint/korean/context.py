"""Text as the language model reads it: syllables, and signs for what is no Hangul."""

from notelint.lazy import regex

LATIN, DIGITS, LETTERS, SIGNS, SPACE, EDGE = "A", "0", "ㄱ", ".", " ", "\n"
# Code, math and links are masked by U+FFFC in prose; in a sentence they stand like a Latin word.
_LATIN = regex("[A-Za-z_\ufffc]+")
_DIGITS = regex("[0-9]+")
LETTERS_ALONE = regex("[ㄱ-ㅣ]+")
_SPACES = regex("[\\s\u00a0]+")
_SIGNS = regex("[^가-힣A0ㄱ ]+")


def read_as(text: str) -> str:
    """`text` of one line, with each run of what is no syllable made a single sign."""
    text = _LATIN.sub(LATIN, _SPACES.sub(SPACE, text))
    return _SIGNS.sub(SIGNS, LETTERS_ALONE.sub(LETTERS, _DIGITS.sub(DIGITS, text)))
