"""The word lists of `rules/josa`, read once."""

from collections.abc import Iterator
from functools import cache

from notelint.korean.nouns import Nouns
from notelint.korean.readings import Readings
from notelint.rulebook.book import rules_folder


def lines(name: str) -> Iterator[str]:
    """The lines of `rules/josa/<name>`; comments and blank lines left out."""
    for line in (rules_folder() / "josa" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def nouns() -> Nouns:
    """The nouns that the rule book knows, and words that only look like one with a particle."""
    look_alikes = (word for line in lines("no-particle.txt") for word in line.split())
    return Nouns(lines("nouns.txt"), look_alikes)


@cache
def readings() -> Readings:
    """How Latin terms end when they are read aloud."""
    return Readings(lines("readings.tsv"))


@cache
def versioned() -> frozenset[str]:
    """Names in Hangul whose numbers are often read in English."""
    return frozenset(word for line in lines("versioned.txt") for word in line.split())
