"""List markers (CommonMark 0.31.2, section 5.2)."""

from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.markdown.cursor import Cursor
from notelint.note.span import Span

_MARKER = regex(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|$)")


class Marker(NamedTuple):
    """A marker that opens a list item.

    `width` is the number of columns, counted from where the item's container
    has its own content, by which following lines of the item are indented.
    """

    text: str
    span: Span
    number: int | None
    width: int

    @property
    def family(self) -> str:
        """What the markers of one list share: the bullet, or the delimiter after the number."""
        return self.text[-1]


def read_marker(cursor: Cursor, in_paragraph: bool) -> Marker | None:
    """The marker at the cursor, which then goes past it to the item's content.

    A list that interrupts a paragraph begins with an item that is not empty
    and, if it is ordered, with the number 1.
    """
    match = _MARKER.match(cursor.line, cursor.first)
    if match is None:
        return None
    number = int(match[1]) if match[1] else None
    if in_paragraph:
        empty = not cursor.line[match.end() :].strip(" \t")
        if empty or number not in (None, 1):
            return None
    span = Span(cursor.offset + match.start(), cursor.offset + match.end())
    width = cursor.indent + len(match[0])
    cursor.go_to(match.end())
    if cursor.blank or cursor.indent > 4:
        # The content begins with indented code, or on the next line.
        width += 1
        cursor.skip(1)
    else:
        width += cursor.indent
        cursor.skip(cursor.indent)
    return Marker(match[0], span, number, width)
