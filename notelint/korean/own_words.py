"""The words of the notes being checked, counted: what their author uses is no slip."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import accumulate

from notelint.lazy import regex
from notelint.word_counts import NO_WORDS, WordCounts

WORD = regex("[가-힣ㄱ-ㅣ]+")
_PAST = "\uffff"  # sorts behind every syllable


class _Counted:
    """The words of some texts, counted."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: Counter[str] = Counter()
        for text in texts:
            self.counts.update(WORD.findall(text))

    def beginning(self, start: str) -> int:
        """How often words occur that begin with `start`."""
        words = self._sorted
        end = bisect_left(words, start + _PAST)
        return self._before[end] - self._before[bisect_left(words, start)]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.counts)

    @cached_property
    def _before(self) -> list[int]:
        return [0, *accumulate(self.counts[word] for word in self._sorted)]


@lru_cache(2)
def _words_of(text: str) -> _Counted:
    """The words of a note: several ask for them, one after the other."""
    return _Counted([text])


class OwnWords:
    """How often words, and words that begin alike, occur in some notes."""

    def __init__(self, texts: Iterable[str], beside: WordCounts = NO_WORDS) -> None:
        """The words of `texts`, and those that are `beside` them."""
        self._texts = tuple(texts)
        self._beside = beside

    @cached_property
    def _here(self) -> _Counted:
        return _words_of(self._texts[0]) if len(self._texts) == 1 else _Counted(self._texts)

    def __getitem__(self, word: str) -> int:
        """How often `word` occurs."""
        return self._here.counts.get(word, 0) + self._beside[word]

    def beginning(self, start: str) -> int:
        """How often words occur that begin with `start`."""
        return self._here.beginning(start) + self._beside.beginning(start)


NO_OWN_WORDS = OwnWords(())
"""Where nothing is known of the author."""
