"""Sentences of notes composed of clauses, so that no clause, negation or name may be dropped unnoticed.

`data/predicates.tsv` holds verbs and adjectives with their objects, `data/compositions.tsv` what
notes build of them: conditions, contrasts, reasons, definitions. Slots of the Korean:
`{s1:은}` and `{n1:을}` are nouns with the form of a particle, `{1:면}` is predicate 1 in a form
of `conjugation`, `{1:E}` in one that ends a line, `{k1:을수록}` an adjective that is compared,
`{n}` a number. In the English `{s1 1}` is subject 1 with predicate 1, `{1:base}`, `{1:third}`,
`{1:ing}`, `{1:past}`, `{1:not}` and `{1:didnot}` are its forms, `{k1}` is the comparative,
`{p1}` the plain adjective, `{n1|a}` a noun with "a".

What the sentences say is mostly nonsense; how they say it is not.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from pathlib import Path

from koen import english as words
from koen.conjugation import Predicate
from koen.corpus import DATA
from koen.nouns import Noun, Nouns
from koen.particles import with_particle
from koen.placeholders import number_in_source_order

_SLOT = re.compile(r"\{([^{}]+)\}")
_OBJECT = re.compile(r"\{([bc]):([가-힣]+)\}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A row of the predicates: what comes before the stem, its forms, the English verb phrase."""

    objects: str
    predicate: Predicate
    english: str
    comparative: str

    @property
    def acts(self) -> bool:
        """True when someone may do it: it has an object and is a verb."""
        return ":을}" in self.objects and not self.predicate.adjective


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A clause with its objects filled in."""

    objects: str
    clause: Clause
    verb: str
    rest: str

    def korean(self, form: str) -> str:
        return f"{self.objects}{self.clause.predicate.form(form)}"

    def english(self, form: str) -> str:
        be = self.verb == "be"
        verb = {
            "base": self.verb,
            "third": words.third_person(self.verb),
            "ing": words.participle(self.verb),
            "past": words.past(self.verb),
            "not": "is not" if be else f"does not {self.verb}",
            "didnot": "was not" if be else f"did not {self.verb}",
        }[form]
        return f"{verb} {self.rest}".rstrip()


class Composer:
    """Draws sentences; the same random generator gives the same ones."""

    def __init__(self, clauses: list[Clause], compositions: list[tuple[str, str, float]], nouns: Nouns) -> None:
        self._clauses = clauses
        self._actions = [clause for clause in clauses if clause.acts]
        self._compared = [clause for clause in clauses if clause.comparative]
        self._rows = [(korean, english) for korean, english, _ in compositions]
        self._weights = [weight for _, _, weight in compositions]
        self._nouns = nouns

    @classmethod
    def read(cls, terms: dict[str, str], folder: Path = DATA) -> Composer:
        """The tables of this package, with the given terms as nouns."""
        clauses = [_clause(row) for row in _rows(folder / "predicates.tsv")]
        rows = [(row["korean"], row["english"], float(row["weight"])) for row in _rows(folder / "compositions.tsv")]
        return cls(clauses, rows, Nouns(terms))

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """One line and its English, placeholders numbered."""
        korean, english = rng.choices(self._rows, self._weights)[0]
        draft = _Draft(self._nouns.session(rng), rng)
        for slot in _SLOT.findall(korean):
            self._choose(slot.partition(":")[0], korean, draft)
        korean = _SLOT.sub(lambda match: draft.korean(match[1]), korean)
        filled = _SLOT.sub(lambda match: draft.english(match[1]), english)
        return number_in_source_order(korean, draft.capitalised(filled, english))

    def _choose(self, name: str, row: str, draft: _Draft) -> None:
        """What stands in a slot of that name: a noun, a comparison, a predicate."""
        if name in draft.nouns or name in draft.clauses or name == "n":
            return
        if name[0] in "sn":
            draft.nouns[name] = draft.session.draw()
        elif name[0] == "k":
            draft.clauses[name] = draft.fill(draft.rng.choice(self._compared))
        else:
            # Only what has a subject in the Korean may be something nobody does.
            pool = self._clauses if f"{{s{name}:" in row else self._actions
            draft.clauses[name] = draft.fill(draft.rng.choice(pool))


class _Draft:
    """The choices for one sentence."""

    def __init__(self, session: Nouns.Session, rng: random.Random) -> None:
        self.session, self.rng = session, rng
        self.nouns: dict[str, Noun] = {}
        self.clauses: dict[str, _Chosen] = {}
        self._number = str(rng.choice((2, 2, 3, 3, 4, 5, 10)))

    def fill(self, clause: Clause) -> _Chosen:
        """The clause with nouns for its objects."""
        nouns = {slot: self.session.draw() for slot, _ in _OBJECT.findall(clause.objects)}
        objects = _OBJECT.sub(lambda match: with_particle(nouns[match[1]].korean, match[2], self.rng), clause.objects)
        verb, _, rest = clause.english.partition(" ")
        return _Chosen(objects, clause, verb, _SLOT.sub(lambda match: _noun(nouns, match[1]), rest))

    def korean(self, slot: str) -> str:
        """The text of a slot of the Korean."""
        name, _, form = slot.partition(":")
        if name == "n":
            return self._number
        if name in self.nouns:
            return with_particle(self.nouns[name].korean, form, self.rng)
        return self.clauses[name].korean(self._ending(name) if form == "E" else form)

    def _ending(self, name: str) -> str:
        """How a line ends: 줄인다, 줄임, 줄인다., 줄입니다 is left to the corpus."""
        return self.rng.choice(("다", "다", "다", "다.", "ㅁ", "ㅁ", "ㅁ."))

    def english(self, slot: str) -> str:
        """The text of a slot of the English."""
        if " " in slot:
            subject, name = slot.split(" ")
            return f"{self.nouns[subject.lower()].english} {self.clauses[name].english('third')}"
        name, _, form = slot.partition(":")
        if name == "n":
            return self._number
        if form:
            return self.clauses[name].english(form)
        if name.startswith("k"):
            return self.clauses[name].clause.comparative
        if name.startswith("p"):
            return self.clauses["k" + name[1:]].rest
        return _noun(self.nouns, name[:1].lower() + name[1:])

    def capitalised(self, filled: str, row: str) -> str:
        """With a capital first, unless a name that must be kept begins the line."""
        first = _SLOT.match(row)
        noun = self.nouns.get(re.split(r"[ |]", first[1])[0].lower()) if first else None
        return filled if noun and noun.verbatim else filled[:1].upper() + filled[1:]


def _noun(nouns: dict[str, Noun], slot: str) -> str:
    """A noun of the English: as it is, or with another article."""
    name, _, how = slot.partition("|")
    return {"": nouns[name].english, "a": nouns[name].indefinite, "bare": nouns[name].bare}[how]


def _clause(row: dict[str, str]) -> Clause:
    objects, space, stem = row["korean"].rpartition(" ")
    predicate = Predicate(stem, row["infinitive"], row["kind"] == "a")
    return Clause(objects + space, predicate, row["english"], row["comparative"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", restval=""))
