"""Emphasis that opens with `**` and closes with `*`: MK105."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.prose import MARKUP
from notelint.note.span import Span

# At the start of a word, an asterisk that opens italics and one that is left (kramdown leaves
# the second, CommonMark the first), up to the next markup on the line. What stands before the
# two is looked at last: the search for a character is fast.
_UNEVEN = regex(
    rf"(?:\*{MARKUP}|{MARKUP}\*)(?<![^\s\ufffc][*{MARKUP}]{{2}})"
    rf"(?=[^\s*{MARKUP}])[^\n{MARKUP}]{{1,300}}({MARKUP})"
)


@check("MK105")
def emphasis_uneven(note: Note) -> Iterator[Finding]:
    """`**글*`: renderers make italics of the inner pair and show the asterisk that is left.

    Three against two (`***글**`) is left alone: linguists mark sentences with
    an asterisk, which then stands next to bold text.
    """
    text = note.text
    for match in _UNEVEN.finditer(note.prose.text):
        start, closing = match.start(), match.start(1)
        is_pair = text[start : start + 3].startswith("**") and text[start + 2] != "*"
        if is_pair and text[closing] == "*" and text[closing - 1 : closing + 2].count("*") == 1:
            yield Finding("MK105", Span(start, start + 2), variant="uneven")
