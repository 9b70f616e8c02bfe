"""What an engine answered, read for what it must hold."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.ladder.shown import Mark, Shown
from notelint.translate.protected_source import BRACKETS, TOKEN
from notelint.translate.request import Attention, Hypothesis

LONGEST_FOR_ITS_SOURCE = 20
"""Times as long as its question, beyond 200 code points, that an answer is not read at all."""

# One line of text: line ends and what prints nothing become spaces, place for place.
_NOT_IN_A_LINE = regex(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffc\ud800-\udfff]")


class Found(NamedTuple):
    """A mark in an answer: its index, None for a placeholder that was invented."""

    span: Span
    mark: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One hypothesis with its marks in order; `text` has the hypothesis' code points."""

    shown: Shown
    text: str
    found: tuple[Found, ...]
    attention: tuple[Attention, ...]
    score: float | None
    repeats: bool = False  # it is the question

    @property
    def missing(self) -> list[int]:
        """Marks that it lacks."""
        there = {found.mark for found in self.found}
        return [index for index in range(len(self.shown.marks)) if index not in there]

    @property
    def surplus(self) -> list[Found]:
        """What it holds too often or should not hold."""
        counts = Counter(found.mark for found in self.found)
        return [each for each in self.found if each.mark is None or counts[each.mark] > 1]

    @property
    def holds_all(self) -> bool:
        """Whether it has each mark once, markup around words, and nothing of the kind besides."""
        return (
            not self.missing
            and not self.surplus
            and has_words(self.text)
            and nests(self.text, self.found, self.shown.marks)
        )


def read(shown: Shown, hypothesis: Hypothesis) -> Answer | None:
    """The hypothesis as an answer to `shown`, None where it cannot be one."""
    text = hypothesis.text
    if not isinstance(text, str) or len(text) > 200 + LONGEST_FOR_ITS_SOURCE * len(shown.text):
        return None
    repeats = text == shown.text
    text = _NOT_IN_A_LINE.sub(" ", text)
    if not text.strip():
        return None
    found = tuple(sorted(_marks(shown, text)))
    attention, score = _sound(hypothesis, shown), _score(hypothesis.score)
    return Answer(shown, text, found, attention, score, repeats)


def _marks(shown: Shown, text: str) -> Iterator[Found]:
    numbers = {mark.written: index for index, mark in enumerate(shown.marks)}
    at = 0
    for match in TOKEN.finditer(text):
        yield from _brackets(text, at, match.start())
        yield Found(Span(*match.span()), numbers.get(match[0]))
        at = match.end()
    yield from _brackets(text, at, len(text))
    words = [_pattern(written) for written in numbers if written[0] not in BRACKETS]
    if words:
        by_word = {written.lower(): index for written, index in numbers.items()}
        for match in regex("|".join(words), re.IGNORECASE).finditer(text):
            yield Found(Span(*match.span()), by_word[match[0].lower()])


def _pattern(word: str) -> str:
    """Matches a word that stands for a span, an s behind it left out.

    `A1` is found also where it is glued to another word.
    """
    if word[1:].isdigit():
        return rf"{word}(?![0-9])"
    return rf"(?<![A-Za-z0-9]){word}(?=s?(?![A-Za-z0-9]))"


def _brackets(text: str, start: int, end: int) -> Iterator[Found]:
    """Halves of tokens, which no source holds."""
    for bracket in BRACKETS:
        at = text.find(bracket, start, end)
        while at >= 0:
            yield Found(Span(at, at + 1), None)
            at = text.find(bracket, at + 1, end)


def nests(text: str, found: Sequence[Found], marks: Sequence[Mark]) -> bool:
    """Whether markup opens before it closes, does not cross, and is around something."""
    open_marks: list[int] = []
    filled: list[bool] = []
    at = 0
    for span, index in found:
        if filled and has_words(text[at : span.start]):
            filled[-1] = True
        at = span.end
        mark = marks[index] if index is not None else None
        if mark is None or mark.partner is None:
            if filled:
                filled[-1] = True
        elif mark.opens:
            open_marks.append(mark.partner)
            filled.append(False)
        elif not open_marks or open_marks.pop() != index or not filled.pop():
            return False
        elif filled:
            filled[-1] = True
    return not open_marks


def has_words(text: str) -> bool:
    """Whether a reader finds anything but punctuation."""
    return any(character.isalnum() for character in text)


def _sound(hypothesis: Hypothesis, shown: Shown) -> tuple[Attention, ...]:
    """The attention whose places are in the two texts."""
    return tuple(
        each
        for each in hypothesis.attention or ()
        if 0 <= each.target.start < each.target.end <= len(hypothesis.text)
        and 0 <= each.source.start < each.source.end <= len(shown.text)
    )


def _score(score: float | None) -> float | None:
    """The score where it is a number."""
    return score if isinstance(score, float | int) and score == score else None  # NaN is not itself
