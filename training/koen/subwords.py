"""SentencePiece model shared by both languages; placeholders are single pieces."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import sentencepiece

from koen.placeholders import MAX_TOKENS

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
PLACEHOLDERS = [f"⟦{number}⟧" for number in range(1, MAX_TOKENS + 1)]


def train_subwords(lines: Iterable[str], prefix: Path, size: int, threads: int, seed_lines: int) -> None:
    """Writes `prefix`.model. Bytes back up rare characters, so nothing is unknown."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_prefix=str(prefix),
        model_type="unigram",
        vocab_size=size,
        character_coverage=0.9995,
        byte_fallback=True,
        split_digits=True,
        user_defined_symbols=PLACEHOLDERS,
        normalization_rule_name="identity",  # NFKC would turn ² into 2 and ① into 1
        input_sentence_size=seed_lines,
        shuffle_input_sentence=True,
        num_threads=threads,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        minloglevel=1,
    )


def load_subwords(path: Path) -> sentencepiece.SentencePieceProcessor:
    """The trained model."""
    return sentencepiece.SentencePieceProcessor(model_file=str(path))
