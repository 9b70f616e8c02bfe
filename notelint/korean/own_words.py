"""The words of the notes being checked, counted: what their author uses is no slip."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from notelint.lazy import regex

WORD = regex("[가-힣ㄱ-ㅣ]+")
_PAST = "\uffff"  # sorts behind every syllable


class OwnWords:
    """How often words, and words that begin alike, occur in some notes."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(WORD.findall(text))
        self._words = sorted(counts)
        self._before = [0, *accumulate(counts[word] for word in self._words)]
        self._counts = counts

    def __getitem__(self, word: str) -> int:
        """How often `word` occurs."""
        return self._counts[word]

    def beginning(self, start: str) -> int:
        """How often words occur that begin with `start`."""
        words = self._words
        return (
            self._before[bisect_left(words, start + _PAST)]
            - self._before[bisect_left(words, start)]
        )


NO_OWN_WORDS = OwnWords(())
"""Where nothing is known of the author."""
