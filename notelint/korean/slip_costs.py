"""How unlikely each slip is, from a table of the slips that authors corrected."""

import math
from collections.abc import Iterable

from notelint.korean.keyboard import KEYS, SUBSTITUTIONS, Slip, SlipKind

# A pair that was never seen is taken as seen this often, spread over the pairs of its kind.
_PRIOR = 25.0
_SPLIT_COUNT = 4


class SlipCosts:
    """Minus the logarithm of the share of each slip among all slips."""

    def __init__(self, counts: Iterable[tuple[str, str, int]]) -> None:
        """`counts` are rows of (letter typed, letter meant, how often); "" for no letter."""
        seen: dict[Slip, int] = {}
        totals = dict.fromkeys(SlipKind, 1.0)
        numbers = {letter: number for number, letter in enumerate(KEYS, 1)} | {"": 0}
        for name, pair, count in counts:
            kind = SlipKind[name.upper()]
            typed, meant = [*pair.split(">"), ""][:2]
            seen[Slip(kind, numbers[typed], numbers[meant])] = count
            totals[kind] += count
        self._total = sum(totals.values())
        self._seen = seen
        self._shares = {kind: total / _alternatives(kind) for kind, total in totals.items()}
        self._kinds = totals

    def __getitem__(self, slip: Slip) -> float:
        kind = self._kinds[slip.kind]
        # Mixed: what this very slip was seen, and what one of its kind may expect.
        share = (self._seen.get(slip, 0) + _PRIOR * self._shares[slip.kind] / kind) / (
            kind + _PRIOR
        )
        return -math.log(share * kind / self._total)


def _alternatives(kind: SlipKind) -> int:
    """How many different slips of a kind there are."""
    substitutions = sum(found is kind for found in SUBSTITUTIONS.values())
    return max(
        substitutions,
        1 if kind in (SlipKind.NONE, SlipKind.SPLIT, SlipKind.SYLLABLE) else len(KEYS),
    )
