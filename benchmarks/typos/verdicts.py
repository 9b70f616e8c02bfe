"""Verdicts on words that were flagged in raw notes: word, what was suggested, right or wrong."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.typos.corpus import Line
from benchmarks.typos.flags import Flag
from benchmarks.typos.scores import Share

TABLE = Path(__file__).with_name("verdicts.tsv")
SLIP, WRONG_FIX, FALSE = "T", "Tw", "F"


@cache
def verdicts() -> dict[tuple[str, str], str]:
    """The verdict on each pair of a word and what it was taken for."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {(row[0], row[1]): row[2] for row in rows if len(row) >= 3 and row[0][0] != "#"}


def judged(lines: Sequence[Line], said: Sequence[Sequence[Flag]]) -> str:
    """What the verdicts say of the flags; of notelint's, of those of the speller."""
    known = verdicts()
    counts = dict.fromkeys((SLIP, WRONG_FIX, FALSE, ""), 0)
    for line, flags in zip(lines, said, strict=True):
        for flag in (flag for flag in flags if flag.rule in ("", "TY105", "TY203")):
            word = line.line[flag.start : flag.end]
            counts[known.get((word, flag.suggestions[0] if flag.suggestions else ""), "")] += 1
    right = Share(counts[SLIP] + counts[WRONG_FIX], sum(counts.values()) - counts[""])
    return f"{counts[''] + right.of} flags, {right.of} judged, of those slips: {right}"
