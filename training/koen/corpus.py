"""The parallel corpus: pairs, the domain of their source, and how often a pass shows them."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the corpus. `source` names where it comes from, `tier` who translated."""

    source: str
    tier: str
    korean: str
    english: str


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known about a source: its domain and how many copies of a pair a pass shows."""

    domain: str
    weight: float


def open_text(path: Path) -> TextIO:
    """A text file, decompressed when its name ends in .xz."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def read_pairs(path: Path) -> Iterator[Pair]:
    """Pairs of a file with the columns source, tier, Korean, English (more are ignored)."""
    with open_text(path) as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            yield Pair(*fields[:4])


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """The same columns back, compressed."""
    with lzma.open(path, "wt", encoding="utf-8", preset=6) as out:
        for pair in pairs:
            out.write(f"{pair.source}\t{pair.tier}\t{pair.korean}\t{pair.english}\n")


def read_sources(path: Path = DATA / "sources.tsv") -> dict[str, SourceInfo]:
    """Domain and weight by source name."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["source"]: SourceInfo(row["domain"], float(row["weight"]))
            for row in csv.DictReader(lines, delimiter="\t")
        }


def copies_expected(pair: Pair, sources: dict[str, SourceInfo], tiers: dict[str, float]) -> float:
    """How many times a pass, one sweep over the sampled corpus, shows the pair on average.

    Unknown sources count once.
    """
    info = sources.get(pair.source)
    return (info.weight if info else 1.0) * tiers.get(pair.tier, 1.0)
