"""What may have been lost or broken in the sentences of an edition."""

from collections.abc import Iterator, Sequence
from html import unescape

from notelint.checks.registry import check
from notelint.checks.translations.alignment import aligned
from notelint.checks.translations.pairs import fresh_pair
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.language import needs_translation
from notelint.translate.protected_source import BRACKETS, TOKEN, token
from notelint.translate.quality.codes import (
    LENGTH,
    NEGATION_LOST,
    NUMBER_DIFFERS,
    REPEATED,
    TERM_LOST,
    TOKEN_INVENTED,
)
from notelint.translate.quality.doubts import doubts_of
from notelint.translate.quality.terms import lost_terms
from notelint.translate.segment import Protection, Segment
from notelint.translate.translation import Doubt

# What else is found in a sentence only because of the first.
_CONSEQUENCES = {
    TOKEN_INVENTED: {NUMBER_DIFFERS},
    REPEATED: {LENGTH},
    LENGTH: {NUMBER_DIFFERS, NEGATION_LOST, TERM_LOST},
}
# Found here in another way than where an engine is checked.
_OWN = {TOKEN_INVENTED, TERM_LOST}
_ESCAPES = {Protection.ESCAPE, Protection.ENTITY}
# Characters of a source of whose length nothing can be said: `그래프(Graph)` becomes "Graph".
_SHORT = 20
_CODES = ("TR201", "TR202", "TR203", "TR204", "TR205", "TR206", "TR207", "TR209", "TR210")


@check(*_CODES)
def doubtful_sentence(note: Note) -> Iterator[Finding]:
    """The reasons for which a translation is doubted, wherever it came from.

    Segments without Korean stand in the edition as they are.
    """
    pair = fresh_pair(note)
    if pair is None:
        return
    for before, after in aligned(*pair):
        source = _said(pair[0], before)
        if needs_translation(source):
            translated = _said(note, after)
            doubts = (
                *_invented(pair[0].source[before.span], note.source[after.span]),
                *_lost(source, note.source[after.span]),
                *(doubt for doubt in doubts_of(source, translated) if _counts(doubt)),
            )
            for doubt in _causes(doubts):
                yield _finding(note, after.span, doubt)


def _counts(doubt: Doubt) -> bool:
    short = doubt.code == LENGTH and int(dict(doubt.values)["source"]) < _SHORT
    return doubt.code not in _OWN and not short


def _said(note: Note, segment: Segment) -> str:
    """The segment's text with tokens; what is escaped is said as the reader sees it."""
    pieces: list[str] = []
    number = 0
    for piece in segment.pieces(note.text):
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece.kind in _ESCAPES:
            pieces.append(unescape(note.source[piece.span]).removeprefix("\\"))
        else:
            number += 1
            pieces.append(token(number))
    return "".join(pieces)


def _lost(source: str, translated: str) -> Iterator[Doubt]:
    """The first English word that is missing; another case is no other word to a reader."""
    there = translated.lower()
    lost = next((term for term in lost_terms(source, translated) if term.lower() not in there), "")
    if lost:
        yield Doubt(TERM_LOST, (("text", lost),))


def _invented(source: str, translated: str) -> Iterator[Doubt]:
    """A placeholder, or half of one, as it stands in the text."""
    if not any(bracket in translated and bracket not in source for bracket in BRACKETS):
        return
    found = TOKEN.search(translated)
    text = found[0] if found else next(sign for sign in translated if sign in BRACKETS)
    yield Doubt(TOKEN_INVENTED, (("text", text),))


def _causes(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    hidden = {code for doubt in doubts for code in _CONSEQUENCES.get(doubt.code, ())}
    return (doubt for doubt in doubts if doubt.code not in hidden)


def _finding(note: Note, span: Span, doubt: Doubt) -> Finding:
    values = dict(doubt.values)
    variant = ""
    if doubt.code == NUMBER_DIFFERS:
        variant = "" if values["missing"] and values["extra"] else _only(values)
    return Finding(doubt.code, _place(note, span, values.get("text", "")), values, variant)


def _only(values: dict[str, str]) -> str:
    return "missing" if values["missing"] else "extra"


def _place(note: Note, span: Span, text: str) -> Span:
    """Where the edition has the `text` that the doubt is about; else the whole segment."""
    at = note.text.find(text, span.start, span.end) if text else -1
    return Span(at, at + len(text)) if at >= 0 else span
