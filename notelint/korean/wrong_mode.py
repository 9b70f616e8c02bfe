"""Words typed while the keyboard was in the other mode: `gkrtmq` for 학습, `ㅗ디ㅣㅐ` for hello.

The letters of the two-set layout (KS X 5002) lie on the keys of the Latin
letters; what shift adds is the double consonants and two vowels.
"""

from notelint.korean.jamo import compose, decompose, is_jamo
from notelint.korean.syllables import is_syllable

_LATIN = "qwertyuiopasdfghjklzxcvbnmQWERTOP"
_HANGUL = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
_TO_HANGUL = dict(zip(_LATIN, _HANGUL, strict=True))
_TO_LATIN = {hangul: latin for latin, hangul in _TO_HANGUL.items()}


def hangul_meant(latin: str) -> str | None:
    """The syllables that the keys of `latin` type in Hangul; None if a letter is left over."""
    keys = [_TO_HANGUL.get(letter, "") for letter in latin]
    if not all(keys):
        return None
    text = compose("".join(keys))
    return text if all(map(is_syllable, text)) else None


def latin_meant(hangul: str) -> str | None:
    """The Latin letters that the keys of `hangul` type; None if a character is no Hangul."""
    if not all(is_syllable(char) or is_jamo(char) for char in hangul):
        return None
    return "".join(_TO_LATIN[key] for key in decompose(hangul))
