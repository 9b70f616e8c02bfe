"""Cleans the corpus, trains subwords and aligner, and builds the first passes."""

from __future__ import annotations

import csv
import json
import random
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from koen.aligner import Aligner
from koen.augment import augment
from koen.corpus import Pair, read_pairs, read_sources, write_pairs
from koen.coverage import reason_to_leave_out
from koen.filters import keep_good
from koen.mix import MIX_FILE, Mix
from koen.overlap import TestOverlap
from koen.passes import NOUNS_FILE, build_passes, build_validation
from koen.record import sha256
from koen.subwords import load_subwords, train_subwords
from koen.terms import Terms

_ALIGNER_PAIRS, _ALIGNER_PIECES = 120_000, 40


_STRICTLY = "left_out"  # in the report, where pairs were left out strictly

# What data folders with different mixes of the same corpus share.
_SHARED = ("clean.tsv.xz", "clean.json", "sentencepiece.model", "aligner.npz", "validation.npz")


def prepare(
    corpus: Path, tests: list[Path], data: Path, size: int, passes: int, workers: int, seed: int,
    mix: Path | None = None, glossary: Path | None = None, like: Path | None = None, strict: bool = False,
) -> None:  # fmt: skip
    """Everything `train` needs, in the folder `data`. Steps that are done are not done again.

    `mix` says what a pass is made of, `glossary` gives nouns for made-up lines, and `like` is a
    data folder whose corpus, subwords and aligner are taken over, for a run that changes its mix.
    `strict` leaves out pairs that would teach to leave something out.
    """
    data.mkdir(parents=True, exist_ok=True)
    if like:
        for name in _SHARED:
            if not (data / name).exists():
                shutil.copyfile(like / name, data / name)
    if mix:
        Mix.read(mix)  # a wrong one is told of now, not hours later
        shutil.copyfile(mix, data / MIX_FILE)
    if glossary:
        _take_nouns(glossary, data / NOUNS_FILE)
    if not (data / "clean.tsv.xz").exists():
        clean_corpus(corpus, tests, data)
    pairs = list(read_pairs(data / "clean.tsv.xz"))
    if not (data / "sentencepiece.model").exists():
        train_subwords(_subword_lines(pairs, seed), data / "sentencepiece", size, workers, 300_000)
        _say("subwords trained")
    if not (data / "aligner.npz").exists():
        _train_aligner(pairs, data, seed)
        _say("aligner trained")
    if strict and _STRICTLY not in (report := json.loads((data / "clean.json").read_text(encoding="utf-8"))):
        _leave_out(pairs, report, data)
    build_validation(data)
    for path in build_passes(data, passes, seed, workers):
        _say(f"built {path.name}")


def _leave_out(pairs: list[Pair], report: dict[str, Any], data: Path) -> None:
    """Rewrites the cleaned corpus without what `coverage` finds wanting, and the report of it."""
    subwords, aligner = load_subwords(data / "sentencepiece.model"), Aligner.load(data / "aligner.npz")
    koreans = subwords.encode([pair.korean for pair in pairs])
    englishes = subwords.encode([pair.english for pair in pairs])
    left_out: Counter[str] = Counter()
    kept: list[Pair] = []
    for pair, korean, english in zip(pairs, koreans, englishes, strict=True):
        reason = reason_to_leave_out(pair, np.array(korean, np.uint16), np.array(english, np.uint16), aligner)
        if reason:
            left_out[reason] += 1
        else:
            kept.append(pair)
    write_pairs(data / "clean.tsv.xz", kept)
    report |= {"kept": len(kept), "kept_by_source": _by_source(kept), _STRICTLY: dict(left_out.most_common())}
    (data / "clean.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _say(f"kept {len(kept)}, left out {dict(left_out)}")


def _take_nouns(glossary: Path, path: Path) -> None:
    """The nouns of a folder of glossary files that mean one thing: first Korean form, first English one."""
    nouns: dict[str, str] = {}
    for file in sorted(glossary.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if row["part"] == "noun" and not row["mark"]:
                    nouns.setdefault(row["korean"].split("|")[0], row["english"].split("|")[0])
    path.write_text("korean\tenglish\n" + "".join(f"{k}\t{e}\n" for k, e in nouns.items()), encoding="utf-8")


def clean_corpus(corpus: Path, tests: list[Path], data: Path) -> None:
    """Writes clean.tsv.xz and a report of what was dropped and why."""
    dropped: Counter[str] = Counter()
    overlap = TestOverlap((pair.korean, pair.english) for test in tests for pair in read_test(test))
    weights = read_sources()
    kept: list[Pair] = []
    for pair in keep_good(read_pairs(corpus), dropped):
        if (info := weights.get(pair.source)) and info.weight == 0:
            dropped["copyleft source left out"] += 1
        elif overlap.near(pair.korean, pair.english):
            dropped["near a test line"] += 1
        else:
            kept.append(pair)
    write_pairs(data / "clean.tsv.xz", kept)
    report = {
        "corpus_sha256": sha256(corpus),
        "kept": len(kept),
        "dropped": dict(dropped.most_common()),
        "kept_by_source": _by_source(kept),
    }
    (data / "clean.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _say(f"kept {len(kept)}, dropped {dict(dropped)}")


def _by_source(pairs: list[Pair]) -> dict[str, int]:
    return dict(Counter(f"{pair.source}/{pair.tier}" for pair in pairs).most_common())


def read_test(path: Path) -> list[Pair]:
    """A test set: a .tsv as the corpus or a FLORES prefix such as `dev` for dev.ko and dev.en."""
    if path.suffix == ".tsv":
        with path.open(encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for line in lines]
        return [_test_pair(row) for row in rows if row[0] != "domain"]
    korean = path.with_suffix(".ko").read_text(encoding="utf-8").splitlines()
    english = path.with_suffix(".en").read_text(encoding="utf-8").splitlines()
    return [Pair("flores", "human", k, e) for k, e in zip(korean, english, strict=True)]


def _test_pair(row: list[str]) -> Pair:
    """Test rows hold source, tier, Korean, English, file; our own hold domain, Korean, English."""
    return Pair(row[0], "human", row[1], row[2]) if len(row) == 3 else Pair(*row[:4])


def _subword_lines(pairs: list[Pair], seed: int) -> list[str]:
    """Both sides, half of them augmented, so that plain endings get pieces of their own."""
    terms, rng = Terms.read(), random.Random(seed)
    lines: list[str] = []
    for pair in pairs:
        both = (pair.korean, pair.english)
        lines.extend(augment(*both, terms, rng) if rng.random() < 0.5 else both)
    return lines


def _train_aligner(pairs: list[Pair], data: Path, seed: int) -> None:
    subwords = load_subwords(data / "sentencepiece.model")
    sample = random.Random(seed).sample(pairs, min(len(pairs), 2 * _ALIGNER_PAIRS))
    koreans = subwords.encode([pair.korean for pair in sample])
    englishes = subwords.encode([pair.english for pair in sample])
    encoded = [
        (np.array(korean, np.uint16), np.array(english, np.uint16))
        for korean, english in zip(koreans, englishes, strict=True)
        if 0 < len(korean) <= _ALIGNER_PIECES and 0 < len(english) <= _ALIGNER_PIECES
    ]
    Aligner.train(encoded[:_ALIGNER_PAIRS], subwords.vocab_size()).save(data / "aligner.npz")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
