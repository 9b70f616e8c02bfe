"""Lines that are, or were meant to be, rows of a table."""

import re

from notelint.note.note import Note
from notelint.note.span import Span

_PIPE = re.compile(r"\\.|\|", re.S)
# The line under a header, behind the markers of quotes: dashes, colons and pipes alone.
_DELIMITER_ROW = re.compile(r"[ \t>]*(?=[ \t:|-]*\|)(?=[ \t:|-]*-)[ \t:|-]+")


def pipes(text: str, start: int, end: int) -> list[int]:
    """Offsets of the pipes in `text[start:end]` that no backslash escapes."""
    return [match.start() for match in _PIPE.finditer(text, start, end) if match[0] == "|"]


def cell_count(row: str) -> int:
    """How many cells the text of a row has; pipes at its edges split nothing."""
    row = row.strip()
    inner = len(pipes(row, 0, len(row)))
    edges = row.startswith("|") + (row.endswith("|") and not row.endswith("\\|") and len(row) > 1)
    return inner - edges + 1


def is_delimiter_row(line: str) -> bool:
    """Whether `line` was meant as the delimiter row of a table with two columns or more."""
    return _DELIMITER_ROW.fullmatch(line) is not None


def lines_of(note: Note, span: Span) -> list[Span]:
    """The lines that `span` touches, without their line ends."""
    first = note.source.line_index(span.start)
    last = note.source.line_index(max(span.start, span.end - 1))
    return note.source.line_spans[first : last + 1]


def line_prefix(line: str) -> str:
    """The markers of quotes before a line's text, and its indentation."""
    return line[: len(line) - len(line.lstrip(" \t>"))]
