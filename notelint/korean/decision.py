"""How likely a word is a slip: a logistic model of a few named numbers.

The weights are in rules/speller/weights.tsv, fitted by
`python -m scripts.build_lexicon fit`; a probability of 0.9 means that nine of
ten such words are slips.

The numbers are of four kinds, by what they depend on: of the word as it is
typed, of what it may have been meant to be, of the gain of the sentence, and
of where it stands and who writes. Most words are no slips, whatever the last
kind says; `Decision.most` tells without it.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import exp, inf, log, log1p
from typing import TYPE_CHECKING, NamedTuple

from notelint.korean.jamo import is_jamo
from notelint.korean.keyboard import SlipKind

if TYPE_CHECKING:
    from notelint.korean.evidence import Choice, Evidence, Known

CERTAIN, LIKELY = "certain from", "likely from"
"""Names of the thresholds that stand among the weights."""
_OWN_CAP = 50  # more occurrences in the notes say nothing more
_LEAD_CAP = 10.0
_COMMON = 6  # a stem that six sources have or more; in steps of half a doubling
# Where the worth of a gain bends.
_BENDS = (5.0, 12.0, 20.0)


def numbers_of(evidence: "Evidence") -> dict[str, float]:
    """What the decision rests on, each roughly between 0 and 3."""
    word, typed, glued = evidence.word, evidence.typed, evidence.glued
    return {
        **word_numbers(word, typed),
        **choice_numbers(evidence.choice),
        **gain_numbers(evidence.gain, Slope.of(word, typed, glued)),
        "lead": min(evidence.lead, _LEAD_CAP) / 10,
        "strangeness": evidence.strangeness / 5,
        "glued": float(glued),
        "typed own": log1p(min(max(0, evidence.typed_own - 1), _OWN_CAP)),
        "meant own": log1p(min(evidence.meant_own, _OWN_CAP)),
    }


def word_numbers(word: str, typed: "Known") -> dict[str, float]:
    """The numbers of a word as it is typed."""
    length = len(word)
    return {
        "always": 1.0,
        "typed count": typed.entry.uses / 5,
        "typed spread": typed.entry.spread / 5,
        "typed stem known": float(typed.ending > 0),
        "typed stem count": _stem_count(typed),
        "typed stem common": float(typed.stem.spread >= _COMMON),
        "inflected": float(typed.inflected),
        "verb of noun": float(typed.verb_of_noun),
        "with auxiliary": float(typed.has_auxiliary),
        "compound": float(typed.compound),
        "noun with particles": float(typed.has_particles),
        "typed as stem": typed.entry.stem / 10,
        "odd syllable": float(any(map(_is_odd, word))),
        "stray letter": float(any(map(is_jamo, word))),
        "one syllable": float(length == 1),
        "two syllables": float(length == 2),
        "five syllables": float(length >= 5),
    }


def choice_numbers(choice: "Choice") -> dict[str, float]:
    """The numbers of the slip, and of the word that was meant."""
    kind, meant = choice.slip.kind, choice.known
    return {
        "slip cost": choice.cost / 5,
        "shift": float(kind is SlipKind.SHIFT),
        "sounds alike": float(kind is SlipKind.ALIKE),
        "key lost": float(kind is SlipKind.LOST),
        "key too much": float(kind is SlipKind.EXTRA),
        "keys swapped": float(kind is SlipKind.SWAPPED),
        "syllables": float(kind is SlipKind.SYLLABLE),
        "meant count": meant.entry.uses / 10,
        "meant spread": meant.entry.spread / 10,
        "meant stem count": _stem_count(meant),
    }


class Slope(NamedTuple):
    """For which words a gain says more."""

    stem_known: bool
    short: bool
    glued: bool

    @classmethod
    def of(cls, word: str, typed: "Known", glued: bool) -> "Slope":
        return cls(typed.ending > 0, len(word) <= 2, glued)


def gain_numbers(gain: float, slope: Slope) -> dict[str, float]:
    """How much likelier the sentence becomes; the first units say the most."""
    numbers = {f"gain over {bend:g}": max(gain - bend, 0) / 10 for bend in _BENDS}
    numbers["gain"] = gain / 10
    numbers["gain if stem known"] = gain / 10 * slope.stem_known
    numbers["gain if short"] = gain / 10 * slope.short
    numbers["gain if glued"] = gain / 10 * slope.glued
    return numbers


class Decision:
    """The model with its weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self.certain, self.likely = weights[CERTAIN], weights[LIKELY]
        # What the numbers of the place and the author may add at most, but for strangeness.
        most_own = log1p(_OWN_CAP)
        self._spare = max(0.0, weights["lead"] * _LEAD_CAP / 10)
        self._spare += max(0.0, weights["typed own"] * most_own)
        self._spare += max(0.0, weights["meant own"] * most_own)
        self._worths: dict[Slope, Worth] = {}

    def probability(self, evidence: "Evidence") -> float:
        """How likely the word is a slip for what it was likeliest meant to be."""
        return 1 / (1 + exp(-self.total(numbers_of(evidence))))

    def total(self, numbers: Mapping[str, float]) -> float:
        """What `numbers` add to the logarithm of the odds."""
        weights = self._weights
        return sum(weights[name] * number for name, number in numbers.items())

    def most_of_place(self, strangeness: float, glued: bool) -> float:
        """What the place and the author may add at most, but for the gain."""
        weights = self._weights
        return self._spare + weights["strangeness"] * strangeness / 5 + weights["glued"] * glued

    def worth(self, slope: Slope) -> "Worth":
        """What gains add."""
        if slope not in self._worths:
            at = (-_BENDS[0], *_BENDS, 2 * _BENDS[-1])
            values = [self.total(gain_numbers(gain, slope)) for gain in at]
            self._worths[slope] = Worth(list(zip(at, values, strict=True)))
        return self._worths[slope]


class Worth:
    """What a gain of at most so much may add: the height of a line with bends."""

    def __init__(self, points: list[tuple[float, float]]) -> None:
        """`points` are the bends, and one beyond them at either end."""
        rises = [(y2 - y) / (x2 - x) for (x, y), (x2, y2) in pairwise(points)]
        ends = [x for x, _ in points[1:-1]] + [inf]
        self._pieces = [
            (x, end, y, rise) for (x, y), end, rise in zip(points, ends, rises, strict=False)
        ]
        # Should less gain ever say more, then there is no bound.
        self._least = -inf if rises[0] >= 0 else inf

    def most(self, gain: float) -> float:
        """The most that any gain up to `gain` adds."""
        most = self._least
        for start, end, value, rise in self._pieces:
            most = max(most, value + rise * (min(gain, end) - start))
            if gain <= end:
                break
        return most

    def least_gain(self, worth: float) -> float:
        """The least gain that adds `worth`; infinite if none does."""
        if self._least == inf:
            return -inf
        for start, end, value, rise in self._pieces:
            if rise > 0 and value + rise * (end - start) >= worth:
                return start + (worth - value) / rise
        return inf


def log_odds(probability: float) -> float:
    """The logarithm of the odds."""
    return log(probability / (1 - probability))


def _stem_count(known: "Known") -> float:
    """How usual a stem with its ending is; 0 where the word has none."""
    return min(max(known.stem.uses, known.stem.stem), 2 * known.ending) / 10


def _is_odd(char: str) -> bool:
    """Whether Korean hardly uses the syllable: KS X 1001 leaves it out, as it does 떄."""
    encoded = char.encode("euc_kr", "replace")
    return len(encoded) > 2 or encoded == b"?"
