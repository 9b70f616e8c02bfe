"""The lexicon's file: automata of forms and endings, and the numbers of each."""

import math
from collections.abc import Iterable, Set
from typing import Any

import numpy as np
from numpy.typing import NDArray

from notelint.korean.keyboard import keys_of
from notelint.korean.lexicon import ending_keys
from notelint.korean.tables import key_of_bytes
from scripts.build_lexicon.automaton import cells_of
from scripts.build_lexicon.hashing import placed
from scripts.build_lexicon.words import Stems, Words

# A stem that never stands alone is taken in with this many different endings.
_STEM_VARIETIES = 3
# What a word of everyday Korean counts for at least: occurrences, sources, endings, their kinds.
_GENERAL = (8, 6, 24, 4)


def sections_of(
    words: Words,
    stems: Stems,
    general: Set[str],
    left_out: Set[str],
    inflected: Set[str],
) -> list[NDArray[Any]]:
    """The sections of the lexicon's file.

    `general` are words of everyday Korean that are taken for known, `left_out`
    forms of the sources that are slips, `inflected` forms of everyday verbs.
    """
    forms = {w for w in words.counts if w not in left_out} | general
    forms |= {
        s for s, kinds in stems.varieties.items() if kinds >= _STEM_VARIETIES and s not in left_out
    }
    by_keys = {keys_of(word): word for word in forms}
    keys = sorted(by_keys)
    entries = [_entry(by_keys[k], words, stems, general) for k in keys]
    endings = {ending_keys(*pair): count for pair, count in stems.endings.items()}
    ending_list = sorted(endings)
    displacement, cells = _table(keys, entries, np.uint32)
    ending_counts = [steps(endings[k]) for k in ending_list]
    ending_displacement, ending_cells = _table(ending_list, ending_counts, np.uint8)
    return [
        cells_of(keys),
        cells_of(ending_list),
        displacement,
        cells,
        ending_displacement,
        ending_cells,
        cells_of(_backward(keys)),
        cells_of(_backward(ending_list)),
        cells_of(sorted({keys_of(form) for form in inflected})),
    ]


def _backward(words: Iterable[bytes]) -> list[bytes]:
    return sorted(word[::-1] for word in words)


def _entry(word: str, words: Words, stems: Stems, general: Set[str]) -> int:
    counted = (words.counts[word], words.spread[word], stems.stems[word], stems.varieties[word])
    if word in general:
        counted = tuple(map(max, counted, _GENERAL))
    return sum(steps(number) << 8 * at for at, number in enumerate(counted))


def steps(number: int) -> int:
    """`number` in half doublings: 0 for none, 1 for one, 3 for two, 5 for four."""
    return 1 + round(2 * math.log2(number)) if number else 0


def _table(
    keys: Iterable[bytes], values: list[int], dtype: Any
) -> tuple[NDArray[np.uint16], NDArray[Any]]:
    hashes = np.array([key_of_bytes(k) for k in keys], np.uint64)
    displacement, places, size = placed(hashes)
    cells = np.zeros(size, dtype)
    cells[places] = values
    return displacement, cells
