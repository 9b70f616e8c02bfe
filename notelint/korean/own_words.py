"""The words of the notes being checked, counted: what their author uses is no slip."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate

from notelint.lazy import regex

WORD = regex("[가-힣ㄱ-ㅣ]+")
_PAST = "\uffff"  # sorts behind every syllable


class OwnWords:
    """How often words, and words that begin alike, occur in some notes."""

    def __init__(self, texts: Iterable[str], others: Mapping[str, int] | None = None) -> None:
        """The words of `texts`, and those of `others`, which are counted already."""
        counts: Counter[str] = Counter(others)
        for text in texts:
            counts.update(WORD.findall(text))
        self._counts = counts

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._counts)

    @cached_property
    def _before(self) -> list[int]:
        return [0, *accumulate(self._counts[word] for word in self._words)]

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
