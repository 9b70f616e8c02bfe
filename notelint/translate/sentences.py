"""Cuts Korean prose into sentences, for engines that take one at a time.

Written for notes: file names, numbers, list labels and abbreviations end no
sentence, what quotes or brackets hold stays whole, and a line end inside a
paragraph ends one only after words that end Korean sentences.
"""

from collections.abc import Iterator, Set
from itertools import pairwise

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.protected_source import TOKEN

LONGEST = 300
"""Code points that a sentence may have: small models answer badly beyond about 100 words."""

# Full stops as East Asian text has them end a sentence too (U+3002, U+FF0E, U+FF1F, U+FF01).
_STOP = regex(r"[.?!…。．？！]+")
_SPACE = regex(r"\s*")
_CLOSER = regex(r"""["'”’」』》〉)\]}]+""")
_WORD_BEFORE = regex(r"[A-Za-z][A-Za-z.]*$")

# Final endings of plain, polite and noun-like style: -다, -요, -죠, -까, -함, -음, -임 ...
_FINAL = regex(r"[다요죠까네군니라지자게함음임됨옴봄줌짐냄킴림춤씀김]$")
_NOT_FINAL = regex(r"(?:보다|마다|에다|다가|중요|필요|주요|개요|수요|[가-힣]라|하지|하게|하자)$")

# A quotation goes on after its closing quote: "...다."라고, "왜?"라는
_GOES_ON = regex(
    r"이?라(?:고|는|며|면|던|도|서)|하고|하는|하며|[은는이가을를의와과도만로에](?![가-힣])|"
    r"[은는이가을를의와과도만로에](?=\s)|으로|에서|처럼|같은|라\s"
)

_LABEL = regex(r"(?:[0-9]{1,3}|[가나다라마바사아자차카타파하]|[A-Za-z]|[ivxIVX]{1,4}|⟦[0-9]+⟧)$")
_ABBREVIATIONS = frozenset(
    """e.g i.e eg ie etc vs cf ex dr mr mrs ms prof fig figs eq eqs no vol sec ch chap p pp al
    approx resp st inc ltd co ref refs ver jr sr dept est max min avg def thm lem prop cor ph.d
    u.s""".split()  # noqa: SIM905 - a list of words
)

_OPENING = {"(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "“": "”", "‘": "’", "《": "》"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}


def sentence_spans(
    text: str, closing: Set[int] = frozenset(), line_ends: Set[int] = frozenset()
) -> list[Span]:
    """The sentences of `text` in order; what lies between them is white space.

    `text` may hold tokens. Those of `closing` (footnotes, closing markup)
    belong to the sentence whose full stop they follow; those of `line_ends`
    stand for line ends. None is cut out: each lies in a sentence.
    """
    ends = sorted({*_stops(text, closing), *_line_ends(text, line_ends)})
    spans: list[Span] = []
    for start, end in pairwise([0, *ends, len(text)]):
        for span in _short(text, Span(start, end)):
            trimmed = _trimmed(text, span)
            if trimmed.start < trimmed.end:
                spans.append(trimmed)
    return spans


def _stops(text: str, closing: Set[int]) -> Iterator[int]:
    """Where a sentence ends by its punctuation."""
    whole = _inside_brackets(text)
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() < start:
            continue
        end = _after_closers(text, stop.end(), closing)
        if whole[end - 1] and end < len(text) and whole[end]:
            continue
        if _ends_sentence(text, start, stop.start(), stop[0], end):
            yield end
            start = end


def _ends_sentence(text: str, start: int, at: int, stop: str, end: int) -> bool:
    """Whether the stop at `at` of the sentence begun at `start` ends it, at `end`."""
    before = text[max(start, at - 20) : at].rstrip()
    if not before.strip():
        return False
    space = _SPACE.match(text, end)
    after = space.end() if space else end
    if after == len(text):
        return False  # the end of the text ends it anyway
    if at - start <= 12 and _LABEL.fullmatch(text[start:at].strip()):
        return False  # "1. ", "가. ", "A. "
    if after == end or end > at + len(stop):
        # Glued to what follows, or behind a closing quote: a quotation may go on.
        if _GOES_ON.match(text, after):
            return False
        if after == end and not _glued_end(text, before, end):
            return False
    return _stop_ends(before, stop)


def _glued_end(text: str, before: str, end: int) -> bool:
    """Whether a stop with no space after it ends a sentence: `한다.그리고`."""
    return bool(_is_final(before) and (_is_hangul(text[end]) or text[end] in "⟦("))


def _stop_ends(before: str, stop: str) -> bool:
    """Whether a stop after these words ends a sentence, a space following."""
    last = before[-1]
    if stop in ("…", "..", "...") or stop.startswith("..."):
        return _is_final(before)
    if stop[0] in "?？!！":
        # "n! " is a factorial.
        return not (stop == "!" and _is_latin(last) and not before[-2:-1].isalpha())
    if last.isdigit():
        return False  # "Chapter 1. ", "Case 2. "
    word = _WORD_BEFORE.search(before)
    if word is not None and stop == ".":
        return len(word[0]) > 1 and word[0].lower() not in _ABBREVIATIONS
    return True


def _line_ends(text: str, line_ends: Set[int]) -> Iterator[int]:
    """Line ends after words that end a sentence, with or without its full stop."""
    if not line_ends:
        return
    for token in TOKEN.finditer(text):
        if int(token[1]) in line_ends:
            before = text[max(0, token.start() - 20) : token.start()].rstrip()
            if before and (_is_final(before.rstrip("~")) or before[-1] in ".?!:。？！"):
                yield token.start()


def _is_final(before: str) -> bool:
    """Whether these words can end a Korean sentence."""
    return bool(_FINAL.search(before)) and not _NOT_FINAL.search(before)


def _after_closers(text: str, end: int, closing: Set[int]) -> int:
    """Behind the quotes, brackets and tokens that belong to the stop before `end`."""
    while True:
        closer = _CLOSER.match(text, end)
        if closer:
            end = closer.end()
            continue
        token = TOKEN.match(text, end)
        if token is None or int(token[1]) not in closing:
            return end
        end = token.end()


def _inside_brackets(text: str) -> list[bool]:
    """For each place, whether brackets or quotes of at most `LONGEST` code points hold it."""
    depth = [0] * (len(text) + 1)
    for span in _bracketed(text):
        if span.end - span.start <= LONGEST:
            depth[span.start] += 1
            depth[span.end] -= 1
    inside: list[bool] = []
    current = 0
    for change in depth:
        current += change
        inside.append(current > 0)
    return inside


def _bracketed(text: str) -> Iterator[Span]:
    """Brackets and quotes with what they hold, the closing one left out."""
    open_at: dict[str, list[int]] = {opening: [] for opening in _OPENING}
    straight: int | None = None
    for at, character in enumerate(text):
        if character == '"':
            if straight is None:
                straight = at
            else:
                yield Span(straight, at)
                straight = None
        elif character in _OPENING:
            open_at[character].append(at)
        elif character in _CLOSING and open_at[_CLOSING[character]]:
            yield Span(open_at[_CLOSING[character]].pop(), at)


def _short(text: str, span: Span) -> Iterator[Span]:
    """`span`, or its parts where it is longer than `LONGEST`: at a comma, a space, anywhere."""
    start = span.start
    while span.end - start > LONGEST:
        cut = _best_cut(text, start, start + LONGEST)
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _best_cut(text: str, start: int, limit: int) -> int:
    """The last good place to cut before `limit`, in the second half of what lies before it."""
    half = start + LONGEST // 2
    for mark in ("; ", ", ", " "):
        found = text.rfind(mark, half, limit)
        if found >= 0:
            return found + len(mark)
    opening = text.rfind("⟦", half, limit)
    return opening if opening >= 0 else limit


def _trimmed(text: str, span: Span) -> Span:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
