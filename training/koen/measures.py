"""How good translations are: BLEU and chrF, and what no average shows (loops, lost words, lost tokens)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from koen.placeholders import TOKEN
from koen.terms import Terms

_RESAMPLES = 1000
_LATIN = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_]+(?![A-Za-z0-9_])")
_LENGTHS = ((1, 5), (6, 10), (11, 20), (21, 1000))


@dataclass(frozen=True, slots=True)
class Translated:
    """One line of a test set with its translation."""

    domain: str
    korean: str
    english: str
    output: str


def scores(rows: Sequence[Translated], intervals: bool = True) -> dict[str, Any]:
    """Corpus BLEU and chrF with 95 % bootstrap intervals and sacrebleu's signatures."""
    outputs, references = [row.output for row in rows], [[row.english for row in rows]]
    found: dict[str, Any] = {"lines": len(rows)}
    for name, metric in (("bleu", BLEU()), ("chrf", CHRF())):
        score = metric.corpus_score(outputs, references, n_bootstrap=_RESAMPLES if intervals else 1)
        found[name] = round(float(score.score), 1)
        if intervals:
            found[f"{name}_ci"] = round(float(score._ci), 1)
            found[f"{name}_signature"] = str(metric.get_signature())
    return found


def scores_by(rows: Sequence[Translated], key: Callable[[Translated], str]) -> dict[str, Any]:
    """Scores of each group of at least ten lines."""
    groups: dict[str, list[Translated]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: scores(group, intervals=False) for name, group in sorted(groups.items()) if len(group) >= 10}


def length_class(row: Translated) -> str:
    """The source's number of words, in four classes."""
    words = len(row.korean.split())
    return next(f"{low:02d}-{high:02d} words" for low, high in _LENGTHS if words <= high)


def has_loop(text: str) -> bool:
    """True when the same three words stand twice running."""
    words = text.lower().split()
    return any(words[i : i + 3] == words[i + 3 : i + 6] for i in range(len(words) - 5))


def loops(rows: Sequence[Translated]) -> float:
    """Share of lines with a loop that their reference does not have."""
    return sum(has_loop(row.output) and not has_loop(row.english) for row in rows) / len(rows)


def verbatim(rows: Sequence[Translated]) -> tuple[int, int]:
    """English words of the source that the reference keeps: (kept by the output, all)."""
    kept = total = 0
    for row in rows:
        reference, output = set(_LATIN.findall(row.english)), set(_LATIN.findall(row.output))
        words = set(_LATIN.findall(row.korean)) & reference
        total += len(words)
        kept += len(words & output)
    return kept, total


def terms_right(rows: Sequence[Translated], terms: Terms) -> tuple[int, int]:
    """Korean terms whose English the reference has: (in the output too, all)."""
    right = total = 0
    for row in rows:
        for (start, end), _ in terms.find(row.korean, row.english):
            total += 1
            right += terms.entries[row.korean[start:end]].lower() in row.output.lower()
    return right, total


def tokens_kept(korean: str, output: str) -> bool:
    """True when the output has exactly the placeholders of the source."""
    return Counter(TOKEN.findall(korean)) == Counter(TOKEN.findall(output))
