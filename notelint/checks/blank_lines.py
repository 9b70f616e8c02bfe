"""Blank lines put into a note."""

from notelint.checks.table_lines import prefix_length
from notelint.findings.finding import Applicability, Edit, Fix
from notelint.note.note import Note
from notelint.note.span import Span

_MESSAGE = {"en": "Insert a blank line", "ko": "빈 줄을 넣습니다"}


def blank_lines_before(note: Note, *offsets: int, applicability: Applicability) -> Fix:
    """A blank line in front of the line of each offset, inside the same quotes."""
    return Fix(tuple(_before(note, offset) for offset in offsets), applicability, _MESSAGE)


def _before(note: Note, offset: int) -> Edit:
    line = note.source.line_at(offset)
    prefix = note.text[line.start : line.start + prefix_length(note, line)]
    return Edit(Span(line.start, line.start), prefix.rstrip() + note.source.newline)
