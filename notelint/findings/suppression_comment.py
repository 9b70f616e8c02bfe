"""The comments that switch rules off: finding them in a note, reading what they say."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from notelint.lazy import regex
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

VERBS = ("ignore", "ignore-file", "disable", "enable")

_WORD = "notelint-"
_STATEMENT = regex(r"notelint-([\w-]*)[ \t]*(?:\[([^\]]*)\])?")
_SELECTOR = regex(r"[^\s,]+")
_OPENER = regex(r"(?:(?P<html><!--)|\{%-?\s*comment\s*-?%\}|(?P<line>\{%-?\s*#))\s*$")
_LIQUID_END = regex(r"\{%-?\s*endcomment\s*-?%\}")
_HASH = regex(r"(?:^|\s)(#\s*)$")
# Code points. Longer comments are none of ours; the bound keeps a note of nothing but
# unclosed comments linear.
_LONGEST_OPENER = 80
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class SuppressionComment:
    """A comment that begins with `notelint-`.

    `span` covers the whole comment, `verb` is what follows `notelint-`, at
    `verb_span`; `selectors` are the words between the brackets with their
    places, None without brackets.
    """

    span: Span
    verb: str
    verb_span: Span
    selectors: tuple[tuple[str, Span], ...] | None
    reason: str


def suppression_comments(note: Note) -> list[SuppressionComment]:
    """The suppression comments of a note, in order.

    They are HTML comments, Liquid comments, and `#` comments in front matter.
    Those in code are examples and do not count.
    """
    if _WORD not in note.text:
        return []
    starts = [match.start() for match in re.finditer(_WORD, note.text)]
    body = note.body.start
    found = [_in_front_matter(note, at) if at < body else _in_body(note.text, at) for at in starts]
    opaque = _opaque(note)
    return [comment for comment in found if comment and not _within(comment.span.start, opaque)]


def _opaque(note: Note) -> list[Span]:
    """Where no comment is: the body's code, the front matter's quoted texts. In order."""
    texts = [
        value.span
        for entry in note.front_matter.entries
        for value in entry.value.walk()
        if value.style in ("single", "double", "literal", "folded")
    ]
    code = [node.span for node in note.all_nodes if node.kind in (Kind.CODE, Kind.CODE_BLOCK)]
    return sorted(texts + code)


def _within(offset: int, spans: list[Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset in spans[index]


def _in_body(text: str, at: int) -> SuppressionComment | None:
    """The HTML or Liquid comment whose text begins at `at`."""
    opener = _OPENER.search(text[max(0, at - _LONGEST_OPENER) : at])
    if not opener:
        return None
    limit = at + _LONGEST
    if opener["html"] or opener["line"]:
        closer = "-->" if opener["html"] else "%}"
        end = text.find(closer, at, limit)
        close = (end, end + len(closer)) if end >= 0 else None
    else:
        match = _LIQUID_END.search(text, at, limit)
        close = match.span() if match else None
    return _read(text, at, close[0], Span(at - len(opener[0]), close[1])) if close else None


def _in_front_matter(note: Note, at: int) -> SuppressionComment | None:
    """The `#` comment whose text begins at `at`."""
    line = note.source.line_at(at)
    opener = _HASH.search(note.text[line.start : at])
    if not opener:
        return None
    span = Span(at - len(opener[1]), line.end)
    return _read(note.text, at, line.end, span)


def _read(text: str, at: int, end: int, span: Span) -> SuppressionComment:
    statement = _STATEMENT.match(text, at, end)
    assert statement  # `at` is where `notelint-` stands
    selectors = None
    if statement[2] is not None:
        words = _SELECTOR.finditer(text, *statement.span(2))
        selectors = tuple((word[0], Span(*word.span())) for word in words)
    reason = text[statement.end() : end].strip().removesuffix("-").rstrip()
    return SuppressionComment(span, statement[1], Span(*statement.span(1)), selectors, reason)
