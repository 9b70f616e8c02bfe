"""Headings, cells and labels that are nothing but terms: the glossary alone gives their English.

`24/01/08 (월) 학습 내용`, `정규화의 장점과 단점`, `2주차 과제`: what an engine, made
for sentences, is worst at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from notelint.lazy import regex
from notelint.translate.glossary.entry import ADJECTIVE, PHRASE, VERB, Entry
from notelint.translate.glossary.glosses import Gloss, undoubled
from notelint.translate.protected_source import capitalized

LONGEST_LABEL = 60
"""Code points beyond which text is no label."""

TermsAt = Callable[[str, int], Iterable[tuple[int, Entry]]]
"""Terms that stand at a place of a text and where they end, the longest first."""

_SHORTEST_SOLID = 2
"""Syllables of a word that is written solid with another: 자료형정리, but not 값표."""


class _Kind(Enum):
    TERM = auto()
    ADJECTIVE = auto()
    PHRASE = auto()  # stands alone
    AUTHOR = auto()  # Latin letters and digits, as they are
    DATE = auto()  # and what else is counted
    AND = auto()
    OF = auto()
    MARK = auto()  # punctuation, with the spaces around it


_KINDS = {PHRASE: _Kind.PHRASE, ADJECTIVE: _Kind.ADJECTIVE}


class _Word(NamedTuple):
    """`before_noun` is the form before another term, where that differs: a *type* error."""

    kind: _Kind
    english: str
    before_noun: str = ""


# Latin words and numbers; punctuation with its spaces.
_AUTHOR = regex(r"[A-Za-z0-9][A-Za-z0-9_.+#'’/-]*(?<![.'’/-])")
_MARK = regex(r"\s*[^\w\s가-힣ㄱ-ㅎㅏ-ㅣ]+\s*")
_SPACE = regex(r"\s+")
_AND = regex(r"(?:및|그리고)(?![가-힣])")
_PARTICLE = regex(r"(?P<of>의)(?![가-힣])|[와과](?![가-힣])")
_FOR_EXAMPLE = regex(r"예시?\) ?")
# What these words of headings mean where they are numbered, as in mathematics.
_NUMBERED = regex(r"(?:정리|참고)(?= ?\d)")
_NUMBERED_AS = {"정리": "theorem", "참고": "remark"}

_WEEKDAY = regex(r"\s*\(([월화수목금토일])(?:요일)?\)\s*")
_WEEKDAYS = dict(
    zip("월화수목금토일", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)
_DATE = regex(
    r"(?:(?P<year>\d{4})년(?: ?(?P<month>1[0-2]|[1-9])월(?: ?(?P<day>[12]?\d|3[01])일)?)?"
    r"|(?P<month_only>1[0-2]|[1-9])월(?: ?(?P<day_only>[12]?\d|3[01])일)?)(?![가-힣])"
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_COUNTED = regex(
    r"제?(?P<number>\d+) ?"
    r"(?:번 ?(?P<problem>문제)|(?P<unit>강|주차|일차|차시|회차|단계|교시|학기|[장절부편]))"
    r"(?![가-힣])"
)
_UNITS = {
    "강": "Lecture", "주차": "Week", "일차": "Day", "차시": "Session", "회차": "Session",
    "단계": "Step", "교시": "Period", "학기": "Semester", "장": "Chapter", "절": "Section",
    "부": "Part", "편": "Part",
}  # fmt: skip
# Behind a word they count something: 사진 3장.
_ONLY_FIRST = frozenset("장절부편")


def label_of(text: str, terms_at: TermsAt, glosses: Sequence[Gloss], begins: bool) -> str | None:
    """The English of a text in which all Korean is terms and what joins them, else None.

    With `begins` its first word has a capital, unless the author wrote it.
    """
    words = _words(text.strip(), text.index(text.strip()), terms_at, glosses)
    if words is None:
        return None
    pieces: list[str] = []
    phrase: list[_Word] = []
    for word in [*(_capital(words) if begins else words), _Word(_Kind.MARK, "")]:
        if word.kind is not _Kind.MARK:
            phrase.append(word)
            continue
        if phrase and (told := _phrase(phrase)) is None:
            return None
        pieces += [told, word.english] if phrase and told else [word.english]
        phrase = []
    return undoubled("".join(pieces))


def _words(
    text: str, offset: int, terms_at: TermsAt, glosses: Sequence[Gloss]
) -> list[_Word] | None:
    """What the label is made of, in order; None where something else is Korean."""
    glossed = {gloss.span.start - offset: gloss for gloss in glosses}
    words: list[_Word] = []
    at = 0
    while at < len(text):
        gloss = glossed.get(at)
        if gloss:
            words.append(_Word(_Kind.TERM, gloss.restored()))
            at = gloss.span.end - offset
        elif found := _counted(text, at, words) or _term(text, at, terms_at) or _plain(text, at):
            end, word = found
            words += [word] if word else []
            at = end
        else:
            return None
        if words and words[-1].kind is _Kind.TERM and (joint := _PARTICLE.match(text, at)):
            words.append(_Word(_Kind.OF, "") if joint["of"] else _Word(_Kind.AND, "and"))
            at = joint.end()
    return words


def _counted(text: str, at: int, before: Sequence[_Word]) -> tuple[int, _Word] | None:
    """A date, a day of the week, or something with a number: `3주차`."""
    if day := _WEEKDAY.match(text, at):
        told = f" ({_WEEKDAYS[day[1]]}) "
        return day.end(), _Word(_Kind.MARK, told[not at : len(told) - (day.end() == len(text))])
    if date := _DATE.match(text, at):
        return date.end(), _Word(_Kind.DATE, _date(date))
    counted = _COUNTED.match(text, at)
    if counted is None:
        return None
    first = not before or before[-1].kind is _Kind.MARK
    if counted["problem"]:
        return counted.end(), _Word(_Kind.DATE, f"Problem {counted['number']}")
    if counted["unit"] in _ONLY_FIRST and not first:
        return None
    return counted.end(), _Word(_Kind.DATE, f"{_UNITS[counted['unit']]} {counted['number']}")


def _date(date: re.Match[str]) -> str:
    month = date["month"] or date["month_only"]
    if not month:
        return date["year"]
    day = date["day"] or date["day_only"]
    told = _MONTHS[int(month) - 1] + (f" {day}" if day else "")
    return told + (f"{',' if day else ''} {date['year']}" if date["year"] else "")


def _plain(text: str, at: int) -> tuple[int, _Word | None] | None:
    """What is not Korean; a space is no word."""
    if author := _AUTHOR.match(text, at):
        return author.end(), _Word(_Kind.AUTHOR, author[0])
    if mark := _MARK.match(text, at):
        return mark.end(), _Word(_Kind.MARK, _spaced(mark[0], text, at))
    if space := _SPACE.match(text, at):
        return space.end(), None
    return None


def _spaced(mark: str, text: str, at: int) -> str:
    """Punctuation with the spaces that English has where Korean touches it."""
    end = at + len(mark)
    if at and mark[0] in "([" and _is_hangul(text[at - 1]):
        mark = " " + mark
    return mark + " " if at and mark[-1] in ",:;)]" and _is_hangul(text[end : end + 1]) else mark


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _term(text: str, at: int, terms_at: TermsAt) -> tuple[int, _Word] | None:
    """A term at `at`, whose word it ends or goes on with another term."""
    if joined := _AND.match(text, at):
        return joined.end(), _Word(_Kind.AND, "and")
    if example := _FOR_EXAMPLE.match(text, at):
        return example.end(), _Word(_Kind.MARK, "e.g. ")
    if numbered := _NUMBERED.match(text, at):
        return numbered.end(), _Word(_Kind.TERM, _NUMBERED_AS[numbered[0]])
    if not text[at].isalnum() or (at and text[at].isascii() and text[at - 1].isalnum()):
        return None
    solid = at > 0 and _is_hangul(text[at - 1])
    for end, entry in terms_at(text, at):
        if entry.part == VERB or (entry.part == ADJECTIVE and not entry.mark):
            continue
        goes_on = _is_hangul(text[end : end + 1]) and not _PARTICLE.match(text, end)
        if (solid or goes_on) and end - at < _SHORTEST_SOLID:
            continue
        whole = not solid and not goes_on
        if entry.part == PHRASE and not whole:
            continue
        if entry.part == ADJECTIVE and not _describes(text, end):
            continue
        if goes_on and not any(terms_at(text, end)):
            continue
        before_noun = entry.english[-1] if entry.mark else ""
        return end, _Word(_KINDS.get(entry.part, _Kind.TERM), entry.english[0], before_noun)
    return None


def _describes(text: str, end: int) -> bool:
    """Whether a word follows that an adjective may describe."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalnum()


def _phrase(words: Sequence[_Word]) -> str | None:
    """The English of words without punctuation between them."""
    kinds = [word.kind for word in words]
    if len(words) > 1 and _Kind.PHRASE in kinds:
        return None
    joints = {_Kind.AND, _Kind.OF}
    if kinds[0] in joints or kinds[-1] in joints or kinds[-1] is _Kind.ADJECTIVE:
        return None
    if any(one in joints and other in joints for one, other in pairwise(kinds)):
        return None
    if _Kind.OF not in kinds or _Kind.AND not in kinds:
        return " ".join(_in_order([word for word in words if word.kind is not _Kind.OF]))
    last = len(kinds) - 1 - kinds[::-1].index(_Kind.OF)
    owner, owned = _phrase(words[:last]), _phrase(words[last + 1 :])
    if owner is None or owned is None:
        return None
    # A capital moves to what comes first now.
    if words[0].english[:1].isupper() and words[0].kind is _Kind.TERM:
        owner, owned = owner[0].lower() + owner[1:], owned[0].upper() + owned[1:]
    between = owned.lower() == "differences" and _Kind.AND in kinds[:last]
    return f"{owned} {'between' if between else 'of'} {owner}"


def _in_order(words: Sequence[_Word]) -> Iterator[str]:
    for word, after in zip(words, [*words[1:], None], strict=False):
        describes = after is not None and after.kind is _Kind.TERM
        yield (word.before_noun if describes else "") or word.english


def _capital(words: Sequence[_Word]) -> Iterator[_Word]:
    """The words, the first of which has a capital if it is no number, and not the author's.

    So has what comes after `[Networks]` and `Chapter 2.`
    """
    waiting = True
    before = _Kind.MARK
    for word in words:
        if word.kind is _Kind.MARK:
            waiting = waiting or word.english[0] == "]" or before is _Kind.DATE
        elif any(map(str.isalpha, word.english)):
            if waiting and word.kind is not _Kind.AUTHOR:
                told = capitalized(word.english), capitalized(word.before_noun)
                word = word._replace(english=told[0], before_noun=told[1])
            waiting = False
        yield word
        before = word.kind
