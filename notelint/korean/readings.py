"""How Latin terms, numbers and single letters end when they are read aloud in Korean."""

from bisect import bisect_left
from collections.abc import Iterable

from notelint.lazy import regex

TERM = r"[A-Za-z](?:[A-Za-z0-9]|[.+#'&/-](?=[A-Za-z0-9+#]))*[+#]*"
"""A Latin term in running text: `softmax`, `C++`, `Node.js`, `GPT-3`."""

# Sino-Korean names: 영 일 이 삼 사 오 육 칠 팔 구; what ends in 0 is read 십, 백, 천, 만 or 영.
_DIGITS = dict(zip("0123456789", "CLVCVVCLLV", strict=True))
# 제로 원 투 쓰리 포 파이브 식스 세븐 에이트 나인; 텐, 일레븐 and those in 틴 end in a consonant.
_ENGLISH_DIGITS = dict(zip("0123456789", "VCVVVVVCVC", strict=True))
_TEENS = frozenset(("10", "11", *map(str, range(13, 20))))
_TERM = regex(TERM)
_PARTS = regex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_LONGEST_END = 6

_SOUNDS = {"C": "C", "L": "ㄹ", "V": "", "B": "B"}


def key_of(term: str) -> str:
    """What a term is looked up by: `Class` as `class`, `CNN` and `mAP` as they are."""
    return term.lower() if term.istitle() and len(term) > 1 else term


class Readings:
    """A table of terms, and of ends of terms that all sound alike."""

    def __init__(self, rows: Iterable[str]) -> None:
        """`rows`: a term, its class, and how often it is used, between tabs."""
        # Searched as they are: to take thousands of rows apart takes longer than a note's terms.
        self._rows = sorted(rows)

    def sound(self, term: str) -> str | None:
        """How `term` ends: "" in a vowel, "ㄹ", "C", or "B" for ㄹ or a consonant.

        None where writers disagree or nothing is known.
        """
        key = key_of(term)
        kind = self._class_of(key)
        if not kind and key.isascii() and key.isalpha() and key.islower():
            kind = self._by_end(key)
        return _SOUNDS.get(kind)

    def __contains__(self, term: str) -> bool:
        """Whether the table has `term`, be it with an end or without."""
        return self._class_of(key_of(term)) != ""

    def _class_of(self, key: str) -> str:
        """The class in the row of `key`, "" without one."""
        start = f"{key}\t"
        place = bisect_left(self._rows, start)
        row = self._rows[place] if place < len(self._rows) else ""
        return row[len(start)] if row.startswith(start) else ""

    def _by_end(self, term: str) -> str:
        for length in range(min(_LONGEST_END, len(term) - 1), 1, -1):
            if kind := self._class_of("-" + term[-length:]):
                return kind
        return ""

    def sound_of_name(self, name: str) -> str | None:
        """How an identifier ends: by its last word, `strokeWidth` as `width`."""
        if not name.isascii():
            return None
        parts = _PARTS.findall(name)
        return self.sound(parts[-1]) if parts and not parts[-1].isdigit() else None


def sound_of_number(number: str) -> str:
    """How a number in digits ends, read in Sino-Korean."""
    return _SOUNDS[_DIGITS[number[-1]]]


def sound_of_number_in_english(number: str) -> str:
    """How a number in digits ends, read in English as after a name: 헬름 3, "쓰리"."""
    return _SOUNDS["C" if number in _TEENS else _ENGLISH_DIGITS[number[-1]]]
