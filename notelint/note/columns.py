"""Columns as renderers count them: 0-based, a tab going to the next multiple of four."""

from notelint.note.node import Node
from notelint.note.note import Note


def column(note: Note, offset: int) -> int:
    """The column of a place in its line."""
    start = note.source.line_starts[note.source.line_index(offset)]
    return len(note.text[start:offset].expandtabs(4))


def marker_column(note: Note, item: Node) -> int:
    """The column of a list item's marker."""
    return column(note, item.attrs["marker_span"].start)


def text_column(note: Note, item: Node) -> int:
    """The column where the text of a list item begins."""
    marker = item.attrs["marker_span"]
    return column(note, item.content.start if item.content.start > marker.end else marker.end + 1)
