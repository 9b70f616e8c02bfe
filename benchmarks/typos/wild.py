"""Raw text that is judged blind: whole notes drawn at random, and raw lines of authors without.

The speller reads each author's text with data from which it was left out, and
by weights that were not fitted to it: `python -m scripts.build_lexicon folds`,
then `fit`, write both.

There are two samples. What judges said of the first is fitted to, and told
which kinds of words the lexicon lacked; the second holds other notes.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from benchmarks.notes import FOLDER, read_note
from benchmarks.typos.corpus import raw_lines
from notelint.checks.typos import speller
from notelint.korean.speller import Speller
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.run.site import read_site
from notelint.word_counts import WordCounts
from scripts.build_lexicon.folds import folder_of

FOLDS = Path("/tmp/notelint-folds")
LINES = 900  # of each author, or all there are
_SEED = 4
_HANGUL = regex("[가-힣]")


class Drawn(NamedTuple):
    """A note that was drawn, and its author."""

    author: str
    note: Note


def lines_in(note: Note) -> int:
    """How many lines of a note have Hangul in their prose."""
    return sum(bool(_HANGUL.search(line)) for line in note.prose.text.split("\n"))


def authors_by_fold() -> dict[str, list[str]]:
    """The authors of raw text, by the folder with the data that has counted none of it."""
    folds: dict[str, list[str]] = {}
    for author in sorted({*_folders(), *_lines_of_others()}):
        folds.setdefault(folder_of(author), []).append(author)
    return folds


def drawn_from(author: str, least: int = LINES) -> list[Drawn]:
    """Notes of an author, drawn at random until they have `least` lines with Hangul."""
    if author not in _folders():
        return [Drawn(author, Note.of(line)) for line in _lines_of_others()[author]]
    drawn: list[Drawn] = []
    for _, each in _shuffled(author):
        drawn.append(each)
        least -= lines_in(each.note)
        if least <= 0:
            break
    return drawn


def drawn_again_from(author: str) -> list[Drawn]:
    """The notes of an author of whom nothing but the first sample was read.

    Every third of all notes was read for slips as the speller was made, and is left out.
    """
    if author not in _folders() or not folder_of(author).startswith("apart"):
        return []
    read = set(sorted(path for folder in _folders().values() for path in folder.rglob("*.md"))[::3])
    rest = list(_shuffled(author))[len(drawn_from(author)) :]
    return [each for path, each in rest if path not in read]


def _shuffled(author: str) -> Iterator[tuple[Path, Drawn]]:
    """The notes of an author in an order drawn at random, with their paths."""
    folder = _folders()[author]
    paths = sorted(folder.rglob("*.md"))
    random.Random(f"{_SEED} {author}").shuffle(paths)
    beside = read_site(folder).words_beside
    for path in paths:
        yield path, Drawn(author, _beside(read_note(folder, path), beside))


@contextmanager
def speller_of(fold: Path) -> Iterator[Speller]:
    """Have the rules read words with the data of a fold.

    What they remember of words stays: each fold takes a process of its own.
    """
    with patch.object(speller, "Speller", lambda _shipped: Speller(fold)):
        speller.speller.cache_clear()
        yield speller.speller()
    speller.speller.cache_clear()


def _beside(note: Note, beside: Callable[[str], WordCounts]) -> Note:
    """The note, told of the words of its folder, as a run tells it."""
    return Note(note.source, note.dialect, note.site._replace(words_beside=beside))


def _folders() -> dict[str, Path]:
    return {path.name.partition("+")[0]: path for path in FOLDER.iterdir() if path.is_dir()}


def _lines_of_others() -> dict[str, list[str]]:
    """The raw lines of authors whose notes are not at hand, by author."""
    found: dict[str, list[str]] = {}
    for line in raw_lines():
        author = line.repository.split("/")[0]
        if author not in _folders():
            found.setdefault(author, []).append(line.line)
    return found
