"""Placeholders and what is copied count more in the loss."""

from __future__ import annotations

from pathlib import Path

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed")
pytest.importorskip("torch", reason="torch is not installed: training is not tested")

from koen.batches import batches_of, collate  # noqa: E402
from koen.passes import Pass, Ragged, pass_path  # noqa: E402
from koen.placeholders import TOKEN  # noqa: E402
from koen.subwords import load_subwords  # noqa: E402
from koen.weighing import Weighing  # noqa: E402


class Pieces:
    """A subword model of a few pieces."""

    LIST = ("<pad>", "<unk>", "<s>", "</s>", "⟦1⟧", "⟦2⟧", "▁BERT", "BERT", "는", "▁is", "▁the", "▁3", ".", "▁")

    def get_piece_size(self) -> int:
        return len(self.LIST)

    def id_to_piece(self, piece: int) -> str:
        return self.LIST[piece]


def weights(korean: str, english: str) -> list[float]:
    """The weight of each English piece; pieces are parted by spaces."""
    weighing = Weighing.of(Pieces(), placeholder=3, copied=1.5)  # type: ignore[arg-type]
    sides = [np.array([Pieces.LIST.index(piece) for piece in side.split(" ")]) for side in (korean, english)]
    return weighing.weights(*sides).tolist()


def test_a_placeholder_counts_most() -> None:
    assert weights("▁ ⟦1⟧ 는", "▁the ▁ ⟦1⟧ ▁is") == [1, 1, 3, 1]


def test_a_name_or_number_of_the_source_counts_more_wherever_its_space_is() -> None:
    assert weights("▁BERT 는 ▁3", "▁the BERT ▁is ▁3") == [1, 1.5, 1, 1.5]


def test_words_that_only_the_translation_has_and_punctuation_count_once() -> None:
    assert weights("▁3 는 .", "▁BERT ▁is .") == [1, 1, 1]


def test_a_batch_has_the_weight_of_each_real_piece() -> None:
    weighing = Weighing.of(Pieces(), placeholder=3, copied=1.5)  # type: ignore[arg-type]
    korean = [np.array([4, 8], np.uint16), np.array([7, 8], np.uint16)]
    english = [np.array([4, 9, 10, 10, 10], np.uint16), np.array([6], np.uint16)]
    links = [np.zeros(len(row), np.uint16) for row in english]
    data = Pass(Ragged.of(korean), Ragged.of(english), Ragged.of(links))
    assert collate(data, np.array([0, 1]), weighing).weights.tolist() == [3, 1, 1, 1, 1, 1, 1.5, 1]
    assert set(collate(data, np.array([0, 1])).weights.tolist()) == {1.0}


def test_a_real_subword_model_has_every_placeholder(data: Path) -> None:
    subwords = load_subwords(data / "sentencepiece.model")
    weighing = Weighing.of(subwords, placeholder=3, copied=1)
    whole = Pass.load(pass_path(data, 0))
    found = [weight for batch in batches_of(whole, 512, 1, 0, weighing=weighing) for weight in batch.weights.tolist()]
    pieces = [subwords.id_to_piece(int(piece)) for piece in whole.target.flat]
    assert found.count(3.0) == sum(bool(TOKEN.fullmatch(piece)) for piece in pieces) > 0
