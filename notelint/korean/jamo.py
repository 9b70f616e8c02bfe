"""Letters of Hangul as a keyboard types them, and syllables made of them again.

The two-set layout (KS X 5002) has a key, with or without shift, for each
consonant, the double ones included, and for the simple vowels, ㅐ, ㅔ, ㅒ and
ㅖ; the other vowels and the final clusters take two keys.
"""

from notelint.korean.syllables import (
    FINALS,
    INITIALS,
    is_syllable,
    join_syllable,
    split_syllable,
)

_VOWEL_PAIRS = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ"}
_CLUSTERS = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ"}
_MORE_CLUSTERS = {"ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}
_PAIRS = {**_VOWEL_PAIRS, "ㅢ": "ㅡㅣ", **_CLUSTERS, **_MORE_CLUSTERS}
_JOINED = {pair: letter for letter, pair in _PAIRS.items()}


def is_jamo(char: str) -> bool:
    """Whether `char` is a letter outside a syllable, as a keyboard leaves it (ㅋ, ㅏ)."""
    return "ㄱ" <= char <= "ㅣ"


def is_vowel(char: str) -> bool:
    """Whether `char` is a vowel letter."""
    return "ㅏ" <= char <= "ㅣ"


def decompose(text: str) -> str:
    """The keys that type `text`, one letter each; what is no Hangul stays as it is."""
    keys: list[str] = []
    for char in text:
        letters = split_syllable(char) if is_syllable(char) else (char,)
        keys += (_PAIRS.get(letter, letter) for letter in letters)
    return "".join(keys)


def compose(keys: str) -> str:
    """What an input method shows when `keys` are typed.

    A consonant goes to the syllable before it until a vowel draws it away:
    `ㄱㅏㅂㅅㅣ` is 갑시. Letters that make no syllable stay alone.
    """
    typed = _Composition()
    for key in keys:
        typed.press(key)
    return typed.text()


class _Composition:
    """The state of a two-set input method: what is done, and the open syllable."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._initial = self._vowel = self._final = ""

    def press(self, key: str) -> None:
        if is_vowel(key):
            self._press_vowel(key)
        elif is_jamo(key):
            self._press_consonant(key)
        else:
            self._close()
            self._done.append(key)

    def text(self) -> str:
        self._close()
        return "".join(self._done)

    def _press_vowel(self, key: str) -> None:
        if self._final:  # the last consonant begins the new syllable
            keys = _PAIRS.get(self._final, self._final)
            self._final, drawn = keys[:-1], keys[-1]
            self._close()
            self._initial, self._vowel = drawn, key
        elif joined := _JOINED.get(self._vowel + key):
            self._vowel = joined
        elif self._vowel or self._initial not in INITIALS:
            self._close()
            self._vowel = key
        else:
            self._vowel = key

    def _press_consonant(self, key: str) -> None:
        if self._initial and self._vowel:
            final = _JOINED.get(self._final + key, "none") if self._final else key
            if final in FINALS:
                self._final = final
                return
        self._close()
        self._initial = key

    def _close(self) -> None:
        if self._initial and self._vowel:
            self._done.append(join_syllable(self._initial, self._vowel, self._final))
        else:
            self._done.append(self._initial + self._vowel)
        self._initial = self._vowel = self._final = ""
