"""The word lists of `rules/josa`, read once."""

from functools import cache

from notelint.korean.nouns import Nouns
from notelint.korean.readings import Readings
from notelint.rulebook.book import rules_folder


def lines(name: str) -> list[str]:
    """The lines of `rules/josa/<name>`; comments and blank lines left out."""
    return [line for line in _text(name).splitlines() if line and line[0] != "#"]


def _text(name: str) -> str:
    return (rules_folder() / "josa" / name).read_text("utf-8")


@cache
def nouns() -> Nouns:
    """The nouns that the rule book knows, and words that only look like one with a particle."""
    look_alikes = (word for line in lines("no-particle.txt") for word in line.split())
    # With its comments, which are the same as no word: leaving them out takes four times as long.
    return Nouns(filter(None, _text("nouns.txt").split("\n")), look_alikes)


@cache
def readings() -> Readings:
    """How Latin terms end when they are read aloud."""
    return Readings(lines("readings.tsv"))


@cache
def versioned() -> frozenset[str]:
    """Names in Hangul whose numbers are often read in English."""
    return frozenset(word for line in lines("versioned.txt") for word in line.split())
