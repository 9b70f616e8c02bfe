"""Korean in Latin letters, letter by letter.

The letters are those of the Revised Romanization (Ministry of Culture and
Tourism, 2000), without its changes between syllables.
"""

import unicodedata
from functools import cache

from notelint.korean.syllables import FINALS, INITIALS, VOWELS, is_syllable, split_syllable
from notelint.lazy import regex

# One code point of the script Hangul (Unicode Scripts.txt): syllables, letters of today and
# old ones, in parentheses or circles, half-wide, and tone marks.
HANGUL = (
    "[\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e"
    "\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uffa0-\uffdc]"
)

# In the order of `notelint.korean.syllables`; `-` for a letter that is silent.
_SOUNDS = {
    INITIALS: "g kk n d tt r m b pp s ss - j jj ch k t p h",
    VOWELS: "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "".join(FINALS): "k k k n n n t l k m l l l p l m p p t t ng t t k t p t",
}
_INITIALS, _VOWELS, _FINALS = (
    dict(zip(letters, sounds.replace("-", "").split(" "), strict=True))
    for letters, sounds in _SOUNDS.items()
)
_HANGUL = regex(HANGUL)


@cache
def romanized(char: str) -> str:
    """Latin letters for one code point of Hangul, at least one but for fillers and tone marks."""
    if is_syllable(char):
        initial, vowel, final = split_syllable(char)
        return _INITIALS[initial] + _VOWELS[vowel] + _FINALS.get(final, "")
    if char in _INITIALS:
        return _INITIALS[char] or "ng"
    if letter := _VOWELS.get(char) or _FINALS.get(char):
        return letter
    simpler = unicodedata.normalize("NFKC", char)
    if simpler != char:
        return "".join(romanized(part) if _HANGUL.match(part) else part for part in simpler)
    return _by_name(char)


def _by_name(char: str) -> str:
    """A conjoining or an old letter, by the last word of its Unicode name (KIYEOK, FILLER)."""
    name = unicodedata.name(char, "FILLER").rsplit(maxsplit=1)[-1]
    return "" if name in ("FILLER", "MARK") else name.lower()
