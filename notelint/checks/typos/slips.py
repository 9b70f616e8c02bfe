"""Korean words that are one slip of a finger away from what their sentence asks for."""

from collections.abc import Iterator

from notelint.checks.josa.noun_before import has_wrong_particle
from notelint.checks.registry import check
from notelint.checks.typos.data import closed_list
from notelint.checks.typos.fixes import WordFixes
from notelint.checks.typos.mentions import Mentions
from notelint.checks.typos.speller import judge_in, speller
from notelint.findings.finding import Finding
from notelint.korean.own_words import OwnWords
from notelint.korean.speller import Slipped
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

_WORD = regex("[가-힣]{2,14}")
# Rules of their own report what these lists have.
_LISTS = ("korean.tsv", "loanwords.tsv", "sai-siot.tsv")
_BESIDE = 12  # characters around a word that a form of the lists may ask for


@check("TY105", "TY203")
def slip_of_a_finger(note: Note) -> Iterator[Finding]:
    """Words that the lexicon does not know and one slip explains."""
    text = note.prose.text
    knows = speller().knows
    suspects = [match for match in _WORD.finditer(text) if not knows(match[0])]
    if not suspects:
        return
    mentioned = Mentions(text)
    fix = WordFixes(note)
    own = OwnWords([note.text])
    for match in suspects:
        start, end = match.span()
        if not _stands_alone(text, start, end) or has_wrong_particle(match[0]):
            continue
        slipped = judge_in(note, text, start, end, own)
        if slipped is None or mentioned(start, end, slipped.rights) or _is_listed(text, start, end):
            continue
        yield _finding(match[0], Span(start, end), slipped, fix)


def _finding(word: str, span: Span, slipped: Slipped, fix: WordFixes) -> Finding:
    right = slipped.rights[0]
    values = {"wrong": word, "right": right}
    if not slipped.certain:
        return Finding("TY203", span, values, suggestions=slipped.rights)
    return Finding("TY105", span, values, "", slipped.rights[:1], fix(span, right, sure=False))


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
