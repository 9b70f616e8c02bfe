"""Lines that are, or were meant to be, rows of a table."""

import re

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

_PIPE = regex(r"\\.|\|", re.S)
# The line under a header: dashes, colons and pipes alone.
_DELIMITER_ROW = regex(r"(?=[ \t:|-]*\|)(?=[ \t:|-]*-)[ \t:|-]+")


def pipes(text: str, start: int, end: int) -> list[int]:
    """Offsets of the pipes in `text[start:end]` that no backslash escapes."""
    return [match.start() for match in _PIPE.finditer(text, start, end) if match[0] == "|"]


def cell_count(row: str) -> int:
    """How many cells the text of a row has; pipes at its edges split nothing."""
    row = row.strip()
    inner = len(pipes(row, 0, len(row)))
    edges = row.startswith("|") + (row.endswith("|") and not row.endswith("\\|") and len(row) > 1)
    return inner - edges + 1


def is_delimiter_row(row: str) -> bool:
    """Whether `row` was meant as the delimiter row of a table with two columns or more."""
    return _DELIMITER_ROW.fullmatch(row) is not None


def rows_of(note: Note, block: Span) -> list[Span]:
    """The text of each line of a block, without line ends and the markers of quotes."""
    first = note.source.line_index(block.start)
    last = note.source.line_index(max(block.start, block.end - 1))
    rows = []
    for line in note.source.line_spans[first : last + 1]:
        start = block.start if line.start < block.start else line.start + prefix_length(note, line)
        rows.append(Span(start, max(start, line.end)))
    return rows


def prefix_length(note: Note, line: Span) -> int:
    """How many characters the markers of quotes and the indentation of a line take."""
    text = note.source[line]
    return len(text) - len(text.lstrip(" \t>"))


def neighbour(note: Note, offset: int, step: int) -> Span | None:
    """The text of the line `step` lines from that of `offset`; None if blank or not in the body."""
    index = note.source.line_index(offset) + step
    if not 0 <= index < len(note.source.line_spans):
        return None
    line = note.source.line_spans[index]
    start = line.start + prefix_length(note, line)
    return Span(start, line.end) if line.start >= note.body.start and start < line.end else None
