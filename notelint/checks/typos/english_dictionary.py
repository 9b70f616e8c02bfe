"""A dictionary of misspellings on disk, searched without being read whole."""

import mmap
from functools import cache
from pathlib import Path

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
        self._ranges: dict[bytes, tuple[int, int]] = {}

    def corrections(self, word: str) -> tuple[str, ...]:
        """What the ASCII word `word` in small letters may have meant, likeliest first."""
        key = word.encode("ascii")
        start, end = self._range(key[:_KEY])
        at = self._data.find(b"\n" + key + b"\t", start, end)
        if at < 0:
            return ()
        line_end = self._data.find(b"\n", at + 1)
        return tuple(self._data[at + len(key) + 2 : line_end].decode("utf-8").split(","))

    def _range(self, prefix: bytes) -> tuple[int, int]:
        """Where the lines that begin with `prefix` stand, the line end before them included."""
        if prefix not in self._ranges:
            after = prefix[:-1] + bytes([prefix[-1] + 1])
            self._ranges[prefix] = (self._line_before(prefix), self._line_before(after) + 1)
        return self._ranges[prefix]

    def _line_before(self, prefix: bytes) -> int:
        """The line end before the first line that is `prefix` or sorts after it."""
        low, high = 0, len(self._data)
        while low < high:
            line = self._data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if self._data[line : line + len(prefix)] < prefix:
                low = self._data.find(b"\n", line) + 1
            else:
                high = line
        return low - 1


@cache
def english_misspellings() -> MisspellingDictionary:
    """The dictionary of the rule book."""
    return MisspellingDictionary(rules_folder() / "typos" / "english.tsv")
