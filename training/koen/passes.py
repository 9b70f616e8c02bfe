"""A pass over the corpus as one binary file: sampled, augmented, encoded, aligned."""

from __future__ import annotations

import multiprocessing
import os
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from koen.aligner import Aligner, Ids
from koen.augment import augment, join
from koen.compose import Composer
from koen.corpus import Pair, copies_expected, read_pairs, read_sources
from koen.mix import Mix
from koen.patterns import Patterns
from koen.subwords import load_subwords
from koen.terms import Terms

MAX_PIECES = 120
NOUNS_FILE = "nouns.tsv"  # in a data folder: columns korean, english
_COMPOSED = "composed"  # their placeholders are numbered already, so they are not joined
_JOIN_BELOW = 60  # characters of Korean; longer lines are not joined


@dataclass(frozen=True, slots=True)
class Ragged:
    """Sequences of different lengths laid end to end: row i is flat[start[i]:start[i+1]]."""

    flat: npt.NDArray[np.uint16]
    start: npt.NDArray[np.int64]

    @classmethod
    def of(cls, rows: list[npt.NDArray[np.uint16]]) -> Ragged:
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        flat = np.concatenate(rows) if rows else np.zeros(0, np.uint16)
        return cls(flat.astype(np.uint16), np.concatenate(([0], np.cumsum(lengths))))

    def __len__(self) -> int:
        return len(self.start) - 1

    def __getitem__(self, row: int) -> npt.NDArray[np.uint16]:
        return self.flat[self.start[row] : self.start[row + 1]]

    def lengths_of(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """How long the given rows are."""
        return self.start[rows + 1] - self.start[rows]

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        return np.diff(self.start)


@dataclass(frozen=True, slots=True)
class Pass:
    """Encoded examples: source and target pieces, and for each target piece its source position."""

    source: Ragged
    target: Ragged
    links: Ragged

    def save(self, path: Path) -> None:
        """Written whole or not at all."""
        unfinished = path.with_suffix(f".{os.getpid()}.npz")
        np.savez(
            unfinished,
            source=self.source.flat, source_start=self.source.start.astype(np.uint32),
            target=self.target.flat, target_start=self.target.start.astype(np.uint32),
            links=self.links.flat.astype(np.uint8),
        )  # fmt: skip
        unfinished.replace(path)

    @classmethod
    def load(cls, path: Path) -> Pass:
        arrays = np.load(path)
        target_start = arrays["target_start"].astype(np.int64)
        return cls(
            Ragged(arrays["source"], arrays["source_start"].astype(np.int64)),
            Ragged(arrays["target"], target_start),
            Ragged(arrays["links"].astype(np.uint16), target_start),
        )


def pass_path(data: Path, number: int) -> Path:
    """Where pass `number` of a data folder lies."""
    return data / f"pass-{number:03d}.npz"


def is_held_out(pair: Pair) -> bool:
    """One human pair in 400 is kept from training, to watch the loss by."""
    return pair.tier == "human" and zlib.crc32(pair.english.encode()) % 400 == 0


def sampled_lines(
    pairs: list[Pair], number: int, seed: int, mix: Mix, nouns: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    """The lines of one pass: each pair as often as its weight says, augmented, in a random order.

    `nouns` are terms for the made-up lines, beside those of this package.
    """
    sources, terms = read_sources(), Terms.read()
    rng = random.Random(f"{seed}/{number}")
    chosen: list[Pair] = []
    for pair in pairs:
        if is_held_out(pair):
            continue
        expected = copies_expected(pair, sources, mix.tiers)
        chosen.extend([pair] * (int(expected) + (rng.random() < expected % 1)))
    chosen.extend(_made_up(rng, mix, len(chosen), terms, nouns or {}))
    rng.shuffle(chosen)
    lines: list[tuple[str, str]] = []
    short: tuple[str, str] | None = None
    for pair in chosen:
        line = (pair.korean, pair.english)
        joinable = len(pair.korean) < _JOIN_BELOW and pair.source != _COMPOSED
        if joinable and rng.random() < 2 * mix.rates.join:
            if short is None:
                short = line
                continue
            line, short = join(short, line, rng), None
        lines.append(augment(*line, terms, rng, mix.rates))
    return lines


def _made_up(rng: random.Random, mix: Mix, lines: int, terms: Terms, nouns: dict[str, str]) -> list[Pair]:
    """Lines from patterns and composed ones, as the shares of `lines` say."""
    patterns = Patterns.read(terms, nouns)
    found = [Pair("patterns", "human", *patterns.draw(rng)) for _ in range(int(mix.patterns * lines))]
    if mix.composed:
        composer = Composer.read({**nouns, **terms.entries})
        found.extend(Pair(_COMPOSED, "human", *composer.draw(rng)) for _ in range(int(mix.composed * lines)))
    return found


def encode_lines(data: Path, lines: list[tuple[str, str]]) -> Pass:
    """Source pieces, target pieces and links of the lines that are short enough."""
    subwords, aligner = load_subwords(data / "sentencepiece.model"), Aligner.load(data / "aligner.npz")
    koreans = subwords.encode([korean for korean, _ in lines])
    englishes = subwords.encode([english for _, english in lines])
    sources: list[Ids] = []
    targets: list[Ids] = []
    links: list[Ids] = []
    for korean, english in zip(koreans, englishes, strict=True):
        if 0 < len(korean) <= MAX_PIECES and 0 < len(english) <= MAX_PIECES:
            source, target = np.array(korean, np.uint16), np.array(english, np.uint16)
            sources.append(source)
            targets.append(target)
            links.append(aligner.links(source, target).astype(np.uint16))
    return Pass(Ragged.of(sources), Ragged.of(targets), Ragged.of(links))


def read_nouns(data: Path) -> dict[str, str]:
    """Terms of a glossary that `prepare` took in, none without one."""
    path = data / NOUNS_FILE
    return Terms.read(path).entries if path.exists() else {}


def build_pass(data: Path, number: int, seed: int) -> Path:
    """Makes pass `number` from the cleaned corpus of a data folder, unless it is there."""
    path = pass_path(data, number)
    if not path.exists():
        pairs = list(read_pairs(data / "clean.tsv.xz"))
        encode_lines(data, sampled_lines(pairs, number, seed, Mix.of(data), read_nouns(data))).save(path)
    return path


def build_passes(data: Path, count: int, seed: int, workers: int) -> Iterator[Path]:
    """The first `count` passes in order, several at a time; about 1.5 GB of memory a worker."""
    build = partial(build_pass, data, seed=seed)
    if workers == 1 or count == 1:
        yield from map(build, range(count))
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap(build, range(count))


def build_validation(data: Path) -> Path:
    """The held-out pairs, as they are."""
    path = data / "validation.npz"
    if not path.exists():
        pairs = read_pairs(data / "clean.tsv.xz")
        encode_lines(data, [(p.korean, p.english) for p in pairs if is_held_out(p)]).save(path)
    return path
