"""The words of the notes being checked, counted: what their author uses is no slip."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from notelint.lazy import regex
from notelint.word_counts import NO_WORDS, WordCounts

WORD = regex("[가-힣ㄱ-ㅣ]+")
_PAST = "\uffff"  # sorts behind every syllable


class OwnWords:
    """How often words, and words that begin alike, occur in some notes."""

    def __init__(self, texts: Iterable[str], beside: WordCounts = NO_WORDS) -> None:
        """The words of `texts`, and those that are `beside` them."""
        self._texts = tuple(texts)
        self._beside = beside

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for text in self._texts:
            counts.update(WORD.findall(text))
        return counts

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._counts)

    @cached_property
    def _before(self) -> list[int]:
        return [0, *accumulate(self._counts[word] for word in self._words)]

    def __getitem__(self, word: str) -> int:
        """How often `word` occurs."""
        return self._counts[word] + self._beside[word]

    def beginning(self, start: str) -> int:
        """How often words occur that begin with `start`."""
        words = self._words
        here = (
            self._before[bisect_left(words, start + _PAST)]
            - self._before[bisect_left(words, start)]
        )
        return here + self._beside.beginning(start)


NO_OWN_WORDS = OwnWords(())
"""Where nothing is known of the author."""
