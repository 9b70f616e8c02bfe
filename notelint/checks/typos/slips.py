"""Korean words that are one slip of a finger away from what their sentence asks for."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from notelint.checks.josa.noun_before import has_wrong_particle
from notelint.checks.registry import Options, check
from notelint.checks.suspects import Suspect, Suspicion
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.checks.typos.speller import (
    Judge,
    certain_only,
    first_reading,
    judge_in,
    second_reading,
    speller,
)
from notelint.findings.finding import Finding
from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Slipped
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

# Longer ones are sentences without spaces.
_WORD = regex("(?<![가-힣])[가-힣]{2,14}(?![가-힣])")
# Rules of their own report what these lists have.
_LISTS = ("korean.tsv", "loanwords.tsv", "sai-siot.tsv")
_BESIDE = 12  # characters around a word that a form of the lists may ask for


@lru_cache(1)  # both suspicions ask about the same words
def _unknown(words: str) -> tuple[list[int], list[int]]:
    """Where the words stand that may be likely slips, and those that may be certain ones."""
    knows, never_certain = speller().knows, speller().is_never_certain
    likely = [match for match in _WORD.finditer(words) if not knows(match[0])]
    certain = [match for match in likely if not never_certain(match[0])]
    return [match.start() for match in likely], [match.start() for match in certain]


_MAY_BE_LIKELY = Suspicion(lambda words: _unknown(words)[0])
_MAY_BE_CERTAIN = Suspicion(lambda words: _unknown(words)[1])


@check("TY105")
def slip_of_a_finger(note: Note, options: Options) -> Iterator[Finding]:
    """Words that the lexicon does not know and one slip explains."""
    if _reads_again(options):
        slips = _slips(note, _MAY_BE_LIKELY.words(note), second_reading())
    else:
        slips = _slips(note, _MAY_BE_CERTAIN.words(note), certain_only)
    for span, slipped in slips:
        if slipped.certain:
            values = {"wrong": note.text[slice(*span)], "right": slipped.rights[0]}
            fix = WordFixes(note)(span, slipped.rights[0], sure=False)
            yield Finding("TY105", span, values, "", slipped.rights[:1], fix)


@check("TY203")
def slip_perhaps(note: Note, options: Options) -> Iterator[Finding]:
    """Words that one slip explains, but perhaps their author's own."""
    judge = second_reading() if _reads_again(options) else first_reading
    for span, slipped in _slips(note, _MAY_BE_LIKELY.words(note), judge):
        if not slipped.certain:
            values = {"wrong": note.text[slice(*span)], "right": slipped.rights[0]}
            yield Finding("TY203", span, values, suggestions=slipped.rights)


def _reads_again(options: Options) -> bool:
    return bool(options["second-reading"] == "kiwi")


def _slips(note: Note, suspects: Iterable[Suspect], judge: Judge) -> Iterator[tuple[Span, Slipped]]:
    """The likely slips among the words of a note."""
    text, own = note.prose.text, OwnWords([note.text])
    mentioned = Mentions(text)
    for suspect in suspects:
        start, end = suspect.start, suspect.end
        if not _stands_alone(text, start, end) or has_wrong_particle(suspect.word):
            continue
        slipped = judge_in(note, text, start, end, own, judge)
        if slipped is None:
            continue
        if not mentioned(start, end, slipped.rights) and not _is_listed(text, start, end):
            yield Span(start, end), slipped


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the letters are a whole word: no stray letter and no markup belongs to it."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(
        char == MARKUP or "ㄱ" <= char <= "ㅣ" or "가" <= char <= "힣" for char in around
    )


def _is_listed(text: str, start: int, end: int) -> bool:
    """Whether a closed list has a form that overlaps the word."""
    first = max(0, start - _BESIDE)
    around = text[first : end + _BESIDE]
    return any(
        match.start < end - first and match.end > start - first
        for name in _LISTS
        for match in closed_list(name).scan(around)
    )
