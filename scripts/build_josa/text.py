"""The text that is counted: translated documentation under open licences, and public notes.

Both lie beside the checkout, in `../shared`. Only counts of single words leave them.
"""

import lzma
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.notes import all_notes
from notelint.note.prose import MARKUP

_PARALLEL = Path(__file__).parents[3] / "shared" / "parallel" / "train.tsv.xz"


def documentation() -> Iterator[tuple[str, str]]:
    """Project and line."""
    with lzma.open(_PARALLEL, "rt", encoding="utf-8") as file:
        for row in file:
            project, _, korean, _ = row.rstrip("\n").split("\t")[:4]
            yield project, korean


@cache
def notes() -> tuple[tuple[str, str], ...]:
    """Author and prose of each note."""
    return tuple((author, note.prose.text.replace(MARKUP, "")) for author, note in all_notes())


def source_texts() -> Iterator[tuple[str, str]]:
    """Source and text, of both."""
    yield from documentation()
    yield from notes()
