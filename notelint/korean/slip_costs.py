"""How unlikely each slip is, from a table of the slips that authors corrected."""

import math
from collections.abc import Iterable

from notelint.korean.keyboard import KEYS, Slip, SlipKind

# A pair that was never seen is taken as seen this often, spread over the pairs of its kind.
_PRIOR = 25.0
# How many different slips of each kind there are.
ALTERNATIVES = {
    SlipKind.NONE: 1,
    SlipKind.SHIFT: 14,
    SlipKind.NEIGHBOUR: 164,
    SlipKind.OTHER: 874,
    SlipKind.LOST: 33,
    SlipKind.DOUBLED: 33,
    SlipKind.EXTRA: 33,
    SlipKind.SWAPPED: 33,
    SlipKind.ALIKE: 4,
    SlipKind.SPLIT: 1,
    SlipKind.SYLLABLE: 1,
}


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
        self._shares = {kind: total / ALTERNATIVES[kind] for kind, total in totals.items()}
        self._kinds = totals

    def __getitem__(self, slip: Slip) -> float:
        kind = self._kinds[slip.kind]
        # Mixed: what this very slip was seen, and what one of its kind may expect.
        share = (self._seen.get(slip, 0) + _PRIOR * self._shares[slip.kind] / kind) / (
            kind + _PRIOR
        )
        return -math.log(share * kind / self._total)
