"""Where in an answer something of the question is, by the engine's attention."""

import re
from collections.abc import Iterable, Sequence

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.ladder.answer import Answer, Found, has_words, nests
from notelint.translate.request import Attention

WIDEST_GAP = 2
"""Code points between two pieces of an answer that still make one run: a space and a comma."""

WIDEST = 4
"""Times as many words as markup was around in Korean that it may be around in English."""

MOST_FOUND = 64
"""Placeholders in an answer beyond which it is not worth mending."""

_WORD = regex(r"[^\s⟦⟧()\[\]{}\"“”,;:!?]+")


# Words that join: those of particles, articles and copulas.
_JOINS = frozenset(
    {"a", "an", "the", "in", "on", "at", "of", "to", "for", "with", "by", "from", "as", "into"}
    | {"onto", "and", "or", "is", "are", "was", "were", "be", "than", "that", "it"}
)
_JOINS_BEFORE = regex(rf"(?:(?:['’]s|{'|'.join(sorted(_JOINS))}) )+(?=\S)", re.IGNORECASE)
_PARTNERS = {"(": ")", "[": "]", "“": "”", "{": "}"}


def around(answer: Answer, source: Span) -> Span | None:
    """The words of the answer that came from `source`, None where the attention does not tell."""
    runs = _runs(
        sorted(piece for piece in answer.attention if _within(piece.source, source)), answer.text
    )
    best = max(runs, key=lambda run: sum(piece.weight for piece in run), default=None)
    if best is None:
        return None
    span = _whole_words(answer.text, Span(best[0].target.start, best[-1].target.end))
    # Spans that were inside stay inside, others outside.
    for each in answer.found:
        inside = each.mark is not None and source.covers(answer.shown.marks[each.mark].span)
        if inside:
            span = Span(min(span.start, each.span.start), max(span.end, each.span.end))
    for each in answer.found:
        inside = each.mark is not None and source.covers(answer.shown.marks[each.mark].span)
        if not inside and span.overlaps(each.span):
            return None
    wanted = len(answer.shown.text[source.start : source.end].split())
    words = answer.text[span.start : span.end]
    if not has_words(words) or len(words.split()) > WIDEST * wanted + 2:
        return None
    return span


def _within(piece: Span, source: Span) -> bool:
    """Whether most of the piece lies in `source`."""
    shared = min(piece.end, source.end) - max(piece.start, source.start)
    return 2 * shared > piece.end - piece.start


def _runs(pieces: Iterable[Attention], text: str) -> list[list[Attention]]:
    """The pieces in runs that follow each other closely, those of punctuation alone left out."""
    runs: list[list[Attention]] = []
    for piece in pieces:
        if not has_words(text[piece.target.start : piece.target.end]):
            continue
        if runs and piece.target.start - runs[-1][-1].target.end <= WIDEST_GAP:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _whole_words(text: str, span: Span) -> Span:
    """The span with the words at its ends whole, without what only joins them to others.

    Korean joins words by particles, which stand behind the markup: their
    English stands outside it too.
    """
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    start, end = _word_start(text, start), _word_end(text, end)
    joining = _JOINS_BEFORE.match(text, start, end)
    start = joining.end() if joining else start
    while (behind := text.rfind(" ", start, end)) >= 0 and text[behind + 1 : end].lower() in _JOINS:
        end = behind
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in _PARTNERS.values():
        end -= 1
    return _with_partners(text, Span(start, end))


def _with_partners(text: str, span: Span) -> Span:
    """The span with the bracket or quote beside it whose partner it holds."""
    start, end = span
    held = text[start:end]
    for opening, closing in _PARTNERS.items():
        if held.count(opening) > held.count(closing) and text.startswith(closing, end):
            return Span(start, end + 1)
        if held.count(closing) > held.count(opening) and text.endswith(opening, 0, start):
            return Span(start - 1, end)
    return span


def _word_start(text: str, at: int) -> int:
    while at > 0 and _WORD.match(text[at - 1]):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and _WORD.match(text[at]) and not _ends_clause(text, at):
        at += 1
    return at


def _ends_clause(text: str, at: int) -> bool:
    """Whether a full stop stands at `at`."""
    return text[at] == "." and (at + 1 == len(text) or text[at + 1].isspace())


def repaired(answer: Answer) -> Answer | None:
    """The answer with what it lost put where the attention points, and what is too much out.

    A placeholder that stands twice may stand for one that is missing.
    """
    missing = answer.missing
    if len(answer.found) > MOST_FOUND:
        return None
    kept, removed = _one_of_each(answer, missing)
    if missing and not answer.attention:
        return None
    found = list(kept)
    for index in missing:
        if answer.shown.marks[index].partner is not None:
            return None  # markup is put around words, not at a place
        at = _place_of(answer, answer.shown.marks[index].span)
        if at is None or any(each.span.start < at < each.span.end for each in answer.found):
            return None
        found.append(Found(Span(at, at), index))
    # What is removed leaves spaces, so that places stay.
    text = answer.text
    for span in removed:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    found.sort(key=lambda each: each.span)
    result = Answer(answer.shown, text, tuple(found), answer.attention, answer.score)
    whole = has_words(text) and nests(text, found, answer.shown.marks)
    return result if whole and not result.missing and not result.surplus else None


def _one_of_each(answer: Answer, missing: list[int]) -> tuple[list[Found], list[Span]]:
    """The marks to keep, each once, and the places of the others; takes out of `missing`."""
    best: dict[int, Found] = {}
    for each in answer.found:
        if each.mark is not None:
            held = best.get(each.mark)
            if held is None or _weight(answer, each, each.mark) > _weight(answer, held, each.mark):
                best[each.mark] = each
    kept = list(best.values())
    removed: list[Span] = []
    for each in answer.found:
        if each in kept:
            continue
        meant = max(missing, key=lambda index: _weight(answer, each, index), default=None)
        if meant is not None and _weight(answer, each, meant) > 0:
            missing.remove(meant)
            kept.append(Found(each.span, meant))
        else:
            removed.append(each.span)
    return kept, removed


def _weight(answer: Answer, found: Found, mark: int) -> float:
    """How much of the attention at `found` is on the mark in the question."""
    source = answer.shown.marks[mark].span
    return sum(
        piece.weight
        for piece in answer.attention
        if piece.target.overlaps(found.span) and piece.source.overlaps(source)
    )


def _place_of(answer: Answer, source: Span) -> int | None:
    """Where in the answer something belongs that stood at `source` in the question."""
    pieces = [p for p in answer.attention if has_words(answer.text[p.target.start : p.target.end])]
    if not pieces:
        return None
    nearest = min(pieces, key=lambda piece: (_distance(piece.source, source), -piece.weight))
    if nearest.source.end <= source.start:
        return _word_end(answer.text, nearest.target.end)
    start = nearest.target.start
    while start < nearest.target.end and answer.text[start].isspace():
        start += 1
    return _word_start(answer.text, start)


def _distance(one: Span, other: Span) -> int:
    """Code points between two spans; 0 where they overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def projected(answer: Answer) -> Sequence[Span] | None:
    """For each pair of markup that was not shown, its words; None if they are not found for one."""
    spans: list[Span] = []
    for index, markup in enumerate(answer.shown.markup):
        span = around(answer, markup.span)
        if span is None:
            return None
        for outer, held in zip(answer.shown.markup[:index], spans, strict=True):
            if outer.span.covers(markup.span):
                span = Span(max(span.start, held.start), min(span.end, held.end))
                if span.start >= span.end or not has_words(answer.text[span.start : span.end]):
                    return None
            elif span.overlaps(held):
                return None
        spans.append(span)
    return spans
