"""Note lines made from patterns and terms, for what a corpus of translated documents lacks.

`data/patterns.tsv` holds headings, definitions, comparisons and study-log sentences that
we wrote, with slots: `{a}`, `{b}`, `{c}` for terms and `{n}` for a number. In the Korean a
slot names the particle that follows (`{a:을}` becomes 을 or 를), in the English the form
(`{a}`, `{the a}`, `{an a}`, `{as}`).
"""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path

from koen import hangul
from koen.corpus import DATA
from koen.terms import Terms

_KOREAN_SLOT = re.compile(r"\{([abcn])(?::([가-힣]+))?\}")
_ENGLISH_SLOT = re.compile(r"\{(the |an )?([abcn])(s)?\}")
# Particles that depend on whether a sound closes the word before: after a consonant, after a vowel.
_PARTICLES = {
    "은": ("은", "는"), "이": ("이", "가"), "을": ("을", "를"), "과": ("과", "와"), "으로": ("으로", "로"),
    "이나": ("이나", "나"), "이란": ("이란", "란"), "이라는": ("이라는", "라는"), "이라고도": ("이라고도", "라고도"),
}  # fmt: skip
_NO_NOUNS = frozenset(("asynchronous", "zero-shot", "few-shot"))
_MASS_ENDINGS = ("ing", "tion", "sion", "ance", "ence", "ment", "ism", "ness", "ity", "sis")
_MASS = frozenset(
    (
        "data",
        "noise",
        "memory",
        "overfitting",
        "dropout",
        "descent",
        "recall",
        "accuracy",
        "precision",
        "inheritance",
        "attention",
        "padding",
        "momentum",
        "syntax",
        "backpropagation",
        "covariance",
        "variance",
        "likelihood",
        "theorem",
        "normalization",
    )
)
_COUNTABLE = frozenset(
    (
        "convolution",
        "function",
        "string",
        "binding",
        "listener",
        "exception",
        "permutation",
        "combination",
        "correlation",
        "transaction",
        "population",
        "instance",
        "sequence",
        "session",
        "dependency",
        "expression",
        "distribution",
        "complexity",
    )
)


class Patterns:
    """Draws lines; the same random generator gives the same lines."""

    def __init__(self, rows: list[tuple[str, str]], terms: Terms) -> None:
        self._rows = rows
        # A sentence without slots is always the same, so it is drawn less often.
        self._weights = [3 if "{" in korean else 1 for korean, _ in rows]
        self._terms = [pair for pair in terms.entries.items() if pair[1] not in _NO_NOUNS]
        self._countable = [pair for pair in self._terms if not _is_mass(pair[1])]

    @classmethod
    def read(cls, terms: Terms, path: Path = DATA / "patterns.tsv") -> Patterns:
        """The patterns of this package."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls([(row["korean"], row["english"]) for row in csv.DictReader(lines, delimiter="\t")], terms)

    def draw(self, rng: random.Random) -> tuple[str, str]:
        """One line in Korean, a third of its terms in English as students write them, and its English."""
        korean, english = rng.choices(self._rows, self._weights)[0]
        terms = self._countable if "s}" in english else self._terms
        chosen = dict(zip("abc", rng.sample(terms, 3), strict=True))
        written = {slot: rng.choices(pair, (2, 1))[0] for slot, pair in chosen.items()}
        meant = {slot: pair[1] for slot, pair in chosen.items()}
        written["n"] = meant["n"] = str(rng.choice((1, 2, 3, 4, 5, 8, 10, 16, 32, 100, 128)))
        english = _ENGLISH_SLOT.sub(lambda slot: _form(meant[slot[2]], slot[1] or "", bool(slot[3])), english)
        return (
            _KOREAN_SLOT.sub(lambda slot: written[slot[1]] + _particle(written[slot[1]], slot[2]), korean),
            english if english.startswith("e.g.") else english[:1].upper() + english[1:],
        )


def _particle(word: str, particle: str | None) -> str:
    """The particle's form after the word."""
    closed, open_ = _PARTICLES.get(particle or "", (particle or "",) * 2)
    final = hangul.final_of(word[-1])
    if final < 0:  # Latin: closed when it is read with a final l, m, n or ng
        final = {"l": hangul.RIEUL, "m": hangul.MIEUM, "n": hangul.NIEUN}.get(word[-1], 0)
        final = hangul.NIEUN if word.endswith("ng") else final
    if particle == "으로" and final == hangul.RIEUL:
        return open_
    return closed if final else open_


def _form(term: str, article: str, plural: bool) -> str:
    """A term in a sentence: with its article unless it cannot be counted, or in the plural."""
    if _is_mass(term):
        return term
    if plural:
        return _plural(term)
    if article == "an ":
        return f"{'an' if term[0].lower() in 'aeiou' else 'a'} {term}"
    return article + term


def _is_mass(term: str) -> bool:
    last = term.rsplit(" ", 1)[-1]
    return last in _MASS or (last.endswith(_MASS_ENDINGS) and last not in _COUNTABLE)


def _plural(term: str) -> str:
    if term.endswith(("s", "x", "ch", "sh")):
        return term + "es"
    return term[:-1] + "ies" if term.endswith("y") and term[-2] not in "aeiou" else term + "s"
