"""Pairs that would teach a model to leave something out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed")

from koen.aligner import Aligner  # noqa: E402
from koen.corpus import Pair, read_pairs  # noqa: E402
from koen.coverage import coverage, reason_to_leave_out  # noqa: E402


def aligner_of(pieces: int) -> Aligner:
    """Piece n is translated by piece n, and by nothing else."""
    table = np.eye(pieces, dtype=np.float16)
    return Aligner(table, table)


def numbers(*pieces: int) -> np.ndarray:
    return np.array(pieces, np.uint16)


def reason(korean: str, english: str, source: np.ndarray, target: np.ndarray) -> str | None:
    return reason_to_leave_out(Pair("vue", "human", korean, english), source, target, aligner_of(40))


def test_a_side_is_covered_as_far_as_its_pieces_have_a_counterpart() -> None:
    korean, english = coverage(numbers(20, 21, 22, 23), numbers(20, 21), aligner_of(40))
    assert english == pytest.approx(0.0)
    assert korean == pytest.approx(np.log(1e-3) / 2)


def test_half_a_sentence_is_left_out() -> None:
    whole, half = numbers(*range(20, 30)), numbers(*range(20, 25))
    assert reason("가", "a", whole, whole) is None
    assert reason("가", "a", whole, half) == "words without a counterpart"
    assert reason("가", "a", half[:4], whole[:1]) is None, "a short one may be free"


def test_a_name_that_only_the_korean_has_is_left_out() -> None:
    pieces = numbers(*range(20, 30))
    assert reason("CSS에서 css.", "In css", pieces, pieces) is None
    assert reason("CSS에서만 바꾼다", "It is changed there", pieces, pieces) is not None


def test_a_data_folder_made_strictly_says_how_much_was_left_out(data: Path, corpus: Path, tmp_path: Path) -> None:
    from koen.prepare import prepare

    for _ in range(2):  # what is done is not done again
        prepare(corpus, [], tmp_path, 360, 0, 1, 1, like=data, strict=True)
    report = json.loads((tmp_path / "clean.json").read_text())
    kept, before = (list(read_pairs(folder / "clean.tsv.xz")) for folder in (tmp_path, data))
    assert len(kept) == report["kept"] == len(before) - sum(report["left_out"].values())
    assert sum(report["kept_by_source"].values()) == len(kept)
