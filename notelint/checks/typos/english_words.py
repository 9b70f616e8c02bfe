"""English words that are misspelt."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from notelint.checks.registry import check
from notelint.checks.suspects import Suspicion
from notelint.checks.typos.english_dictionary import misspelt_for
from notelint.checks.typos.english_slips import is_known, may_be_slip, place_of, slips_of
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

_WORD = regex("[A-Za-z]{4,}")
_SHORTEST = 4
# What stands before and after a part of a variable, path, option, call, tag or contraction,
# and not a word; `_NAME_BEFORE` is read with one more character on the far side.
_NAME_BEFORE = regex(
    r"[\wÀ-ɏ$@#\\&%~+=<\]'’–]\Z|(?:\A|[^가-힣])[./]\Z|(?:\A|[^A-Za-z가-힣])-\Z|::\Z", re.A
)
_NAME_AFTER = regex(r"[\wÀ-ɏ\[=\\@]|[.:'’/][\w:]|->|\([\w)'\"]", re.A)
# Names and titles in French or German are no English; so far around a word it is looked for.
_FOREIGN = regex("[À-ɏ]")
_AROUND = 120
_MOST_SUGGESTIONS = 5
# What a note has more often is a name of its own.
_MOST_SLIPS = 3
_LONGEST = 24  # letters of a word
_LATIN = regex("^[A-Za-z]+$", re.M)

_SUSPICION = Suspicion(
    lambda words: (match.start() for match in _LATIN.finditer(words) if _is_suspect(match[0]))
)


@check("TY102")
def misspelt_english(note: Note) -> Iterator[Finding]:
    """Words of the dictionary of misspellings, and slips, where they are words, not names."""
    suspects = list(_SUSPICION.words(note))
    if not suspects:
        return
    text = note.prose.text
    mentioned = Mentions(text)
    vocabulary = _Vocabulary(note.text, text)
    fix = WordFixes(note)
    for start, word in suspects:
        span = Span(start, start + len(word))
        if not _is_suspect(word) or not _is_word(text, *span):
            continue
        listed = _corrections(word)
        rights = listed or _slips(text, span, vocabulary)
        if rights and not mentioned(*span, rights):
            rights = vocabulary.likeliest(rights)
            sure = bool(listed) and not vocabulary.in_code(word)
            yield Finding(
                "TY102",
                span,
                {"wrong": word, "right": rights[0]},
                "" if len(rights) == 1 else "several",
                suggestions=rights[:_MOST_SUGGESTIONS],
                # What the note's code is called, its prose must call the same.
                fix=fix(span, rights[0], sure) if len(rights) == 1 else None,
            )


def _is_suspect(word: str) -> bool:
    """Whether `word` is listed as misspelt, or a slip explains it and no list of words has it."""
    if len(word) < _SHORTEST or not word.isascii() or not (word.islower() or word.istitle()):
        return False
    if _corrections(word):
        return True
    small = word.lower()
    return len(word) <= _LONGEST and not is_known(small, word.islower()) and may_be_slip(small)


def _slips(text: str, span: Span, vocabulary: "_Vocabulary") -> tuple[str, ...]:
    """What an unknown word may have been, in its capitals; nothing for what is a name."""
    word = text[slice(*span)]
    rights = slips_of(word.lower(), word.istitle(), place_of(text, *span))
    if not rights or vocabulary.in_code(word):
        return ()
    times = vocabulary.times(word)
    if times > _MOST_SLIPS or (times > 1 and not any(vocabulary.has(right) for right in rights)):
        return ()
    return tuple(_like(word, right) for right in rights)


@lru_cache(maxsize=1 << 14)
def _corrections(word: str) -> tuple[str, ...]:
    """What `word` may have meant, in its capitals; nothing for what is no plain word."""
    if not (word.islower() or word.istitle()):
        return ()
    rights = misspelt_for(word.lower())
    return tuple(_like(word, right) for right in rights)


def _like(word: str, right: str) -> str:
    """`right` with the capital that `word` begins with, if it does."""
    return right[0].upper() + right[1:] if word.istitle() else right


class _Vocabulary:
    """The Latin words of a note; counted when first asked for, since most notes have no typo."""

    def __init__(self, text: str, prose: str) -> None:
        self._text = text
        self._prose = prose

    def in_code(self, word: str) -> bool:
        """Whether `word` also stands outside the prose."""
        return self._all[word] > self._in_prose[word]

    def times(self, word: str) -> int:
        """How often the note has `word`, in any capitals."""
        return self._small[word.lower()]

    def has(self, word: str) -> bool:
        """Whether the note has `word`, in any capitals."""
        return word in self._small

    def likeliest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """`words` with those that the note uses first."""
        if len(words) == 1:
            return words
        return tuple(sorted(words, key=lambda word: word.lower() not in self._small))

    @cached_property
    def _all(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))

    @cached_property
    def _in_prose(self) -> Counter[str]:
        return Counter(_WORD.findall(self._prose))

    @cached_property
    def _small(self) -> Counter[str]:
        small: Counter[str] = Counter()
        for word, times in self._all.items():
            small[word.lower()] += times
        return small


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the letters at `[start, end)` are a whole word, in what may be English."""
    before, after = start, end
    while before and text[before - 1] == MARKUP:
        before -= 1
    while after < len(text) and text[after] == MARKUP:
        after += 1
    if _NAME_BEFORE.search(text[max(0, before - 2) : before]) or _NAME_AFTER.match(text, after):
        return False
    line_start = text.rfind("\n", max(0, start - _AROUND), start)
    line_end = text.find("\n", end, end + _AROUND)
    around = (max(line_start, start - _AROUND, 0), line_end if line_end >= 0 else end + _AROUND)
    return not _FOREIGN.search(text, *around)
