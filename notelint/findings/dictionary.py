"""The words of a project: right as they are, whatever the rules about words say."""

from collections.abc import Collection
from functools import cached_property

from notelint.findings.finding import Finding
from notelint.findings.located import LocatedFinding
from notelint.korean.josa import is_particles
from notelint.korean.syllables import is_syllable
from notelint.note.span import Span

# Families of the rules that judge words.
WORD_FAMILIES = ("TY", "KO")
# Syllables, and more than any chain of particles has: the bound keeps a note without spaces linear.
_LONGEST_PARTICLES = 16


class Dictionary:
    """Words that are no typos.

    A Korean word is meant with particles behind it too. A word without
    capitals is meant in any; one with capitals only as it is written.
    """

    def __init__(self, words: Collection[str]) -> None:
        self.words = tuple(sorted(set(words)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dictionary) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def spares(self, text: str, finding: Finding) -> bool:
        """Whether `finding`, in the note `text`, is about nothing but a word of the dictionary."""
        if not self.words or not finding.code.startswith(WORD_FAMILIES):
            return False
        span = finding.span
        first = max(0, span.start - self._lengths[-1])
        return any(self._covers(text, at, span) for at in range(span.start, first - 1, -1))

    def _covers(self, text: str, at: int, span: Span) -> bool:
        """Whether a word begins at `at` and reaches, with its particles, to the end of `span`."""
        if at and _same_word(text[at - 1], text[at : at + 1]):
            return False
        for length in self._lengths:
            written = text[at : at + length]
            if written in self._words or written.lower() in self._small:
                end = _end_of_word(text, at + length)
                if end >= span.end:
                    return True
        return False

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in self.words if word == word.lower())

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self.words}))


NO_WORDS = Dictionary(())
"""The dictionary of a project that has none."""


def _same_word(before: str, after: str) -> bool:
    """Whether two neighbouring characters belong to one word: both Hangul or both Latin."""
    if is_syllable(before) or (after and is_syllable(after)):
        return is_syllable(before) and is_syllable(after)
    return _is_latin(before) and _is_latin(after)


def _is_latin(char: str) -> bool:
    return char == "_" or (char.isalnum() and char.isascii())


def _end_of_word(text: str, end: int) -> int:
    """Where the word that ends at `end` ends with its particles; -1 if it goes on as another."""
    rest = end
    while rest < min(len(text), end + _LONGEST_PARTICLES) and is_syllable(text[rest]):
        rest += 1
    if rest > end:
        return rest if is_particles(text[end:rest]) else -1
    return -1 if _same_word(text[end - 1], text[end : end + 1] or " ") else end


def word_of(finding: LocatedFinding) -> str:
    """The whole word that a finding is in, for whoever wants to add it."""
    text, start, end, *_ = finding.excerpt
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]
