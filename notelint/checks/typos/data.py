"""The word lists of the rule book, read once."""

from collections.abc import Iterator
from functools import cache

from notelint.korean.misspellings import ClosedList, Misspelling
from notelint.rulebook.book import rules_folder


def rows(name: str) -> Iterator[list[str]]:
    """The lines of `rules/typos/<name>`, split at tabs; comments and blank lines left out."""
    return (line.split("\t") for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = (rules_folder() / "typos" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


@cache
def closed_list(name: str) -> ClosedList:
    """The closed list of Korean misspellings in `rules/typos/<name>`."""
    lines = _Lines(name)
    # Few lines of a list are ever asked for: they are taken apart then.
    return ClosedList([line.partition("\t")[0] for line in lines.lines], lines.entry)


def read_misspellings(name: str) -> list[Misspelling]:
    """The entries of a closed list: wrong, right, reason, and where it is right after all.

    A line that begins with `@` names a list of such places for other lines.
    """
    lines = _Lines(name)
    return [lines.entry(index) for index in range(len(lines.lines))]


class _Lines:
    """The lines of a closed list as they are written."""

    def __init__(self, name: str) -> None:
        lines = _lines(name)
        self.lines = [line for line in lines if line[0] != "@"]
        named = [line.split("\t") for line in lines if line[0] == "@"]
        self._named = {name: tuple(texts.split()) for name, texts in named}

    def entry(self, index: int) -> Misspelling:
        """What the line says."""
        wrong, right, reason, unless = (*self.lines[index].split("\t"), "", "")[:4]
        contexts = self._named.get(unless) or tuple(c.replace("_", " ") for c in unless.split())
        return Misspelling(wrong, tuple(right.split("|")), reason, contexts)
