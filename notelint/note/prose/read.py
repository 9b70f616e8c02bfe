"""Making the prose view of a note."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from notelint.lazy import regex
from notelint.note.prose.model import MARKUP, OBJECT, Prose, ProseBlock
from notelint.note.prose.opaque_words import mask_opaque_words
from notelint.note.prose.ranges import Mode, tree_ranges
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.front_matter import FrontMatter
    from notelint.note.note import Note

_READ_KEYS = ("title", "subtitle", "excerpt", "description")
# `raw` is not among them: what stands in it is Markdown.
_LIQUID_CODE = frozenset({"highlight", "comment"})
_SPACES = " \t\r\n\f\v"
_NOT_SPACE = regex(f"[^{_SPACES}]+")
_SHORT = 8  # characters
# Looked up once: each range is asked for them.
_PROSE, _OPAQUE = Mode.PROSE, Mode.OPAQUE
_NOT_LINE_END = regex(r"[^\r\n]+")


def read_prose(note: "Note") -> Prose:
    """The prose of `note`: front-matter titles and summaries, and the body's text."""
    titles = [ProseBlock(span, "title") for span in _title_spans(note.text, note.front_matter)]
    ranges, blocks = tree_ranges(note.text, note.all_nodes)
    ranges += [(block.span.start, block.span.end, Mode.PROSE) for block in titles]
    text = mask_opaque_words(_paint(note.text, ranges))
    text = _overlay(text, sorted(_overlays(note)))
    return Prose(text, (*titles, *blocks))


def _title_spans(text: str, front_matter: "FrontMatter") -> Iterator[Span]:
    """Where the words of titles and summaries stand, without quotes and block indicators."""
    for entry in front_matter.entries:
        value = entry.value
        if entry.key not in _READ_KEYS or value.kind != "string":
            continue
        start, end = value.span
        if value.style in ("single", "double"):
            start, end = start + 1, end - 1
        elif value.style in ("literal", "folded"):
            line_end = text.find("\n", start, end)
            start = line_end + 1 if line_end >= 0 else end
        if start < end:
            yield Span(start, end)


def _overlays(note: "Note") -> Iterator[tuple[int, int]]:
    """What is opaque wherever it stands."""
    for math in note.math.spans:
        yield math.span
    for block in note.liquid.blocks:
        if block.name in _LIQUID_CODE:
            yield block.span
    yield from note.liquid.hidden()


def _paint(text: str, ranges: list[tuple[int, int, Mode]]) -> str:
    """`text` with prose as it is and the rest masked; what no range covers is structure."""
    ranges.sort()
    out: list[str] = []
    at = 0
    for start, end, mode in ranges:
        if start > at:
            gap = text[at:start]
            out.append(_short_structure(gap) if start - at <= _SHORT else _structure(gap))
        elif end <= at:
            continue
        piece = text[start:end] if start >= at else text[at:end]
        if mode is not _PROSE:
            piece = _filled(piece, OBJECT if mode is _OPAQUE else MARKUP)
        out.append(piece)
        at = end
    out.append(_structure(text[at:]))
    return "".join(out)


def _overlay(text: str, spans: list[tuple[int, int]]) -> str:
    out: list[str] = []
    at = 0
    for start, end in spans:
        if end <= at:
            continue
        start = max(start, at)
        out += (text[at:start], _filled(text[start:end], OBJECT))
        at = end
    out.append(text[at:])
    return "".join(out)


@lru_cache(maxsize=1 << 10)
def _short_structure(text: str) -> str:
    """As `_structure`, for markers such as `\\n- `, which are the same again and again."""
    return _structure(text)


def _structure(text: str) -> str:
    """`text` with all but spaces masked."""
    # Most often nothing but a line end between two blocks.
    return _NOT_SPACE.sub(_objects, text) if text.strip(_SPACES) else text


def _filled(text: str, mask: str) -> str:
    """`text` with all but line ends masked."""
    if "\n" not in text and "\r" not in text:
        return mask * len(text)
    return _NOT_LINE_END.sub(lambda match: mask * (match.end() - match.start()), text)


def _objects(match: re.Match[str]) -> str:
    return OBJECT * (match.end() - match.start())
