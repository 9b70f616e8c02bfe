"""How likely a word is a slip: a logistic model of a few named numbers.

The weights are in rules/speller/weights.tsv, fitted by
`python -m scripts.build_lexicon fit`; a probability of 0.9 means that nine of
ten such words are slips.
"""

from collections.abc import Mapping
from math import exp, log1p
from typing import TYPE_CHECKING

from notelint.korean.jamo import is_jamo
from notelint.korean.keyboard import SlipKind

if TYPE_CHECKING:
    from notelint.korean.evidence import Evidence, Known

CERTAIN, LIKELY = "certain from", "likely from"
"""Names of the thresholds that stand among the weights."""
_OWN_CAP = 50  # more occurrences in the notes say nothing more


def numbers_of(evidence: "Evidence") -> dict[str, float]:
    """What the decision rests on, each roughly between 0 and 3."""
    typed, choice = evidence.typed, evidence.choice
    meant = choice.known
    gain = evidence.gain / 10
    length = len(evidence.word)
    splits = float(typed.ending > 0)
    kind = choice.slip.kind
    return {
        "always": 1.0,
        # How much likelier the sentence becomes; the first units say the most.
        "gain": gain,
        "gain over 5": max(gain - 0.5, 0),
        "gain over 12": max(gain - 1.2, 0),
        "gain over 20": max(gain - 2.0, 0),
        "gain if stem known": gain * splits,
        "gain if short": gain * (length <= 2),
        "gain if glued": gain * evidence.glued,
        "lead": min(evidence.lead, 10.0) / 10,
        "strangeness": evidence.strangeness / 5,
        # The slip itself.
        "slip cost": choice.cost / 5,
        "shift": float(kind is SlipKind.SHIFT),
        "sounds alike": float(kind is SlipKind.ALIKE),
        "key lost": float(kind is SlipKind.LOST),
        "key too much": float(kind is SlipKind.EXTRA),
        "keys swapped": float(kind is SlipKind.SWAPPED),
        "syllables": float(kind is SlipKind.SYLLABLE),
        # The word as typed.
        "typed count": typed.entry.uses / 5,
        "typed spread": typed.entry.spread / 5,
        "typed stem known": splits,
        "typed stem count": _stem_count(typed),
        "typed own": log1p(min(max(0, evidence.typed_own - 1), _OWN_CAP)),
        "odd syllable": float(any(map(_is_odd, evidence.word))),
        "stray letter": float(any(map(is_jamo, evidence.word))),
        "one syllable": float(length == 1),
        "two syllables": float(length == 2),
        "five syllables": float(length >= 5),
        "glued": float(evidence.glued),
        # The word that was meant.
        "meant count": meant.entry.uses / 10,
        "meant spread": meant.entry.spread / 10,
        "meant stem count": _stem_count(meant),
        "meant own": log1p(min(evidence.meant_own, _OWN_CAP)),
    }


def probability(evidence: "Evidence", weights: Mapping[str, float]) -> float:
    """How likely the word is a slip for what it was likeliest meant to be."""
    total = sum(weights[name] * number for name, number in numbers_of(evidence).items())
    return 1 / (1 + exp(-total))


def _stem_count(known: "Known") -> float:
    """How usual a stem with its ending is; 0 where the word has none."""
    return min(max(known.stem.uses, known.stem.stem), 2 * known.ending) / 10


def _is_odd(char: str) -> bool:
    """Whether Korean hardly uses the syllable: KS X 1001 leaves it out, as it does 떄."""
    encoded = char.encode("euc_kr", "replace")
    return len(encoded) > 2 or encoded == b"?"
