"""Letters of Hangul left inside a word by a slip of the keyboard."""

import re
from collections.abc import Callable, Iterator

from notelint.checks.registry import check
from notelint.checks.typos.mentions import Mentions
from notelint.findings.finding import Finding
from notelint.korean.stray_jamo import find_stray_jamo, repairs
from notelint.note.note import Note
from notelint.note.span import Span

# Stray letters included, so that what is left of a broken word is no word.
_WORD = re.compile("[A-Za-z가-힣ㄱ-ㅣ]+")


@check("TY103")
def stray_letter(note: Note) -> Iterator[Finding]:
    """Words such as 코ㅓ드, each with what it may have been."""
    text = note.prose.text
    mentioned = Mentions(text)
    known = _words_of(text)
    for start, end in find_stray_jamo(text):
        if mentioned(start, end, ()):
            continue
        word = text[start:end]
        right = repairs(word, known)
        values = {"word": word, "right": right[0] if right else ""}
        yield Finding("TY103", Span(start, end), values, "" if right else "alone", right)


def _words_of(text: str) -> Callable[[str], bool]:
    """Whether a word stands in `text`; its words are gathered at the first question."""
    words: set[str] = set()

    def known(word: str) -> bool:
        if not words:
            words.update(_WORD.findall(text))
        return word in words

    return known
