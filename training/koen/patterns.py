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

from koen import english as words
from koen.corpus import DATA
from koen.particles import with_particle
from koen.terms import Terms

_KOREAN_SLOT = re.compile(r"\{([abcn])(?::([가-힣]+))?\}")
_ENGLISH_SLOT = re.compile(r"\{(the |an )?([abcn])(s)?\}")
_NO_NOUNS = frozenset(("asynchronous", "zero-shot", "few-shot"))


class Patterns:
    """Draws lines; the same random generator gives the same lines."""

    def __init__(self, rows: list[tuple[str, str]], terms: Terms, nouns: dict[str, str] | None = None) -> None:
        self._rows = rows
        # A sentence without slots is always the same, so it is drawn less often.
        self._weights = [3 if "{" in korean else 1 for korean, _ in rows]
        # As many of the other nouns as of our own terms' weight: those are what the model must know.
        self._terms = [pair for pair in terms.entries.items() if pair[1] not in _NO_NOUNS]
        others = [pair for pair in (nouns or {}).items() if pair[0] not in terms.entries]
        self._terms = self._terms * max(1, len(others) // len(self._terms)) + others
        self._countable = [pair for pair in self._terms if not words.is_mass(pair[1])]

    @classmethod
    def read(cls, terms: Terms, nouns: dict[str, str] | None = None, path: Path = DATA / "patterns.tsv") -> Patterns:
        """The patterns of this package, for its terms and other nouns."""
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [(row["korean"], row["english"]) for row in csv.DictReader(lines, delimiter="\t")]
        return cls(rows, terms, nouns)

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
            _KOREAN_SLOT.sub(lambda slot: with_particle(written[slot[1]], slot[2] or ""), korean),
            english if english.startswith("e.g.") else english[:1].upper() + english[1:],
        )


def _form(term: str, article: str, many: bool) -> str:
    """A term in a sentence: with its article unless it cannot be counted, or in the plural."""
    return words.plural(term) if many and not words.is_mass(term) else words.with_article(term, article)
