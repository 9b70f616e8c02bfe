"""Which words cannot be slips, whatever their author writes elsewhere.

All words that are strange where they stand would be too many to judge in
full. A word is left out where even the candidate that the decision likes best
stays below the threshold with the most that the author's words may add. This
changes no judgement: what is left out would be judged to be no slip.
"""

from math import inf
from typing import NamedTuple

from notelint.korean.decision import Decision, Slope, choice_numbers, log_odds, word_numbers
from notelint.korean.evidence import Known, Place, Witness

_MOST_REMEMBERED = 20_000


class _Suspect(NamedTuple):
    """What of a word's odds does not depend on where it stands."""

    known: Known
    odds: float  # of the word as typed
    rights: tuple[tuple[float, str], ...]  # what each candidate adds, and the candidate


class Bound:
    """Sorts out words by the most that their odds can be."""

    def __init__(self, witness: Witness, decision: Decision, probability: float) -> None:
        """Words that cannot have the `probability` of being a slip are to be left out."""
        self._witness = witness
        self._decision = decision
        self.needed = log_odds(probability)  # the logarithm of the odds
        self._suspects: dict[str, _Suspect] = {}
        self._answers: dict[Place, bool] = {}

    def raised_to(self, probability: float) -> "Bound":
        """The bound for another probability, which remembers the same words."""
        raised = Bound(self._witness, self._decision, probability)
        raised._suspects = self._suspects
        return raised

    def may_be_slip(self, place: Place) -> bool:
        """Whether the word in its place may be a slip."""
        answer = self._answers.get(place)
        if answer is None:
            if len(self._answers) >= _MOST_REMEMBERED:
                self._answers.clear()
            answer = self._answers[place] = self._reaches(place)
        return answer

    def _reaches(self, place: Place) -> bool:
        witness = self._witness
        strangeness = witness.strangeness(place)
        if not witness.is_strange(strangeness, _NOTHING_KNOWN):
            return False
        suspect = self._suspect(place.word)
        if not suspect.rights or not witness.is_strange(strangeness, suspect.known):
            return False
        needed = self.needed - suspect.odds
        needed -= self._decision.most_of_place(strangeness, place.glued)
        worth = self._decision.worth(Slope.of(place.word, suspect.known, place.glued))
        gain = witness.compared(place).gain
        for odds, right in suspect.rights:
            least = worth.least_gain(needed - odds)
            if least < inf and gain(right, least) >= least:
                return True
        return False

    def most(self, place: Place) -> float:
        """The most that the logarithm of the odds can be, were the word strange enough."""
        suspect = self._suspect(place.word)
        worth = self._decision.worth(Slope.of(place.word, suspect.known, place.glued))
        gain = self._witness.compared(place).gain
        rights = [odds + worth.most(gain(right)) for odds, right in suspect.rights]
        strangeness = self._witness.strangeness(place)
        here = suspect.odds + self._decision.most_of_place(strangeness, place.glued)
        return here + max(rights, default=-inf)

    def _suspect(self, word: str) -> _Suspect:
        if word not in self._suspects:
            if len(self._suspects) >= _MOST_REMEMBERED:
                self._suspects.clear()
            known = self._witness.known(word)
            total = self._decision.total
            rights = [(total(choice_numbers(c)), c.right) for c in self._witness.choices(word)]
            odds = total(word_numbers(word, known))
            self._suspects[word] = _Suspect(known, odds, tuple(sorted(rights, reverse=True)))
        return self._suspects[word]


_NOTHING_KNOWN = Known()
