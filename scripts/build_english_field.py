"""Derives rules/typos/english-field.tsv, misspelt technical words; run by hand when terms change.

pip install pyspellchecker && python scripts/build_english_field.py

A long word with a letter left out or two letters in the wrong order is no
other word, unless a dictionary has it: pyspellchecker's is asked, and nothing
of it is taken over.
"""

from collections.abc import Iterator
from pathlib import Path

from spellchecker import SpellChecker

_FOLDER = Path(__file__).parents[1] / "rules" / "typos"
# In shorter words a slip makes another word too often: from, form.
_SHORTEST = 8
# Words that the dictionaries lack: another language's, a rare one, either of two.
_WORDS = frozenset({"caracter", "categorial", "posible", "relatime"})

_HEADER = """\
# Misspelt words of computing and mathematics that codespell's dictionary lacks. Written for
# notelint, under its licence (MIT), by scripts/build_english_field.py: the words of
# english-slips.tsv, and the long words of english-terms.tsv with an inner letter left out or two
# letters in the wrong order.
# Columns, tab-separated, sorted by the first: misspelt word, right words with commas between.
"""


def main() -> None:
    """Write the file anew."""
    known = {word for line in _rows("english") for word in (line[0], *line[1].split(","))}
    known |= {line[0] for line in _rows("english-spared")} | _WORDS
    dictionary = SpellChecker()
    found = {wrong: {right} for wrong, right in _rows("english-slips")}
    for term, _ in _rows("english-terms"):
        for wrong in _slips(term) if len(term) >= _SHORTEST else ():
            if wrong not in known and wrong not in dictionary:
                found.setdefault(wrong, set()).add(term)
    lines = [f"{wrong}\t{','.join(sorted(rights))}\n" for wrong, rights in sorted(found.items())]
    (_FOLDER / "english-field.tsv").write_text(_HEADER + "".join(lines), "utf-8")
    print(f"{len(lines)} entries")


def _slips(word: str) -> Iterator[str]:
    """`word` with an inner letter left out or two letters after the first in the wrong order."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


if __name__ == "__main__":
    main()
