"""Shared parts of the tests: a tiny corpus, and skipping where a library is missing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

NOUNS = {"모델": "model", "함수": "function", "서버": "server", "행렬": "matrix", "버퍼": "buffer", "노드": "node"}
VERBS = {"저장합니다": "stores", "반환합니다": "returns", "읽습니다": "reads", "만듭니다": "makes"}


def sentences(count: int, seed: int = 3) -> list[tuple[str, str]]:
    """Regular little sentences that a tiny model can learn."""
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        (ks, es), (ko, eo) = rng.sample(list(NOUNS.items()), 2)
        kv, ev = rng.choice(list(VERBS.items()))
        name = f"run_{rng.randrange(100)}"
        found.append((f"{ks} {name} 는 {ko} {rng.randrange(9)}개를 {kv}.", f"The {es} {name} {ev} the {eo}."))
    return found


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus file of 600 pairs."""
    path = tmp_path_factory.mktemp("corpus") / "train.tsv"
    path.write_text("".join(f"vue\thuman\t{k}\t{e}\n" for k, e in sentences(600)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def data(corpus: Path) -> Path:
    """A prepared data folder with one pass."""
    pytest.importorskip("sentencepiece", reason="sentencepiece is not installed")
    pytest.importorskip("numpy", reason="numpy is not installed")
    from koen.prepare import prepare

    folder = corpus.parent / "data"
    prepare(corpus, [], folder, size=360, passes=1, workers=1, seed=1)
    return folder


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings of a model of a few thousand weights."""
    path = tmp_path_factory.mktemp("settings") / "tiny.toml"
    path.write_text(
        "pieces = 512\nwarmup = 5\nsave_minutes = 1000\nvalidate_every = 1000\nguided = 0.5\n"
        "[shape]\nvocabulary = 360\nwidth = 32\nheads = 2\ninner = 64\nencoder_layers = 2\ndecoder_layers = 1\n",
        encoding="utf-8",
    )
    return path
