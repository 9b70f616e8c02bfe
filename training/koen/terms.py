"""Korean terms with their English, found in both sides of a pair."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from koen.corpus import DATA

# What may follow a term in Korean: no further syllable of a longer word, except particles.
_PARTICLES = "은|는|이|가|을|를|의|에|로|와|과|도|만|으로|에서|에는|에게|까지|부터|이나|나|란|들"
_PARTICLE = rf"(?=$|[^가-힣]|(?:{_PARTICLES})(?![가-힣]{{2}}))"

Place = tuple[int, int]


class Terms:
    """A glossary that can be asked where its terms stand in a pair of lines."""

    def __init__(self, entries: dict[str, str]) -> None:
        self.entries = entries
        longest_first = sorted(entries, key=len, reverse=True)
        self._korean = re.compile(rf"(?<![가-힣])({'|'.join(map(re.escape, longest_first))}){_PARTICLE}")

    @classmethod
    def read(cls, path: Path = DATA / "terms.tsv") -> Terms:
        """The table of this package: columns korean, english."""
        with path.open(encoding="utf-8", newline="") as lines:
            return cls({row["korean"]: row["english"] for row in csv.DictReader(lines, delimiter="\t")})

    def mentioned(self, korean: str) -> set[str]:
        """The terms a Korean line contains."""
        return {match.group(1) for match in self._korean.finditer(korean)}

    def find(self, korean: str, english: str) -> list[tuple[Place, Place]]:
        """Places of terms that stand once in the Korean and whose English stands once."""
        found: list[tuple[Place, Place]] = []
        lowered = english.lower()
        for match in self._korean.finditer(korean):
            target = self.entries[match.group(1)].lower()
            places = list(re.finditer(rf"(?<![\w-]){re.escape(target)}(?:e?s)?(?![\w-])", lowered))
            if len(places) == 1 and korean.count(match.group(1)) == 1 and len(lowered) == len(english):
                found.append((match.span(1), places[0].span()))
        return found
