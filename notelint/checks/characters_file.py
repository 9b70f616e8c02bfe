"""What is wrong with a file as a whole: its encoding, its line ends."""

from collections import Counter
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_LINE_END = regex("\r\n|\r|\n")
_NAMES = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
_ENCODINGS = {"cp949": "CP949 (EUC-KR)", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_MESSAGE = {"en": "Make the line ends alike", "ko": "줄 끝을 하나로 맞춥니다"}


@check("CH106")
def not_utf8(note: Note) -> Iterator[Finding]:
    """A file in another encoding than UTF-8."""
    if note.source.encoding != "utf-8":
        name = _ENCODINGS.get(note.source.encoding, note.source.encoding)
        yield Finding("CH106", Span(0, 0), {"encoding": name})


@check("CH107")
def mixed_line_ends(note: Note) -> Iterator[Finding]:
    """Lines that end otherwise than most lines of the file."""
    if "\r" not in note.text:
        return
    ends = list(_LINE_END.finditer(note.text))
    counts = Counter(end[0] for end in ends)
    if len(counts) == 1:
        return
    usual = max(counts, key=lambda end: (counts[end], end == "\n"))
    odd = [end for end in ends if end[0] != usual]
    edits = tuple(Edit(Span(*end.span()), usual) for end in odd)
    values: dict[str, str | int] = {
        "count": len(odd),
        "odd": _NAMES[odd[0][0]],
        "usual": _NAMES[usual],
    }
    yield Finding("CH107", edits[0].span, values, fix=Fix(edits, Applicability.SAFE, _MESSAGE))
