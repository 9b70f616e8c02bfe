"""Letters of Hangul left inside a word by a slip of the keyboard."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from notelint.checks.registry import check
from notelint.checks.typos.mentions import Mentions
from notelint.checks.typos.wrong_mode import LETTERS, english_typed_in_hangul
from notelint.findings.finding import Finding
from notelint.korean.stray_jamo import find_stray_jamo, repairs
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.korean.own_words import OwnWords

_LATIN = regex("[A-Za-z0-9]")
_BEGINS = regex("(?<![가-힣ㄱ-ㅣ])")
_ENDS_THERE = regex("(?![ㄱ-ㅣ])")
_ENDS_ALONE = regex("[은는을를]?(?![가-힣ㄱ-ㅣ])")
# Each looks through the whole note.
_MOST_QUESTIONS = 200


@check("TY103")
def stray_letter(note: Note) -> Iterator[Finding]:
    """Words such as 코ㅓ드, each with what it may have been."""
    if not LETTERS.words(note):
        return
    text = note.prose.text
    mentioned = Mentions(text)
    known = _begins_a_word(text)
    for start, end in find_stray_jamo(text):
        if mentioned(start, end, ()) or english_typed_in_hangul(text[start:end]):
            continue
        word = text[start:end]
        right = repairs(word, known) or _meant(note, text, start, end)
        values = {"word": word, "right": right[0] if right else ""}
        yield Finding("TY103", Span(start, end), values, "" if right else "alone", right)


def _meant(note: Note, text: str, start: int, end: int) -> tuple[str, ...]:
    """What the speller is certain that the word was meant to be."""
    from notelint.checks.typos.speller import certain_only, judge_in

    if _LATIN.search(text, start, end):
        return ()
    slipped = judge_in(note, text, start, end, _own_words(note.text), certain_only)
    return slipped.rights[:1] if slipped and slipped.certain else ()


@lru_cache(1)
def _own_words(text: str) -> "OwnWords":
    from notelint.korean.own_words import OwnWords

    return OwnWords([text])


def _begins_a_word(text: str) -> Callable[[str], bool]:
    """Whether letters begin a word of `text` that is not broken behind them."""
    left = _MOST_QUESTIONS

    def known(letters: str) -> bool:
        nonlocal left
        left -= 1
        ends = _ENDS_THERE if len(letters) > 1 else _ENDS_ALONE
        at = text.find(letters) if left >= 0 else -1
        while at >= 0:
            if _BEGINS.match(text, at) and ends.match(text, at + len(letters)):
                return True
            at = text.find(letters, at + 1)
        return False

    return known
