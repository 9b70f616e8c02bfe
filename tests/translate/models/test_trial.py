"""Verifying a model translates a word with it."""

from pathlib import Path

from notelint.translate.models.find import find_model
from notelint.translate.models.verify import problems
from tests.translate.small_model import PACKAGE, needs_translating, unpacked


@needs_translating
def test_a_model_that_translates_has_no_problems() -> None:
    assert problems(find_model(str(PACKAGE))) == []


@needs_translating
def test_a_model_that_does_not_load_has_one(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "unpacked")
    (folder / "sentencepiece.model").write_bytes(b"garbage")
    (problem,) = problems(find_model(str(folder)))
    assert "no SentencePiece model" in problem
