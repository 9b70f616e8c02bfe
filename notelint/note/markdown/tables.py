"""Rows of GFM tables (GFM specification, section 4.10)."""

from notelint.lazy import regex
from notelint.note.markdown.offsets import Derived, Piece

_DELIMITER_ROW = regex(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_PIPE = regex(r"(?<!\\)\|")


def delimiter_row(line: str, position: int) -> list[str | None] | None:
    """The alignment of each column if `line[position:]` is a delimiter row."""
    row = line[position:].rstrip(" \t")
    if not _DELIMITER_ROW.fullmatch(row) or ("|" not in row and ":" not in row):
        return None
    aligns: list[str | None] = []
    for start, end in split_cells(line, position):
        cell = line[start:end]
        left, right = cell.startswith(":"), cell.endswith(":")
        aligns.append(
            "center" if left and right else "left" if left else "right" if right else None
        )
    return aligns


def split_cells(line: str, position: int) -> list[tuple[int, int]]:
    """The ranges of a row's cells, without the whitespace around them.

    Pipes split cells wherever they are, in code spans too, unless a backslash
    precedes them, even one that is escaped itself. The pipes at the row's
    edges split nothing; a line of one pipe has no cell and is no row.
    """
    end = len(line.rstrip(" \t"))
    start = position
    while start < end and line[start] in " \t":
        start += 1
    if line.startswith("|", start):
        start += 1
    cells = []
    for match in _PIPE.finditer(line, start, end):
        cells.append(_stripped(line, start, match.start()))
        start = match.end()
    if start < end:
        cells.append(_stripped(line, start, end))
    return cells


def cell_text(source: str, start: int, end: int) -> Derived:
    """A cell's text with `\\|` as `|`, as inlines are then parsed from it."""
    whole = Derived.cut(source, start, end)
    if "\\|" not in whole.text:
        return whole
    pieces: list[Piece] = []
    last = 0
    while (at := whole.text.find("\\|", last)) >= 0:
        pieces += (last, at), (at + 1, at + 2)
        last = at + 2
    pieces.append((last, len(whole.text)))
    return whole.pick(piece for piece in pieces if isinstance(piece, str) or piece[0] < piece[1])


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in " \t":
        start += 1
    while end > start and line[end - 1] in " \t":
        end -= 1
    return start, end
