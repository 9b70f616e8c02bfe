"""Sentences that are like one another: shown to people, never used without them."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from notelint.lazy import regex
from notelint.translate.memory.database import MemoryFileError
from notelint.translate.memory.entry import Entry

_HANGUL = regex("[가-힣ㄱ-ㅎㅏ-ㅣ]")
_LONGEST = 1_000  # letters that are compared
_LEAST = 0.5  # likeness below which two sentences have nothing to do with each other


class Similar(NamedTuple):
    """An entry, and how much it is like what was asked for: 1 is the same, or holds all of it."""

    entry: Entry
    likeness: float


def places_of_similar(text: str, texts: Sequence[str], most: int) -> list[tuple[int, float]]:
    """Where in `texts` the `most` are that are most like `text`, with their likeness, best first.

    Likeness is what remains when letters are taken out and put in to make one
    text of the other (the Indel distance), as a share of both lengths.

    Raises:
        MemoryFileError: the library for that is not installed.
    """
    fuzz, process = _library()
    asked = " ".join(text.lower().split())[:_LONGEST]
    if not asked:
        return []
    texts = [other.lower() for other in texts]
    holding = sorted((len(held), place) for place, held in enumerate(texts) if asked in held)[:most]
    found = {place: 1.0 for _, place in holding}
    near = process.extract(asked, texts, scorer=fuzz.ratio, limit=most, score_cutoff=100 * _LEAST)
    for _, score, place in near:
        found.setdefault(place, score / 100)
    return list(found.items())[:most]


def is_korean(text: str) -> bool:
    """Whether to look among the Korean sentences, or among their translations."""
    return bool(_HANGUL.search(text))


def _library() -> tuple[Any, Any]:
    load: Callable[[str], Any] = import_module
    try:
        return load("rapidfuzz.fuzz"), load("rapidfuzz.process")
    except ImportError as error:
        raise MemoryFileError(
            "searching needs rapidfuzz; run `pip install 'notelint[exchange]'`"
        ) from error
