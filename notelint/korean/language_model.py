"""How likely a text is: sequences of up to six characters, in a table on disk.

The model is made by scripts/build_lexicon/ngrams.py. A cell of the table is a
fingerprint of the sequence (16 bits), the probability of its last character
after the others, and what the sequence leaves, as a context, to the next
shorter one; both as negative natural logarithms in steps of 1/PARTS.
"""

from collections.abc import Sequence
from math import inf

from notelint.korean.tables import Tables, fingerprint_of, key_of_text, place_of

ORDER = 6
PARTS = 16  # steps of a unit of the logarithm
_UNKNOWN = 15 * PARTS  # the cost of a character that no source has
_MOST_REMEMBERED = 40_000  # sequences; some 6 MB


class LanguageModel:
    """Costs of texts as `context.read_as` gives them; less is likelier."""

    def __init__(self, tables: Tables) -> None:
        self._displacement: Sequence[int] = tables.numbers(0, 2)
        self._cells: Sequence[int] = tables.numbers(1, 4)
        self._known_cells: dict[str, int] = {}
        self._known_costs: dict[str, int] = {}

    def cost(self, text: str, start: int, end: int, most: float = inf) -> float:
        """Minus the logarithm of the probability of `text[start:end]` after what is before it.

        Where that is over `most`, so is what is returned, but perhaps by less.
        """
        costs = self._known_costs
        total, limit = 0, most * PARTS
        for at in range(start, end):
            sequence = text[max(0, at - ORDER + 1) : at + 1]
            cost = costs.get(sequence)
            total += self._cost_of_last(sequence) if cost is None else cost
            if total > limit:
                break
        return total / PARTS

    def costs(self, text: str, start: int, end: int) -> list[float]:
        """The cost of `text[at:end]` after what is before it, for each `at` from `start` on."""
        costs = self._known_costs
        total, found = 0, [0.0]
        for at in range(end - 1, start - 1, -1):
            sequence = text[max(0, at - ORDER + 1) : at + 1]
            cost = costs.get(sequence)
            total += self._cost_of_last(sequence) if cost is None else cost
            found.append(total / PARTS)
        found.reverse()
        return found

    def _cost_of_last(self, sequence: str) -> int:
        """The cost of the last character of `sequence` after the others, in steps."""
        known, read = self._known_cells, self._read
        last = len(sequence) - 1
        cell = known.get(sequence[last:])
        if cell is None:
            cell = read(sequence[last:])
        cost = cell >> 8 & 0xFF if cell else _UNKNOWN
        for first in range(last - 1, -1, -1):
            context = known.get(sequence[first:last])
            if context is None:
                context = read(sequence[first:last])
            if not context:  # then no longer context is there either
                break
            # Where a sequence is missing, no longer one is there, but their contexts may be.
            if cell:
                cell = known.get(sequence[first:])
                if cell is None:
                    cell = read(sequence[first:])
            cost = cell >> 8 & 0xFF if cell else cost + (context & 0xFF)
        if len(self._known_costs) >= _MOST_REMEMBERED:
            self._known_costs.clear()
        self._known_costs[sequence] = cost
        return cost

    def _read(self, sequence: str) -> int:
        """The cell of a sequence, now remembered; 0 where the table has none."""
        key = key_of_text(sequence)
        found = self._cells[place_of(key, self._displacement, len(self._cells))]
        cell = found if found >> 16 == fingerprint_of(key) else 0
        if len(self._known_cells) >= _MOST_REMEMBERED:
            self._known_cells.clear()
        self._known_cells[sequence] = cell
        return cell
