"""The word lists of the rule book, read once."""

from collections.abc import Iterator
from functools import cache

from notelint.korean.misspellings import ClosedList, Misspelling
from notelint.rulebook.book import rules_folder


def rows(name: str) -> Iterator[list[str]]:
    """The lines of `rules/typos/<name>`, split at tabs; comments and blank lines left out."""
    for line in (rules_folder() / "typos" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def closed_list(name: str) -> ClosedList:
    """The closed list of Korean misspellings in `rules/typos/<name>`."""
    return ClosedList(read_misspellings(name))


def read_misspellings(name: str) -> Iterator[Misspelling]:
    """The entries of a closed list: wrong, right, reason, and where it is right after all.

    A line that begins with `@` names a list of such places for the lines after it.
    """
    named: dict[str, tuple[str, ...]] = {}
    for first, *rest in rows(name):
        if first.startswith("@"):
            named[first] = tuple(rest[0].split())
            continue
        right, reason, unless = (*rest, "")[:3]
        contexts = named.get(unless) or tuple(c.replace("_", " ") for c in unless.split())
        yield Misspelling(first, tuple(right.split("|")), reason, contexts)
