"""The speller: which words of a text are slips of a finger, and what was meant."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from notelint.korean.lexicon import SETTLED_SHIFT, Lexicon
from notelint.korean.made_words import is_made
from notelint.korean.own_words import OwnWords
from notelint.korean.tables import Tables

if TYPE_CHECKING:
    from notelint.korean.bound import Bound
    from notelint.korean.decision import Decision
    from notelint.korean.evidence import Evidence, Witness

# A word that more than two sources have is never taken for a slip; in steps of half a doubling.
SPREAD_OF_WORDS = 3
# Forms of everyday verbs are none either, but for the shortest, which may be anything.
_SURE_FORM = 3  # syllables
# A form that the notes have more often than this is their author's word, whatever it looks like.
_AGAIN_AND_AGAIN = 6


class Suspicion(NamedTuple):
    """What a word may have been meant to be, best first, and how likely it is a slip for that."""

    rights: tuple[str, ...]
    chance: float


class Slipped(NamedTuple):
    """A word that was likely meant to be another: the words it may be, best first."""

    rights: tuple[str, ...]
    probability: float
    certain: bool


class Speller:
    """Judges words by the lexicon, the language model and the weights in a folder.

    Opening one reads a few kilobytes; the tables are mapped into memory, and
    the language model is opened when the first word is not known.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lexicon = Lexicon(Tables(folder / "lexicon.bin"))

    def knows(self, word: str) -> bool:
        """Whether `word` is so well known that it is no slip wherever it stands."""
        numbers = self._lexicon.numbers_of(word)
        if numbers >> 8 & 0x3F > SPREAD_OF_WORDS or numbers >> SETTLED_SHIFT & 3 > 1:
            return True
        return len(word) >= _SURE_FORM and is_made(word, self._lexicon)

    def is_never_certain(self, word: str) -> bool:
        """Whether `word` is a rare form that is a likely slip at most, wherever it stands."""
        return self._lexicon.numbers_of(word) >> SETTLED_SHIFT & 3 > 0

    def judge(
        self, text: str, start: int, end: int, own: OwnWords, certain: bool = False
    ) -> Slipped | None:
        """What the word at `[start, end)` of `text` was meant to be; None: no likely slip.

        `certain`: only certain slips are asked for, and others may not be found.
        """
        suspicion = self.suspicion(text, start, end, own, self.bounds[certain])
        if suspicion is None or suspicion.chance < self._decision.likely:
            return None
        chance = suspicion.chance
        return Slipped(suspicion.rights, chance, chance >= self._decision.certain)

    def suspicion(
        self, text: str, start: int, end: int, own: OwnWords, bound: "Bound"
    ) -> Suspicion | None:
        """How likely the word is a slip; None where `bound` or the author rules that out."""
        from notelint.korean.evidence import Place

        place = Place.of(text, start, end)
        if not bound.may_be_slip(place) or own[place.word] > _AGAIN_AND_AGAIN:
            return None
        evidence = self._witness.evidence(place, self._witness.known(place.word), own)
        if evidence is None:
            return None
        rights = (evidence.choice.right, *evidence.others)
        return Suspicion(rights, self._decision.probability(evidence))

    def evidence(self, text: str, start: int, end: int, own: OwnWords) -> "Evidence | None":
        """The numbers for the word at `[start, end)` of `text`; None where nothing is near it."""
        from notelint.korean.evidence import Place

        known = self._witness.known(text[start:end])
        return self._witness.evidence(Place.of(text, start, end), known, own)

    @property
    def searches(self) -> int:
        """How often the lexicon was searched for what a word may have been meant to be."""
        return self._witness.searches

    @cached_property
    def _witness(self) -> "Witness":
        # Most notes need only the lexicon.
        from notelint.korean.evidence import Witness
        from notelint.korean.language_model import LanguageModel
        from notelint.korean.slip_costs import SlipCosts

        model = LanguageModel(Tables(self._folder / "language.bin"))
        return Witness(self._lexicon, model, SlipCosts(_slips(self._folder / "slips.tsv")))

    @cached_property
    def _decision(self) -> "Decision":
        from notelint.korean.decision import Decision

        weights = rows(self._folder / "weights.tsv")
        return Decision({name: float(weight) for name, weight in weights})

    @cached_property
    def bounds(self) -> "tuple[Bound, Bound]":
        """What tells most words that are no likely slips, or no certain ones, before any is
        judged in full."""
        from notelint.korean.bound import Bound

        likely = Bound(self._witness, self._decision, self._decision.likely)
        return likely, likely.raised_to(self._decision.certain)


def rows(path: Path) -> Iterable[list[str]]:
    """The lines of a table of text, split at tabs; comments and blank lines left out."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _slips(path: Path) -> Iterable[tuple[str, str, int]]:
    return ((kind, pair, int(count)) for kind, pair, count in rows(path))
