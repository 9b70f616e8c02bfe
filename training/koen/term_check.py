"""What the corpus teaches about a glossary: how often each term is translated as the glossary says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from koen.corpus import Pair, read_pairs
from koen.terms import Terms


def agreement(pairs: Iterable[Pair], terms: Terms) -> dict[str, tuple[int, int]]:
    """For each term the corpus has: lines whose English has the glossary's word, and all its lines."""
    agreed: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for pair in pairs:
        lowered = pair.english.lower()
        for term in terms.mentioned(pair.korean):
            met[term] += 1
            agreed[term] += terms.entries[term].lower() in lowered
    return {term: (agreed[term], count) for term, count in met.items()}


def check_terms(data: Path, glossary: Path, output: Path) -> None:
    """Writes the terms with their counts, those that disagree most first, those never met last."""
    terms = Terms.read(glossary)
    found = agreement(read_pairs(data / "clean.tsv.xz"), terms)
    order = sorted(terms.entries, key=lambda term: _share(found.get(term)))
    with output.open("w", encoding="utf-8") as out:
        out.write("korean\tenglish\tagreed\tlines\n")
        for term in order:
            agreed, count = found.get(term, (0, 0))
            out.write(f"{term}\t{terms.entries[term]}\t{agreed}\t{count}\n")


def _share(counts: tuple[int, int] | None) -> float:
    return counts[0] / counts[1] if counts else 2.0
