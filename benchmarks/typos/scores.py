"""Recall, right suggestions and false alarms, each with its 95 % interval."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from benchmarks.typos.corpus import Correction
from benchmarks.typos.flags import Flag

_Z = 1.96


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share itself."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval for it, 95 %."""
        if not self.of:
            return 0.0, 1.0
        share, n = self.value, self.of
        middle = share + _Z**2 / (2 * n)
        around = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
        whole = 1 + _Z**2 / n
        return (middle - around) / whole, (middle + around) / whole

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}]"


class Scores(NamedTuple):
    """How a checker does on corrections of one class."""

    recall: Share
    first: Share  # of what it finds, the right word is its first suggestion
    third: Share  # or among the first three


def scores(items: Sequence[Correction], said: Sequence[Sequence[Flag]]) -> Scores:
    """Of `items`, how many were found and how often the right word was suggested."""
    found = first = third = 0
    for item, flags in zip(items, said, strict=True):
        hits = [f for f in flags if f.start < item.span.end and f.end > item.span.start]
        found += bool(hits)
        ranks = [rank for flag in hits if (rank := _rank(item, flag)) is not None]
        first += any(rank == 0 for rank in ranks)
        third += any(rank < 3 for rank in ranks)
    return Scores(Share(found, len(items)), Share(first, found), Share(third, found))


def _rank(item: Correction, flag: Flag) -> int | None:
    """The place of the right word among a flag's suggestions; None: it is not there."""
    for rank, suggestion in enumerate(flag.suggestions):
        if item.line[: flag.start] + suggestion + item.line[flag.end :] == item.corrected:
            return rank
    return None


def most_frequent(items: Sequence[Correction]) -> str:
    """The repository's owner with the most corrections."""
    return Counter(item.repository.split("/")[0] for item in items).most_common(1)[0][0]
