"""What can be asked of words that were counted, wherever that was."""

from typing import Protocol


class WordCounts(Protocol):
    """How often words, and words that begin alike, occur somewhere."""

    def __getitem__(self, word: str) -> int:
        """How often `word` occurs."""

    def beginning(self, start: str) -> int:
        """How often words occur that begin with `start`."""


class _NoWords:
    def __getitem__(self, _word: str) -> int:
        return 0

    def beginning(self, _start: str) -> int:
        return 0


NO_WORDS: WordCounts = _NoWords()
"""Where nothing was counted."""
