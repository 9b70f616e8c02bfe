"""Replacing spans of a text."""

from collections.abc import Iterable

from notelint.note.span import Span


class OverlapError(ValueError):
    """Two edits change the same characters."""


def splice(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """`text` with each span replaced by its new text; what no span covers stays byte for byte.

    Raises:
        OverlapError: two spans share a character, or two edits one span.
    """
    pieces: list[str] = []
    at = 0
    last: Span | None = None
    for span, new in sorted(edits, key=lambda edit: edit[0]):
        if span.start < at or span == last or span.end > len(text):
            raise OverlapError(f"{span.start}-{span.end}")
        pieces += (text[at : span.start], new)
        at, last = span.end, span
    pieces.append(text[at:])
    return "".join(pieces)
