"""Translations that are far too short or too long."""

from notelint.lazy import regex
from notelint.translate.protected_source import TOKEN
from notelint.translate.quality.codes import LENGTH
from notelint.translate.translation import Doubt

LETTERS_A_SYLLABLE = 2.3
"""English characters for a Korean syllable, in the middle of 1,000 technical pairs."""

SHORTEST, LONGEST = 0.4, 2.3
"""Bounds of the length for the length expected; 99 of 100 human pairs lie within."""

FEWEST = 12
"""Characters expected below which the length tells nothing."""

_SYLLABLE = regex(r"[가-힣]")


def length_differs(source: str, translated: str) -> Doubt | None:
    """A length that no faithful translation has."""
    before, after = TOKEN.sub("", source).strip(), TOKEN.sub("", translated).strip()
    wanted = expected(before)
    if wanted < FEWEST or SHORTEST <= len(after) / wanted <= LONGEST:
        return None
    return Doubt(LENGTH, (("source", str(len(before))), ("translation", str(len(after)))))


def expected(source: str) -> float:
    """The length in characters that the translation of a Korean text should have."""
    syllables = len(_SYLLABLE.findall(source))
    return LETTERS_A_SYLLABLE * syllables + (len(source) - syllables)
