"""What speaks for a word being a slip: the numbers that the decision rests on."""

from collections.abc import Iterator
from math import inf, log1p
from typing import NamedTuple

from notelint.korean.candidates import LEAST_STRENGTH, Candidate, Candidates
from notelint.korean.context import DIGITS, EDGE, LATIN, LETTERS_ALONE, read_as
from notelint.korean.keyboard import KEYS, Slip, SlipKind, keys_of, text_of
from notelint.korean.language_model import ORDER, LanguageModel
from notelint.korean.lexicon import NEVER, Entry, Lexicon
from notelint.korean.made_words import (
    has_auxiliary,
    has_particles,
    is_compound,
    is_verb_of_noun,
)
from notelint.korean.own_words import OwnWords
from notelint.korean.slip_costs import SlipCosts

_AROUND = 24  # characters beside a word that are read; the model looks at five
_MOST_REMEMBERED = 1_000  # words with their candidates
_MOST_RANKED = 6  # candidates whose sentences are compared
_FAR_AHEAD = 20.0
# What a word costs by character, at least, to be looked at: in a sentence most words cost less
# than 4, slips nearly always more than 5. A usual stem with a usual ending must be stranger.
_STRANGE = 4.5
_STRANGE_IF_WELL_FORMED = 7.0
_USUAL_ENDING, _USUAL_STEM = 14, 12  # steps
# Endings that contract with a particle behind them: 에는 is 엔, 하기를 is 하길.
_CONTRACTING = frozenset("에서게지로고기다라까터텐거자이제때시")
_N, _L = KEYS.index("ㄴ") + 1, KEYS.index("ㄹ") + 1


class Place(NamedTuple):
    """A word in its line, as the language model reads what is around it."""

    before: str
    word: str
    after: str
    glued: bool  # to a Latin word, a number or code before it

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Place":
        """The word at `[start, end)` of `text`."""
        begin = max(0, start - _AROUND)
        line = text.rfind("\n", begin, start) + 1 or begin
        before = read_as(text[line:start])
        if line > begin or line == 0:
            before = EDGE + before  # the line begins here
        after = read_as(text[end : end + _AROUND].partition("\n")[0]) + EDGE
        glued = before[-1] in (LATIN, DIGITS)
        return cls(before[1 - ORDER :], text[start:end], after[: ORDER - 1], glued)

    @property
    def shown(self) -> str:
        """The word as the language model reads it: with a sign for letters outside syllables."""
        return read_as(self.word) if LETTERS_ALONE.search(self.word) else self.word


class Known(NamedTuple):
    """How well a word is known to the lexicon."""

    entry: Entry = NEVER  # as it stands
    stem: Entry = NEVER  # of its best reading as a stem with an ending
    ending: int = 0
    inflected: bool = False  # a form of an everyday verb or adjective
    verb_of_noun: bool = False
    has_auxiliary: bool = False
    compound: bool = False  # of two common nouns
    has_particles: bool = False  # behind a common noun, and nothing else


class Choice(NamedTuple):
    """Something that a word may have been meant to be."""

    right: str
    slip: Slip
    cost: float  # of the slip
    known: Known


class Evidence(NamedTuple):
    """A word, what it was likeliest meant to be, and the numbers that speak for it."""

    word: str
    glued: bool
    typed: Known
    typed_own: int  # how often the notes have the word, or its stem
    choice: Choice
    meant_own: int
    gain: float  # how much likelier the sentence becomes, in units of the logarithm
    lead: float  # over the next candidate
    strangeness: float  # cost of the word as it stands, by character
    others: tuple[str, ...]  # next candidates, best first


# A candidate before it is spelt out: its rank, its keys, the slip and its cost, what is known.
_Usual = tuple[float, bytes, Slip, float, Known]


class Witness:
    """Gathers evidence about words."""

    def __init__(self, lexicon: Lexicon, model: LanguageModel, costs: SlipCosts) -> None:
        self._lexicon = lexicon
        self._model = model
        self._costs = costs
        self._candidates = Candidates(lexicon)
        self._choices: dict[str, list[Choice]] = {}

    @property
    def searches(self) -> int:
        """How often the lexicon was searched for what a word or a stem may have been."""
        return self._candidates.searches

    def strangeness(self, place: Place) -> float:
        """What the word costs where it stands, by character."""
        shown = place.shown
        text = place.before + shown
        return self._model.cost(text, len(place.before), len(text)) / len(shown)

    def is_strange(self, strangeness: float, typed: Known) -> bool:
        """Whether a word is strange enough to be looked at."""
        if strangeness < _STRANGE_IF_WELL_FORMED:
            return strangeness >= _STRANGE and not _is_well_formed(typed)
        return True

    def compared(self, place: Place) -> "Compared":
        """The sentence with its word, to be compared with others in the place of the word."""
        return Compared(self._model, place)

    def evidence(self, place: Place, typed: Known, own: OwnWords) -> Evidence | None:
        """The likeliest thing that was meant; None if it is not strange enough, or
        no single slip makes a word of it."""
        strangeness = self.strangeness(place)
        if not self.is_strange(strangeness, typed):
            return None
        choices = self.choices(place.word)
        if not choices:
            return None
        ranked = []
        gain_of = self.compared(place).gain
        for choice in choices:
            gain = gain_of(choice.right)
            score = gain - choice.cost + _prior(choice.known) + 0.5 * log1p(own[choice.right])
            ranked.append((-score, choice.right, gain, choice))
        ranked.sort()
        score, right, gain, choice = ranked[0]
        return Evidence(
            place.word,
            place.glued,
            typed,
            self._own_count(place.word, own),
            choice,
            self._own_count(right, own),
            gain,
            min(ranked[1][0] - score, _FAR_AHEAD) if len(ranked) > 1 else _FAR_AHEAD,
            strangeness,
            tuple(row[1] for row in ranked[1:3]),
        )

    def known(self, word: str) -> Known:
        """How well a word that was typed is known."""
        lexicon = self._lexicon
        stem, ending = NEVER, 0
        for found, follows in lexicon.splits(word):
            if _strength(found, follows) > _strength(stem, ending):
                stem, ending = found, follows
        return Known(
            lexicon.entry(word),
            stem,
            ending,
            lexicon.inflects(word),
            is_verb_of_noun(word, lexicon),
            has_auxiliary(word, lexicon),
            is_compound(word, lexicon),
            has_particles(word, lexicon),
        )

    def _own_count(self, word: str, own: OwnWords) -> int:
        """How often the notes have `word`, with whatever ending it may have."""
        count = own[word]
        for at in range(2, len(word)):
            if self._lexicon.ending(word[:at], word[at:]):
                count = max(count, own.beginning(word[:at]))
        return count

    def choices(self, word: str) -> list[Choice]:
        """What `word` may have been meant to be, likeliest first whatever the sentence."""
        if word not in self._choices:
            if len(self._choices) >= _MOST_REMEMBERED:
                self._choices.clear()
            found: dict[bytes, list[Candidate]] = {}
            for candidate in self._found(word):
                found.setdefault(candidate.keys, []).append(candidate)
            usual = [row for each in found.values() if (row := self._usual(each))]
            self._choices[word] = [
                Choice(text_of(keys), slip, cost, known)
                for _, keys, slip, cost, known in sorted(usual, key=_rank)[:_MOST_RANKED]
            ]
        return self._choices[word]

    def _usual(self, readings: list[Candidate]) -> _Usual | None:
        """What is known of a word in several readings; None where that is too little."""
        keys, slip, _ = readings[-1]
        # A form of the lexicon is among the readings as such: it is not walked through again.
        is_form = any(not each.stem for each in readings)
        known = Known(self._lexicon.entry_of_form(keys) if is_form else NEVER)
        if not known.entry.uses:
            splits = [self._lexicon.split(keys, each.stem) for each in readings if each.stem]
            stem, ending = max(splits, key=lambda split: _strength(*split), default=(NEVER, 0))
            if _strength(stem, ending) < LEAST_STRENGTH:
                return None
            known = known._replace(stem=stem, ending=ending)
        cost = self._costs[slip]
        return cost - _prior(known), keys, slip, cost, known

    def _found(self, word: str) -> Iterator[Candidate]:
        keys = keys_of(word)
        yield from self._candidates.of_syllables(word)
        if text_of(keys) != word:
            for stem in self._candidates.readings(keys):
                yield Candidate(keys, Slip(SlipKind.SPLIT), stem)
        for candidate in self._candidates.of(keys):
            if not (_contracts(keys, candidate.keys) or _reports(word, candidate)):
                yield candidate


class Compared:
    """A sentence, and how much likelier another word makes it."""

    def __init__(self, model: LanguageModel, place: Place) -> None:
        self._model = model
        self._shown, self._before, self._after = place.shown, place.before, place.after
        text = self._before + self._shown + self._after
        # Of the rest of the sentence, from each character of the word on.
        self._costs = model.costs(text, len(self._before), len(text))

    def gain(self, right: str, least: float = -inf) -> float:
        """How much likelier `right` makes the sentence; a gain below `least` may be any such."""
        # What stands before the first difference costs the same.
        same = _common_start(self._shown, right)
        typed = self._costs[same]
        if typed < least:  # however likely `right` is
            return typed
        text = self._before + right + self._after
        return typed - self._model.cost(text, len(self._before) + same, len(text), typed - least)


def _rank(usual: _Usual) -> tuple[float, bytes]:
    return usual[:2]


def _common_start(one: str, other: str) -> int:
    """How many characters both begin with."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def _prior(known: Known) -> float:
    """How usual a word is, in units of the logarithm; a rough guess for one with an ending."""
    return 0.2 * max(known.entry.uses, _strength(known.stem, known.ending) - 6)


def _strength(stem: Entry, ending: int) -> int:
    """How usual a stem with an ending is, in steps."""
    return min(max(stem.uses, stem.stem), 2 * ending)


def _is_well_formed(known: Known) -> bool:
    """Whether the word can be read as a usual stem with a usual ending."""
    stem = max(known.stem.uses, known.stem.stem)
    return known.ending >= _USUAL_ENDING and stem >= _USUAL_STEM


def _reports(word: str, candidate: Candidate) -> bool:
    """Whether `word` is the candidate as others are said to say it: 가능하다, 가능하대."""
    return word.endswith("대") and text_of(candidate.keys) == word[:-1] + "다"


def _contracts(typed: bytes, meant: bytes) -> bool:
    """Whether `typed` is `meant` with a particle drawn into its last syllable: 함수에, 함수엔."""
    if len(typed) != len(meant) + 1 or typed[:-1] != meant or typed[-1] not in (_N, _L):
        return False
    return text_of(meant)[-1] in _CONTRACTING
