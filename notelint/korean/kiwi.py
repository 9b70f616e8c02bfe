"""A second reading of suspects by Kiwi, where it is installed: `pip install notelint[kiwi]`.

Kiwi reads a sentence as morphemes and tells how likely that reading is. Only
words that the speller thinks possible slips are read again, as they stand and
as they may have been meant.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from typing import NamedTuple

from notelint.korean.decision import CERTAIN, LIKELY, log_odds
from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Slipped, Speller

LEAST = 0.03
"""How likely a slip a word must be at the first reading to be read again."""
_AROUND = 40  # characters on either side
_BENDS = (5.0, 15.0)  # where the worth of a gain bends
_WORSE = -20.0  # the gain of no candidate
# Code, math and links, which a sentence has like a noun, and marks that a reader does not see.
_AS_READ = str.maketrans({"\ufffc": "x", "\u2060": ""})


class Sentence(NamedTuple):
    """A word and what stands beside it on its line."""

    before: str
    word: str
    after: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Sentence":
        """The word at `[start, end)` of a note's prose."""
        first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
        line_end = text.find("\n", end, end + _AROUND)
        last = line_end if line_end >= 0 else end + _AROUND
        before, after = text[first:start], text[end:last]
        return cls(before.translate(_AS_READ), text[start:end], after.translate(_AS_READ))


class SecondReading:
    """Judges suspects by Kiwi."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        from kiwipiepy import Kiwi

        self._weights = weights
        kiwi = Kiwi()
        self._cost = lru_cache(1 << 12)(lambda text: float(kiwi.analyze(text)[0][1]))

    def judge(self, first: float, sentence: Sentence, rights: Sequence[str]) -> Slipped | None:
        """Whether the word is a slip for the first of `rights`, given its chance before."""
        weights = self._weights
        numbers = self.numbers(first, sentence, rights)
        chance = 1 / (1 + exp(-sum(weights[name] * number for name, number in numbers.items())))
        if chance < weights[LIKELY]:
            return None
        return Slipped(tuple(rights), chance, chance >= weights[CERTAIN])

    def numbers(self, first: float, sentence: Sentence, rights: Sequence[str]) -> dict[str, float]:
        """What the second judgement rests on."""
        before, word, after = sentence
        typed = self._cost(before + word + after)
        gains = [self._cost(before + right + after) - typed for right in rights]
        numbers = {
            "always": 1.0,
            "first reading": log_odds(first),
            "gain": gains[0] / 10,
            "lead": (gains[0] - max(gains[1:], default=_WORSE)) / 10,
        }
        return numbers | {f"gain over {b:g}": max(gains[0] - b, 0) / 10 for b in _BENDS}


class Rereader:
    """A speller whose suspects are read again."""

    def __init__(self, speller: Speller, weights: Mapping[str, float]) -> None:
        self._speller = speller
        self._again = SecondReading(weights)
        self._bound = speller.bounds[0].raised_to(LEAST)

    def judge(self, text: str, start: int, end: int, own: OwnWords) -> Slipped | None:
        """As `Speller.judge`, after a second reading."""
        first = self._speller.suspicion(text, start, end, own, self._bound)
        if first is None or first.chance < LEAST:
            return None
        return self._again.judge(first.chance, Sentence.of(text, start, end), first.rights)
