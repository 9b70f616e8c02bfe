"""A dictionary of misspellings on disk, searched without being read whole; technical words."""

import mmap
from functools import cache
from pathlib import Path

from notelint.checks.typos.data import rows
from notelint.checks.typos.english_edits import one_slip_off
from notelint.rulebook.book import rules_folder

_KEY = 3  # letters; some 4,000 ranges of 300 bytes


class MisspellingDictionary:
    """Lines of `misspelt<TAB>right,right` in a sorted file; lines with `#` come first.

    The file is mapped into memory and bisected, so that opening it costs
    nothing and a process touches only the pages it needs.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The lines that begin with these letters: from the first one's offset to behind the last.
        self._ranges: dict[bytes, tuple[int, int]] = {b"": (0, len(self._data))}

    def corrections(self, word: str) -> tuple[str, ...]:
        """What the ASCII word `word` in small letters may have meant, likeliest first."""
        key = word.encode("ascii")
        start, end = self._range(key[:_KEY])
        # The line end before the first line is that of another line, if only of a comment.
        at = self._data.find(b"\n" + key + b"\t", start - 1, end)
        if at < 0:
            return ()
        line_end = self._data.find(b"\n", at + 1)
        return tuple(self._data[at + len(key) + 2 : line_end].decode("utf-8").split(","))

    def _range(self, prefix: bytes) -> tuple[int, int]:
        """Where the lines that begin with `prefix` stand."""
        if prefix not in self._ranges:
            # Bisected among the lines that begin with one letter less, which are few.
            start, end = self._range(prefix[:-1])
            after = prefix[:-1] + bytes([prefix[-1] + 1])
            start = self._first_line(prefix, start, end)
            self._ranges[prefix] = start, self._first_line(after, start, end)
        return self._ranges[prefix]

    def _first_line(self, prefix: bytes, low: int, high: int) -> int:
        """The first line of those in `[low, high)` that is `prefix` or sorts after it."""
        while low < high:
            line = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._data[line : line + len(prefix)] < prefix:
                low = self._data.find(b"\n", line) + 1
            else:
                high = line
        return low


@cache
def dictionary(name: str) -> MisspellingDictionary:
    """The dictionary `rules/typos/<name>`."""
    return MisspellingDictionary(rules_folder() / "typos" / name)


def misspelt_for(word: str) -> tuple[str, ...]:
    """What the ASCII word `word` in small letters may have meant, likeliest first.

    Where the only correction known is not the only technical word that one
    slip turns into it (compatable: compatible, comparable), those are given too.
    """
    rights = dictionary("english.tsv").corrections(word)
    rights = rights or dictionary("english-field.tsv").corrections(word)
    if not rights:
        return ()
    terms = _terms()
    usual = [right for right in rights if right in terms or len(rights) == 1]
    near = {edit.word for edit in one_slip_off(word, terms)}
    others = sorted(near - set(rights), key=lambda other: (-terms[other], other))
    return tuple(dict.fromkeys((*usual, *others, *rights)))


def is_term(word: str) -> bool:
    """Whether technical notes use `word`, in small letters, often."""
    return word in _terms()


@cache
def _terms() -> dict[str, int]:
    """Words that technical notes use, and how many of their authors do."""
    return {word: int(authors) for word, authors in rows("english-terms.tsv")}
