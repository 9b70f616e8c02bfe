"""Which hypothesis of a search is taken: the best one that loses nothing, as notelint takes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from koen.measures import tokens_kept
from koen.placeholders import TOKEN

# Names and numbers: what stands in the Korean and has to stand in the English.
_COPIED = re.compile(r"[A-Za-z][A-Za-z0-9_]+|[0-9]+")


def best_of(korean: str, hypotheses: Sequence[str]) -> str:
    """The first of the hypotheses, best first, that loses least of what has to be copied.

    One that has all placeholders comes before any that has not.
    """
    return min(hypotheses, key=lambda output: (not tokens_kept(korean, output), lost(korean, output)))


def lost(korean: str, output: str) -> int:
    """How many names and numbers of the Korean the output does not contain, in whatever case."""
    words = {word.lower() for word in _COPIED.findall(TOKEN.sub(" ", korean))}
    lowered = TOKEN.sub(" ", output).lower()
    return sum(word not in lowered for word in words)
