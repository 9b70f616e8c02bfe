"""A glossary ready to be looked up in text: which terms stand where, and which were missed."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.rulebook.book import rules_folder
from notelint.translate.glossary import english
from notelint.translate.glossary.entry import (
    LABEL,
    VERB,
    Entry,
    entry_of,
    is_label,
    read_lines,
    states_term,
)
from notelint.translate.glossary.glosses import Gloss
from notelint.translate.glossary.index import Index
from notelint.translate.glossary.labels import LONGEST_LABEL, label_of
from notelint.translate.glossary.particles import LONGEST, are_particles, is_verb_ending

# Where a term may begin: a word, or the Hangul behind Latin letters (CNN모델). Not behind
# digits: 3차원 and 2층 count.
_START = regex(r"(?<![가-힣0-9A-Za-z-])[A-Za-z0-9가-힣]|(?<=[A-Za-z])[가-힣]")
_HANGUL = regex(r"[가-힣]")
_REST = regex(rf"[가-힣]{{0,{LONGEST}}}")
# Brackets behind a term hold one line and no brackets.
_BRACKET = regex(r" ?[(（]([^()（）\n]{1,80})[)）]")
_PARTS = regex(r"\s*[,;/:]\s*")
_LATIN_BEFORE = regex(r"[A-Za-z][A-Za-z0-9'’ -]{0,60} ?$")
_LATIN = regex(r"[A-Za-z]")
_LETTER = regex(r"[A-Za-z0-9]")


class TermMatch(NamedTuple):
    """A term in a text.

    `span` is the term without its particles, `korean` what stands there, and
    `english` the preferred form.
    """

    span: Span
    entry: Entry
    korean: str
    english: str

    def restored(self, text: str) -> str:
        """The English as it stands in place of the term: apart from letters that touch it.

        Korean writes `SW모듈` and `알고리즘2` solid.
        """
        before = " " if _LETTER.fullmatch(text[self.span.start - 1 : self.span.start]) else ""
        after = " " if _LETTER.fullmatch(text[self.span.end : self.span.end + 1]) else ""
        return before + self.english + after


class MissingTerm(NamedTuple):
    """A term of a source of whose English forms a translation has none."""

    match: TermMatch
    expected: tuple[str, ...]


class Glossary:
    """Terms by the first letters of their forms; of two equal forms the later counts."""

    def __init__(self, lines: Iterable[str], version: str = "") -> None:
        self._terms, self._labels = Index(), Index()
        for line in lines:
            (self._labels if is_label(line) else self._terms).add(line)
        self.version = version
        """Differs wherever the terms do: keys the translation memory."""

    @classmethod
    def read(cls, paths: Sequence[Path] = (), *, shipped: bool = True) -> "Glossary":
        """The terms of `paths`, after those that come with notelint.

        Raises:
            GlossaryError: a file cannot be read or breaks the form.
        """
        own = _shipped() if shipped else ()
        lines = [*own, *(line for path in paths for line in read_lines(path))]
        return cls(lines, sha256("\n".join(lines).encode()).hexdigest()[:16])

    def matches(self, text: str) -> list[TermMatch]:
        """The terms in `text`, in order, the longest where several begin."""
        return list(self._matches(text))

    def find(self, word: str) -> list[Entry]:
        """The terms in `word`, or those that have it as an English form."""
        found = [match.entry for match in self._matches(word)]
        if word and (labels := self._labels_of(word)):
            found += [entry for entry in labels if entry not in found]
        if found or not _LATIN.search(word):
            return found
        return [
            entry
            for entry in map(entry_of, [*self._terms.lines, *self._labels.lines])
            if any(english.same(form, word) for form in entry.english)
        ]

    def enforced(self, text: str) -> list[TermMatch]:
        """The terms in `text` whose English is fixed."""
        return [match for match in self._matches(text) if match.entry.enforced]

    def _matches(self, text: str) -> Iterator[TermMatch]:
        taken = 0
        for start in _START.finditer(text):
            at = start.start()
            if at >= taken and (found := self._at(text, at)):
                taken = found.span.end
                if found.english:
                    yield found

    def _at(self, text: str, at: int) -> TermMatch | None:
        """The longest term that begins at `at` and whose word ends with it."""
        for form in self._terms.candidates(text, at):
            end = form.end_in(text, at)
            if end < 0:
                continue
            rest = _rest(text, end)
            entry = form.entry
            fits = (
                is_verb_ending(rest) if entry.part == VERB else are_particles(rest, text[end - 1])
            )
            if fits:
                first = entry.english[0] if entry.english else ""
                return TermMatch(Span(at, end), entry, text[at:end], first)
        return None

    def _labels_of(self, word: str) -> list[Entry]:
        """The labels that `word` is, all of it."""
        forms = self._labels.candidates(word, 0)
        return [form.entry for form in forms if form.end_in(word, 0) == len(word)]

    def label(self, text: str, *, begins: bool = True) -> str | None:
        """The English of a heading, cell or label in which all Korean is terms.

        With `begins` it has the capital that begins a line. None where
        something else is Korean, or nothing is.
        """
        if not _HANGUL.search(text) or len(text) > LONGEST_LABEL:
            return None
        return label_of(text, self.in_label, self.glosses(text), begins)

    def in_label(self, text: str, at: int) -> Iterator[tuple[int, Entry]]:
        """Terms of labels that stand at `at`, and where they end, the longest first."""
        found = [
            (end, entry)
            for index in (self._labels, self._terms)
            for form in index.candidates(text, at)
            for entry in [form.entry]
            if (entry.mark == LABEL or entry.enforced)
            and entry.english
            and (end := form.end_in(text, at)) >= 0
        ]
        yield from sorted(found, key=lambda each: -each[0])

    def glosses(self, text: str) -> list[Gloss]:
        """The terms in `text` that stand beside their other language, in order."""
        found: list[Gloss] = []
        for match in self._matches(text):
            gloss = self._glossed(text, match) or self._glossing(text, match)
            if gloss and (not found or gloss.span.start >= found[-1].span.end):
                found.append(gloss)
        return found

    def _glossed(self, text: str, match: TermMatch) -> Gloss | None:
        """`경사 하강법(gradient descent)`, also `(Gradient Descent, GD)`."""
        bracket = _BRACKET.match(text, match.span.end)
        if not bracket:
            return None
        parts = _PARTS.split(bracket[1].strip())
        if not all(_LATIN.search(part) for part in parts) or not _names(match.entry, parts[0]):
            return None
        others = f" ({', '.join(parts[1:])})" if len(parts) > 1 else ""
        span = Span(match.span.start, bracket.end())
        return Gloss(span, match.korean, parts[0] + others)

    def _glossing(self, text: str, match: TermMatch) -> Gloss | None:
        """`gradient descent(경사 하강법)`."""
        start, end = match.span
        if text[start - 1 : start] not in ("(", "（") or text[end : end + 1] not in (")", "）"):
            return None
        before = _LATIN_BEFORE.search(text[max(0, start - 62) : start - 1])
        if not before:
            return None
        words = before[0].rstrip()
        at = start - 1 - len(before[0])
        # As many words before the bracket as are a form of the term.
        for cut in [0, *(i + 1 for i, letter in enumerate(words) if letter == " ")]:
            if _names(match.entry, words[cut:]):
                return Gloss(Span(at + cut, end + 1), match.korean, words[cut:])
        return None

    def check(self, source: str, target: str) -> list[MissingTerm]:
        """The terms of the Korean `source` whose English `target` lacks, each told once."""
        matches = {match.entry: match for match in reversed(self.enforced(source))}
        if not matches:
            return []
        present = english.keys(target)
        missing = [
            MissingTerm(match, entry.english)
            for entry, match in matches.items()
            if not any(english.key(form) in present for form in entry.english)
        ]
        return sorted(missing, key=lambda one: one.match.span)


def _shipped() -> Iterator[str]:
    """The lines of the glossary that comes with notelint; its form is held by tests."""
    for path in sorted((rules_folder() / "glossary").glob("*.tsv")):
        yield from filter(states_term, path.read_text("utf-8").split("\n"))


def _rest(text: str, end: int) -> str:
    found = _REST.match(text, end)
    return found[0] if found else ""


def _names(entry: Entry, words: str) -> bool:
    """Whether `words` are one of the English forms of the term."""
    wanted = english.key(words)
    return any(english.key(form) == wanted for form in entry.english)
