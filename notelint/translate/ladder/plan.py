"""What of a segment the engine is asked: sentences, without what may stay around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.ladder.edges import ASIDE, core_of
from notelint.translate.ladder.phrase import (
    DEEPEST,
    Atom,
    Item,
    Pair,
    Words,
    has_hangul,
    parse,
    text_of,
)
from notelint.translate.language import needs_translation
from notelint.translate.protected_source import TOKEN, ProtectedSource
from notelint.translate.segment import Protected, Protection
from notelint.translate.sentences import sentence_spans

MOST_TOKENS = 16
"""Tokens that an engine knows: a sentence with more is cut."""


@dataclass(frozen=True)
class Unit:
    """A sentence, or a part of one, for the engine; `text` has the segment's tokens."""

    text: str
    tokens: tuple[Protected, ...]  # of the whole segment

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What it is made of."""
        return parse(self.text, self.tokens)


@dataclass(frozen=True, slots=True)
class Plan:
    """A segment as units and, as they are, the pieces between them, in order."""

    source: ProtectedSource
    pieces: tuple[str | Unit, ...]


# What belongs to the sentence whose full stop it follows.
_AFTER_STOP = (ASIDE - {Protection.BREAK}) | {Protection.CLOSE}


def plan_of(source: ProtectedSource, *, sentences: bool = True, placeholders: bool = True) -> Plan:
    """How a segment is asked of an engine that takes `sentences` one at a time, or not.

    An engine without placeholders is not asked about spans at the edges.
    """
    pieces: list[str | Unit] = []
    at = 0
    for start, end in _parts(source, sentences):
        first, last = core_of(source, start, end, placeholders)
        core = source.text[first:last]
        if has_hangul(core) and needs_translation(TOKEN.sub(" ", core)):
            if at < first:
                pieces.append(source.text[at:first])
            pieces.append(Unit(core, source.tokens))
            at = last
    if at < len(source.text):
        pieces.append(source.text[at:])
    return Plan(source, tuple(pieces))


def _parts(source: ProtectedSource, sentences: bool) -> Iterator[tuple[int, int]]:
    """The sentences, cut at markup that they do not hold whole and where tokens are many."""
    matches = list(TOKEN.finditer(source.text))
    first = 0
    for start, end in _sentences(source, sentences):
        last = first
        while last < len(matches) and matches[last].end() <= end:
            last += 1
        hard = _hard_cuts(source.tokens, first, last)
        at = start
        for index in range(first, last):
            if index in hard:
                yield from _labels(source, at, matches[index].start())
                at = matches[index].end()
        yield from _labels(source, at, end)
        first = last


def _sentences(source: ProtectedSource, sentences: bool) -> list[Span]:
    if not sentences:
        return [Span(0, len(source.text))]
    numbered = list(enumerate(source.tokens, 1))
    after_stop = frozenset(number for number, mark in numbered if mark.kind in _AFTER_STOP)
    line_ends = frozenset(number for number, mark in numbered if mark.kind is Protection.BREAK)
    return sentence_spans(source.text, after_stop, line_ends)


def _hard_cuts(tokens: tuple[Protected, ...], first: int, last: int) -> set[int]:
    """Markup among `tokens[first:last]` at which the sentence is cut.

    That whose partner is elsewhere, that nested too deep, and what is around either.
    """
    hard: set[int] = set()
    around: list[tuple[int, int]] = []  # pairs that hold the place and are not cut yet
    depth = 0
    for index in range(first, last):
        mark = tokens[index]
        if mark.kind not in (Protection.OPEN, Protection.CLOSE):
            continue
        partner = mark.pair
        if partner is None or not first <= partner < last:
            hard.add(index)
        elif mark.kind is Protection.OPEN:
            depth += 1
            around.append((index, partner))
            if depth <= DEEPEST:
                continue
        else:
            depth -= 1
            if index not in hard:
                around.pop()
            continue
        for pair in around:
            hard.update(pair)
        around.clear()
    return hard


# What stands between a label and what it labels.
_COLON = regex(r"\s*[:：](?=\s)")


def _labels(source: ProtectedSource, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part, or parts of it where markup holds what is said by itself.

    So it is with a marked label and its colon, and with markup that has no
    Korean between: `[뒤로](a) / [위로](b)`.
    """
    items = parse(source.text[start:end], source.tokens)
    alone = not any(isinstance(item, Words) and has_hangul(item.text) for item in items)
    at = begun = start
    for index, item in enumerate(items):
        length = len(text_of((item,)))
        by_itself = isinstance(item, Pair) and alone
        if by_itself or (not index and _is_label(items, source.tokens)):
            yield from _few_tokens(source, begun, at)
            yield from _few_tokens(source, at, at + length)
            begun = at + length
        at += length
    yield from _few_tokens(source, begun, end)


def _is_label(items: tuple[Item, ...], tokens: tuple[Protected, ...]) -> bool:
    """Whether the first item is marked words with a colon behind them, or at their end."""
    if len(items) < 2 or not isinstance(items[1], Words):
        return False
    text = text_of(items[:1])
    first = TOKEN.match(text)
    if first is None or tokens[int(first[1]) - 1].kind is not Protection.OPEN:
        return False
    inside = text[: text.rindex("⟦")].rstrip()
    return bool(_COLON.match(items[1].text)) or inside.endswith((":", "："))


def _few_tokens(source: ProtectedSource, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The part, or parts of it with at most `MOST_TOKENS` spans each."""
    if source.text.count("⟦", start, end) <= MOST_TOKENS:
        if start < end:
            yield start, end
        return
    marks = 0
    at = start
    begun = start
    for item in parse(source.text[start:end], source.tokens):
        length = len(text_of((item,)))
        more = _marks(item)
        if marks + more > MOST_TOKENS:
            if begun < at:
                yield begun, at
            begun, marks = at, 0
        if more > MOST_TOKENS and isinstance(item, Pair):
            yield from _few_tokens(source, at + len(item.opening), at + length - len(item.closing))
            begun = at + length
        else:
            marks += more
        at += length
    if begun < end:
        yield begun, end


def _marks(item: Item) -> int:
    """Tokens that the engine would see for an item."""
    if isinstance(item, Pair):
        return 2 + sum(_marks(each) for each in item.items)
    return int(isinstance(item, Atom))
