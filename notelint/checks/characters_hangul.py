"""Hangul taken apart into its letters, as macOS writes file names."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_CONJOINING = regex("[가-힣]?[\u1100-\u11ff]+")
_READ_ATTRIBUTES = frozenset({"alt", "title", "aria-label"})
_MESSAGE = {"en": "Compose the syllables", "ko": "글자를 합쳐 씁니다"}


@check("CH101")
def decomposed(note: Note) -> Iterator[Finding]:
    """Conjoining jamo that make modern syllables, in what is read, not in paths or code."""
    found = [
        (Span(*match.span()), whole)
        for match in _CONJOINING.finditer(note.text)
        if (whole := unicodedata.normalize("NFC", match[0])) != match[0]
    ]
    if not found:
        return
    attributes = _read_attributes(note)
    found = [(span, whole) for span, whole in found if _is_read(note, span, attributes)]
    if found:
        values: dict[str, str | int] = {
            "word": found[0][1],
            "count": sum(len(whole) for _, whole in found),
        }
        edits = tuple(Edit(span, whole) for span, whole in found)
        yield Finding("CH101", found[0][0], values, fix=Fix(edits, Applicability.SAFE, _MESSAGE))


def _is_read(note: Note, span: Span, attributes: list[Span]) -> bool:
    """Whether a reader, or a reading aid, meets the text at `span`."""
    if note.prose.text[span.start] == note.text[span.start]:
        return True
    index = bisect_right(attributes, (span.start, len(note.text))) - 1
    return index >= 0 and attributes[index].covers(span)


def _read_attributes(note: Note) -> list[Span]:
    return sorted(
        attribute.span
        for tag in note.html.tags
        for attribute in tag.attributes()
        if attribute.name in _READ_ATTRIBUTES
    )
