"""The text that the speller's data is counted in: translated documentation and public notes.

Both lie beside the checkout, in `../shared`. Only counts of words and of short
sequences of characters leave them.
"""

import lzma
from collections.abc import Iterator
from pathlib import Path

from benchmarks.notes import all_notes
from notelint.note.prose import MARKUP

_PARALLEL = Path(__file__).parents[3] / "shared" / "parallel" / "train.tsv.xz"


def source_lines() -> Iterator[tuple[str, str]]:
    """Source and line: each documentation project and each author of notes is a source."""
    with lzma.open(_PARALLEL, "rt", encoding="utf-8") as file:
        for row in file:
            source, _, korean, _ = row.rstrip("\n").split("\t")[:4]
            yield source, korean
    for author, note in all_notes():
        source = "note:" + author.partition("+")[0]
        for line in note.prose.text.replace(MARKUP, "").splitlines():
            yield source, line
