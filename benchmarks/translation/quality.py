"""How good what notelint makes of test lines is, its ladder included.

    python -m benchmarks.translation.quality LINES.tsv ... [--model PATH] [--beam-size 4]

The lines are those that `koen evaluate` writes beside its figures: domain,
Korean, English, and a column that is not read; what they hold of `⟦n⟧` is
protected. `koen evaluate` measures the model alone; here sentences are cut and
asked again as in a run. BLEU and chrF are sacrebleu's, of lines with their
placeholders.

Words are those in Latin letters that source and reference both hold, letter for
letter. Of these are counted: those that the translation holds letter for letter,
and those that it holds as they are or but for a capital or a plural (GPUs,
predicates), which is how English writes them, and what `notelint` itself takes
for kept. The first count is the one to judge by: it forgives nothing.
"""

import argparse
import re
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.translation.throughput import MODEL
from notelint.note.span import Span
from notelint.translate.engines.registry import open_engine
from notelint.translate.ladder import translate_batch
from notelint.translate.protected_source import TOKEN, ProtectedSource, holds_tokens
from notelint.translate.segment import Protected, Protection
from notelint.translate.translation import Translation

_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_]+(?![A-Za-z0-9_])")


class Line(NamedTuple):
    """A test line: what is translated, and how a person did."""

    source: ProtectedSource
    english: str


def read(path: Path) -> list[Line]:
    """The lines of a file, each placeholder standing for itself."""
    rows = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]
    return [Line(_protected(row[1]), row[2]) for row in rows]


def _protected(korean: str) -> ProtectedSource:
    marks = (
        Protected(Span(*match.span()), Protection.CODE, match[0])
        for match in TOKEN.finditer(korean)
    )
    return ProtectedSource(korean, tuple(marks))


class Kept(NamedTuple):
    """English words of sources that references keep: in the translations as they are, in these
    or another form, and all."""

    verbatim: int
    inflected: int
    total: int


def words_kept(lines: Sequence[Line], found: Sequence[Translation]) -> Kept:
    """How many English words of all lines are kept."""
    verbatim = inflected = total = 0
    for line, translation in zip(lines, found, strict=True):
        words = set(_WORD.findall(line.source.text)) & set(_WORD.findall(line.english))
        there = set(_WORD.findall(translation.protected))
        forms = {form for word in there for form in _singular(word.lower())}
        total += len(words)
        verbatim += len(words & there)
        inflected += sum(word in there or word.lower() in forms for word in words)
    return Kept(verbatim, inflected, total)


def _singular(word: str) -> set[str]:
    """The word, and what it may be the plural of."""
    forms = {word}
    for ending, without in (("s", ""), ("es", ""), ("ies", "y")):
        if word.endswith(ending) and not word.endswith("ss"):
            forms.add(word.removesuffix(ending) + without)
    return forms


def figures(lines: Sequence[Line], found: Sequence[Translation]) -> str:
    """All measures of one file."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    outputs = [each.protected for each in found]
    references = [[line.english for line in lines]]
    kept = words_kept(lines, found)
    whole = [
        holds_tokens(line.source, each.protected) for line, each in zip(lines, found, strict=True)
    ]
    rungs = Counter(each.rung.value for each in found)
    return (
        f"{len(lines)} lines, BLEU {BLEU().corpus_score(outputs, references).score:.1f},"
        f" chrF {CHRF().corpus_score(outputs, references).score:.1f},"
        f" words {kept.verbatim}/{kept.total} ({kept.inflected} in any form),"
        f" placeholders {sum(whole)}/{len(lines)}"
        f" ({', '.join(f'{rung} {count}' for rung, count in rungs.most_common())})"
    )


def main() -> None:
    """Translate, and print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--beam-size", type=int, default=4)
    arguments = parser.parse_args()
    options = {"model": str(arguments.model), "beam-size": arguments.beam_size}
    engine = open_engine("argos", options)
    for path in arguments.lines:
        lines = read(path)
        began = time.process_time()
        found = translate_batch([line.source for line in lines], engine)
        seconds = time.process_time() - began
        print(f"{path.stem}: {figures(lines, found)}, {len(lines) / seconds:.0f} lines a second")


if __name__ == "__main__":
    main()
