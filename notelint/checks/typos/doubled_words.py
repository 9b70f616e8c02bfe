"""Words written twice in a row that nobody writes twice on purpose."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, islice
from operator import eq

from notelint.checks.registry import check
from notelint.checks.typos.data import rows
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Applicability, Finding, replace
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_TWICE = regex(r"(?<![\w.'’-])([가-힣]++|[A-Za-z]++)([ \t]+)\1(?![\w'’-])")
# 데이터를 데이터를: a word with an object or topic particle has its one place in a clause,
# while 왼쪽의 왼쪽의, 안으로 안으로 and 하나하나 are said on purpose.
_WITH_PARTICLE = regex("[가-힣]{2,}(?:을|를|은|는|에서|에게|가)")


@check("TY104")
def doubled_word(note: Note) -> Iterator[Finding]:
    """A function word, or a noun with its particle, and the same again."""
    text = note.prose.text
    mentioned = Mentions(text)
    for twice in _doubled(note):
        word = twice[1]
        if word not in _function_words() and not _WITH_PARTICLE.fullmatch(word):
            continue
        if not mentioned(*twice.span(), ()) and not _operators(word, text, twice.end()):
            again = Span(twice.start(2), twice.end())
            yield Finding(
                "TY104",
                Span(*twice.span()),
                {"word": word},
                suggestions=(word,),
                fix=replace(
                    again, "", Applicability.UNSAFE, "Remove the second", "뒤의 것을 지웁니다"
                ),
            )


def _doubled(note: Note) -> Iterator[re.Match[str]]:
    """Words written twice in a row, none overlapping another."""
    texts, starts = note.prose.words
    end = 0
    for index in compress(count(), map(eq, texts, islice(texts, 1, None))):
        twice = _TWICE.match(note.prose.text, starts[index]) if starts[index] >= end else None
        if twice:
            end = twice.end()
            yield twice


def _operators(word: str, text: str, end: int) -> bool:
    """Whether this is the conjunction that joins the names of operators: `and and or`."""
    return word == "and" and text.startswith((" or", " not"), end)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for (word,) in rows("doubled-words.tsv"))
