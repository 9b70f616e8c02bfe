"""Nouns for composed sentences: terms in both languages, made-up names, placeholders."""

from __future__ import annotations

import random
from dataclasses import dataclass

from koen import english as words
from koen import names
from koen.placeholders import NEIGHBOURS

# What notes put around a term, and how often. `{}` is the term; `{the}`, `{s}` and `{a}` are its English forms.
_FRAMES = (
    ("{}", "{the}", 30), ("{}", "{a}", 8),
    ("이전 {}", "the previous {}", 2), ("다음 {}", "the next {}", 2), ("새로운 {}", "a new {}", 2),
    ("각 {}", "each {}", 2), ("마지막 {}", "the last {}", 1), ("첫 번째 {}", "the first {}", 1),
    ("하나의 {}", "one {}", 1), ("다른 {}", "another {}", 1), ("같은 {}", "the same {}", 1),
    ("전체 {}", "the whole {}", 1), ("현재 {}", "the current {}", 1), ("실제 {}", "the actual {}", 1),
    ("원래 {}", "the original {}", 1), ("특정 {}", "a particular {}", 1), ("내부 {}", "the internal {}", 1),
    ("외부 {}", "the external {}", 1), ("기존 {}", "the existing {}", 1), ("해당 {}", "the {} in question", 1),
    ("모든 {}", "every {}", 1), ("우리 {}", "our {}", 1), ("{} 크기", "the size of {the}", 2),
    ("{}의 크기", "the size of {the}", 1), ("{} 개수", "the number of {s}", 2), ("{} 수", "the number of {s}", 1),
    ("{} 값", "the value of {the}", 1), ("{}의 출력", "the output of {the}", 1), ("{}의 입력", "the input of {the}", 1),
    ("{}의 결과", "the result of {the}", 1), ("{}의 평균", "the mean of {the}", 1), ("{}의 합", "the sum of {the}", 1),
    ("{}의 순서", "the order of {the}", 1), ("{}의 위치", "the position of {the}", 1),
    ("{} 속도", "the speed of {the}", 1), ("{} 성능", "the performance of {the}", 1),
    ("{} 비용", "the cost of {the}", 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Noun:
    """Korean, and English with its article, with "a", and with none. A verbatim one keeps its letters."""

    korean: str
    english: str
    indefinite: str
    bare: str
    verbatim: bool = False

    @classmethod
    def same(cls, text: str) -> Noun:
        """A name or placeholder, which is the same in both languages."""
        return cls(text, text, text, text, True)


class Nouns:
    """Draws nouns for one sentence after another."""

    def __init__(self, terms: dict[str, str]) -> None:
        self._terms = list(terms.items())
        self._weights = [frame[2] for frame in _FRAMES]

    class Session:
        """The nouns of one sentence; whether it holds placeholders is decided once."""

        def __init__(self, nouns: Nouns, rng: random.Random) -> None:
            self._nouns, self._rng = nouns, rng
            self._tokens = rng.choice((0.0, 0.0, 0.0, 0.4, 0.8))
            self._used = 0

        def draw(self) -> Noun:
            """The next noun."""
            kind = self._rng.random()
            if kind < self._tokens and self._used < 12:
                return self._placeholder()
            if self._rng.random() < 0.15:
                return Noun.same(names.make(self._rng))
            return self._nouns.term(self._rng)

        def _placeholder(self) -> Noun:
            """One, two side by side, or two around a term."""
            how = self._rng.random()
            first, second = self._token(), self._token()
            if how < 0.72:
                return Noun.same(first)
            if how < 0.87:
                return Noun.same(self._rng.choice(NEIGHBOURS).format(first, second))
            korean, english = self._nouns.written(self._rng)
            english = first + english + second
            return Noun(first + korean + second, english, english, english, verbatim=True)

        def _token(self) -> str:
            self._used += 1
            return f"⟦{300 + self._used}⟧"

    def session(self, rng: random.Random) -> Session:
        """For one sentence."""
        return Nouns.Session(self, rng)

    def written(self, rng: random.Random) -> tuple[str, str]:
        """A term as written in the note, one in three in English, and its English."""
        pair = rng.choice(self._terms)
        return rng.choices(pair, (2, 1))[0], pair[1]

    def term(self, rng: random.Random) -> Noun:
        """A term in one of the frames."""
        written, term = self.written(rng)
        korean, english, _ = rng.choices(_FRAMES, self._weights)[0]
        mass = words.is_mass(term)
        if mass and ("{s}" in english or english.startswith(("a ", "{a}", "each", "one ", "another", "every"))):
            korean, english = "{}", "{the}"
        forms = {
            "the": words.with_article(term, "the "),
            "a": words.with_article(term, "an "),
            "s": words.plural(term),
        }
        text = english.format(term, **forms)
        bare = text.split(" ", 1)[1] if text.startswith(("the ", "a ", "an ")) else text
        indefinite = text if text != forms["the"] else forms["a"]
        return Noun(korean.format(written), text, indefinite, bare)
