"""How much of either side of a pair has a counterpart on the other."""

from __future__ import annotations

import re

import numpy as np

from koen.aligner import Aligner, Ids
from koen.corpus import Pair

_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.]*[A-Za-z0-9_]")
_SHORTEST = 8  # Korean pieces below which the mean says little

# Means of log-probabilities below which one pair in a hundred lies. Many of these say something
# else than their other side, or only half of it.
_LEAST_KOREAN, _LEAST_ENGLISH = -2.45, -2.6


def reason_to_leave_out(pair: Pair, source: Ids, target: Ids, aligner: Aligner) -> str | None:
    """Why a model that shall leave nothing out had better not see the pair, if so.

    `source` and `target` are the pieces of its two sides.
    """
    lowered = pair.english.lower()
    if any(name.lower() not in lowered for name in _LATIN_NAME.findall(pair.korean)):
        return "a Latin word of the Korean missing in the English"
    if len(source) < _SHORTEST or not len(target):
        return None
    korean, english = coverage(source, target, aligner)
    if korean < _LEAST_KOREAN or english < _LEAST_ENGLISH:
        return "words without a counterpart"
    return None


def coverage(source: Ids, target: Ids, aligner: Aligner) -> tuple[float, float]:
    """Mean log-probability of each piece's best counterpart: of the Korean, of the English."""
    best = aligner.likeliness(source, target)
    korean, english = (np.log(np.maximum(best.max(axis=axis), 1e-3)).mean() for axis in (0, 1))
    return float(korean), float(english)
