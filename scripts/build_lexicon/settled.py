"""Marks the rare forms of the lexicon that are no slips, whatever sentence they stand in.

Nine in ten words of a note that the lexicon does not know well are rare but
right. Whether one could be a slip is found out here once, in some sentences
that say little, instead of in each run: a form whose odds stay far below what
the decision asks for even there is marked, and no run looks at it.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from notelint.korean.context import EDGE, LATIN
from notelint.korean.evidence import Place
from notelint.korean.keyboard import text_of
from notelint.korean.lexicon import BASE_SHIFT, END, KEY_MASK, SETTLED_SHIFT, Automaton, Lexicon
from notelint.korean.speller import SPREAD_OF_WORDS, Speller
from notelint.korean.tables import Tables
from scripts.build_lexicon.files import write_tables

_ENTRIES = 3  # the section of the lexicon with the numbers of each form
# What is before and behind a form: at the start of a line and of a sentence, amid others, at the
# end of a sentence behind a particle, where verbs stand.
_AROUND = (
    (EDGE, f" {EDGE}"),
    ("다. ", " "),
    (f"{LATIN} ", f" {LATIN}"),
    ("는 ", " "),
    ("을 ", f".{EDGE}"),
    ("가 ", ". "),
)
# How far the logarithm of the odds stays below what is likely, and certain, in the places above.
# Of 909 words with a rare form that are reported in real notes and corrected lines, one stays below
# (a name); of those by authors whom the lexicon did not know, none.
_MARGIN_LIKELY, _MARGIN_CERTAIN = 3.0, 4.0


def mark_settled(folder: Path) -> None:
    """Mark the forms of the lexicon in `folder` anew, by its language model and weights."""
    path = folder / "lexicon.bin"
    tables = Tables(path)
    sections = [np.array(tables.numbers(at, 1), np.uint8) for at in range(len(tables))]
    entries = sections[_ENTRIES].view(np.uint32)
    entries &= np.uint32(~(3 << SETTLED_SHIFT) & 0xFFFFFFFF)
    speller, lexicon = Speller(folder), Lexicon(tables)
    marked = [0, 0, 0]
    for keys in rare_forms(lexicon):
        settled = settled_by(speller, text_of(keys))
        entries[lexicon.place_of_form(keys)] |= np.uint32(settled << SETTLED_SHIFT)
        marked[settled] += 1
    write_tables(path, sections)
    _, never_certain, never = marked
    print(f"{sum(marked)} rare forms, {never} never slips, {never_certain} never certain ones")


def rare_forms(lexicon: Lexicon) -> Iterator[bytes]:
    """The keys of the forms that few sources have."""
    for keys in words_of(lexicon.forms):
        if lexicon.entry_of_form(keys).spread <= SPREAD_OF_WORDS:
            yield keys


def words_of(automaton: Automaton) -> Iterator[bytes]:
    """All words of an automaton."""
    cells = automaton.cells.tolist()
    ahead = [(automaton.first, b"")]
    while ahead:
        base, head = ahead.pop()
        for key in range(1, KEY_MASK + 1):
            cell = cells[base + key]
            if cell & KEY_MASK == key:
                keys = head + bytes((key,))
                if cell & END:
                    yield keys
                if cell >> BASE_SHIFT:
                    ahead.append((cell >> BASE_SHIFT, keys))


def settled_by(speller: Speller, word: str) -> int:
    """As in `Entry.settled`, for a form of the lexicon."""
    likely, certain = (bound.needed for bound in speller.bounds)
    most = speller.bounds[0].most
    odds = max(most(Place(before, word, after, glued=False)) for before, after in _AROUND)
    if odds < likely - _MARGIN_LIKELY:
        return 2
    return 1 if odds < certain - _MARGIN_CERTAIN else 0
