"""Nouns of technical text, to tell a noun with a particle from a word that ends like one."""

from collections.abc import Iterable

# What nouns are built on with.
_BEHIND = ("들", "값", "셋", "층", "점", "량", "형", "식", "법", "판", "창", "칸", "축", "행", "열")
# -ㄴ가 asks: 원인가 may be 원 + 인가.
_QUESTIONS = ("인가", "는가", "은가", "한가", "던가", "된가")


class Nouns:
    """Nouns of two syllables and more; compounds of two of them count as nouns too."""

    def __init__(self, nouns: Iterable[str], look_alikes: Iterable[str]) -> None:
        self._nouns = frozenset(nouns)
        self._look_alikes = frozenset(look_alikes)

    def __contains__(self, word: str) -> bool:
        nouns = self._nouns
        if word in nouns or (word.endswith(_BEHIND) and word[:-1] in nouns):
            return True
        return any(word[:cut] in nouns and word[cut:] in nouns for cut in range(2, len(word) - 1))

    def is_no_particle(self, word: str) -> bool:
        """Whether what looks like a particle at its end belongs to `word`: 상대경로, 원인가."""
        if word.endswith(_QUESTIONS):
            return True
        for start in range(len(word) - 1):
            tail = word[start:]
            known = tail in self._nouns or tail in self._look_alikes
            if known and (start == 0 or word[:start] in self):
                return True
        return False
