"""Keeps training pairs away from the test sets: no shared run of words, no equal line."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")
# A shared run of this many words is no accident. Korean words carry their particles and
# stand for more, so fewer of them suffice.
ENGLISH_RUN, KOREAN_RUN = 8, 6


def runs(text: str, length: int) -> Iterable[str]:
    """Every run of `length` words, lower-cased; a shorter line of three or more is one run."""
    words = _WORD.findall(text.lower())
    if 3 <= len(words) < length:
        yield " ".join(words)
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


class TestOverlap:
    """The runs of all test lines, to ask of a training pair whether it is near one."""

    __test__ = False  # not a test case, whatever its name says to pytest

    def __init__(self, test_pairs: Iterable[tuple[str, str]]) -> None:
        self._korean: set[str] = set()
        self._english: set[str] = set()
        for korean, english in test_pairs:
            self._korean.update(runs(korean, KOREAN_RUN))
            self._english.update(runs(english, ENGLISH_RUN))

    def near(self, korean: str, english: str) -> bool:
        """True when either side shares a run of words with a test line."""
        return any(run in self._english for run in runs(english, ENGLISH_RUN)) or any(
            run in self._korean for run in runs(korean, KOREAN_RUN)
        )
