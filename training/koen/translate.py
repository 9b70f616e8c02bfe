"""Translates lines with a converted model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import ctranslate2

from koen.choice import best_of
from koen.placeholders import MAX_TOKENS, TOKEN
from koen.subwords import load_subwords


@dataclass(frozen=True, slots=True)
class Decoding:
    """How translations are searched for. The penalties favour longer answers and those that repeat nothing.

    Of the best `choices` that one search finds, that is taken which loses least (`koen.choice`).
    """

    beam: int = 2
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    choices: int = 1


class Engine:
    """A CTranslate2 model with its subwords."""

    def __init__(self, model: Path, subwords: Path, threads: int = 2) -> None:
        self._subwords = load_subwords(subwords)
        self._translator = ctranslate2.Translator(str(model), inter_threads=threads, intra_threads=1)

    def translate(self, lines: list[str], decoding: Decoding = Decoding()) -> list[str]:
        """One translation a line. Lines with the same number of placeholders go together, so that
        the placeholders a line does not have can be forbidden."""
        results = [""] * len(lines)
        groups: dict[int, list[int]] = {}
        for row, line in enumerate(lines):
            groups.setdefault(len(set(TOKEN.findall(line))), []).append(row)
        for count, rows in groups.items():
            for row, text in zip(rows, self._batch([lines[row] for row in rows], count, decoding), strict=True):
                results[row] = text
        return results

    def _batch(self, lines: list[str], placeholders: int, decoding: Decoding) -> list[str]:
        unused = [[f"⟦{number}⟧"] for number in range(placeholders + 1, MAX_TOKENS + 1)]
        found = self._translator.translate_batch(
            self._subwords.encode(lines, out_type=str),
            beam_size=max(decoding.beam, decoding.choices),
            num_hypotheses=decoding.choices,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            max_batch_size=2048,
            batch_type="tokens",
            max_decoding_length=200,
            suppress_sequences=unused or None,
        )
        return [
            best_of(line, [self._subwords.decode(pieces) for pieces in result.hypotheses])
            for line, result in zip(lines, found, strict=True)
        ]
