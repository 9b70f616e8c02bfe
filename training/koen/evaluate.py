"""Measures a converted model on test sets, overall and where it fails."""

from __future__ import annotations

import dataclasses
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from koen.corpus import Pair, read_sources
from koen.measures import Translated, length_class, loops, scores, scores_by, terms_right, tokens_kept, verbatim
from koen.placeholders import TOKEN, insert
from koen.prepare import read_test
from koen.terms import Terms
from koen.translate import Decoding, Engine


def evaluate(
    model: Path, subwords: Path, tests: list[Path], output: Path, beam: int, glossary: Path | None,
    length_penalty: float = 1.0, repetition_penalty: float = 1.0, choices: int = 1,
) -> None:  # fmt: skip
    """Writes figures as JSON and, beside it, every line with reference and translation."""
    engine = Engine(model, subwords)
    terms = Terms.read(glossary) if glossary else Terms.read()
    decoding = Decoding(beam, length_penalty, repetition_penalty, choices)
    report: dict[str, Any] = dataclasses.asdict(decoding)
    for test in tests:
        pairs = read_test(test)
        began = time.perf_counter()
        outputs = engine.translate([pair.korean for pair in pairs], decoding)
        seconds = time.perf_counter() - began
        rows = [_row(pair, text) for pair, text in zip(pairs, outputs, strict=True)]
        report[test.stem] = figures(rows, terms) | {"sentences_a_second": round(len(rows) / seconds, 1)}
        marked = with_placeholders(engine, pairs, terms, decoding)
        report[test.stem]["placeholders"] = survival(marked)
        _write_lines(output.with_name(f"{output.stem}-{test.stem}.tsv"), rows)
        _write_lines(output.with_name(f"{output.stem}-{test.stem}-placeholders.tsv"), marked)
        print(json.dumps({test.stem: report[test.stem]}, ensure_ascii=False)[:600], file=sys.stderr)
    output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _row(pair: Pair, output: str) -> Translated:
    info = read_sources().get(pair.source)
    return Translated(info.domain if info else pair.source, pair.korean, pair.english, output)


def figures(rows: list[Translated], terms: Terms) -> dict[str, Any]:
    """All measures of one test set."""
    kept, latin = verbatim(rows)
    right, found = terms_right(rows, terms)
    return scores(rows) | {
        "loops": round(loops(rows), 4),
        "english_words_kept": f"{kept}/{latin}",
        "terms_right": f"{right}/{found}",
        "own_tokens_kept": _share(rows),
        "by_domain": scores_by(rows, lambda row: row.domain),
        "by_length": scores_by(rows, length_class),
    }


def _share(rows: list[Translated]) -> str:
    """Lines that come with placeholders: kept of all."""
    with_tokens = [row for row in rows if TOKEN.search(row.korean)]
    return f"{sum(tokens_kept(row.korean, row.output) for row in with_tokens)}/{len(with_tokens)}"


def with_placeholders(
    engine: Engine, pairs: list[Pair], terms: Terms, decoding: Decoding, seed: int = 7
) -> list[Translated]:
    """The lines that have no placeholders, with some put in, translated."""
    rng = random.Random(seed)
    plain = [pair for pair in pairs if not TOKEN.search(pair.korean)]
    marked = [Pair(pair.source, pair.tier, *insert(pair.korean, pair.english, terms, rng)) for pair in plain]
    outputs = engine.translate([pair.korean for pair in marked], decoding)
    return [_row(pair, text) for pair, text in zip(marked, outputs, strict=True)]


def survival(rows: list[Translated]) -> dict[str, str]:
    """Lines that keep all their placeholders, by number of placeholders: kept of all."""
    kept: dict[int, list[bool]] = {}
    for row in rows:
        kept.setdefault(len(TOKEN.findall(row.korean)), []).append(tokens_kept(row.korean, row.output))
    found = {str(count): f"{sum(lines)}/{len(lines)}" for count, lines in sorted(kept.items())}
    few = [line for count, lines in kept.items() if 1 <= count <= 6 for line in lines]
    return found | {"1 to 6": f"{sum(few)}/{len(few)}"}


def _write_lines(path: Path, rows: list[Translated]) -> None:
    lines = (f"{row.domain}\t{row.korean}\t{row.english}\t{row.output}\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
