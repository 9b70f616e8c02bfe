"""Tables of kramdown: lines with a pipe between block boundaries (kramdown syntax, "Tables").

A pipe counts unless a backslash or a code span hides it, so that a paragraph
`P(A|B)` becomes a table. No line of dashes is needed.
"""

import re

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown.kramdown_cells import HAS_PIPE, pipe_in_each_line, split_cells
from notelint.note.markdown.kramdown_patterns import BOUNDARY
from notelint.note.markdown.kramdown_state import KramdownState
from notelint.note.node import Kind, Node

_SEPARATOR = regex(r"(?=[^\n]*-)([+|: \t-]*)\n")
_FOOTER = regex(r"(?=[^\n]*=)[+|: \t=]*\n")
# kramdown takes a backslash from each `\|`, and looks for code before it looks for escapes.
_REWRITTEN = regex(r"\\(?:\\\||`)")
_ALIGNMENT = regex(r"(:?)-+(:?)")


def register(parser: BlockParser) -> None:
    """Add the rule."""
    parser.register("table", r" {0,3}(?=[^ \t\n\v\f\r])(?:\||.*?[^\\\n]\|)", parse_table)


class _Rows:
    """The rows read so far, those of the current part last.

    The current part begins with row `part`; the first `head` rows are above
    the first line of dashes; `body` says whether a part is a body.
    """

    def __init__(self) -> None:
        self.lines: list[tuple[int, int]] = []
        self.part = 0
        self.head = 0
        self.body = False
        self.footer = False
        self.align: list[str | None] = []
        self.delimiter: tuple[int, int] | None = None

    def separate(self, start: int, end: int, dashes: str) -> None:
        """A line of dashes: the first one below a row makes the rows above the head."""
        if self.part == len(self.lines):
            return
        if not self.align and not self.footer:
            self.head = self.part = len(self.lines)
            self.align = [_alignment(*pair) for pair in _ALIGNMENT.findall(dashes)]
            self.delimiter = (start, end)
        elif not self.footer:
            self.end_body()

    def end_body(self) -> None:
        """The rows above are a body, if there are any."""
        if self.part < len(self.lines):
            self.body = True
            self.part = len(self.lines)


def parse_table(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """Lines with pipes, if a boundary is before and behind them and a body is among them."""
    assert isinstance(state, KramdownState)
    if not state.after_boundary():
        return None
    rows, end = _read_lines(state, match.start())
    if not BOUNDARY.match(state.src, end) or not pipe_in_each_line(state, match.start(), end):
        return None
    if not rows.footer:
        rows.end_body()
    if not rows.body:
        return None
    node = _table_node(state, rows, match.start(), end)
    state.add("table", match.start(), end, node)
    return end


def _read_lines(state: KramdownState, position: int) -> tuple[_Rows, int]:
    src = state.src
    rows = _Rows()
    first = _SEPARATOR.match(src, position)
    if first:
        position = first.end()
    while position < state.cursor_max and HAS_PIPE.match(src, position):
        if separator := _SEPARATOR.match(src, position):
            rows.separate(position, separator.end(), separator[1])
            position = separator.end()
        elif footer := _FOOTER.match(src, position):
            rows.end_body()
            rows.footer = True
            position = footer.end()
        else:
            end = state.find_line_end_at(position)
            rows.lines.append((position, end))
            position = end
    return rows, position


def _alignment(left: str, right: str) -> str | None:
    if left and right:
        return "center"
    return "left" if left else "right" if right else None


def _table_node(state: KramdownState, rows: _Rows, start: int, end: int) -> Node:
    src = state.src
    leading_pipe = src[start:end].lstrip().startswith("|")
    node = state.node(Kind.TABLE, start, end, header=rows.head > 0)
    columns = 0
    for index, line in enumerate(rows.lines):
        row = state.node(Kind.TABLE_ROW, *line, header=index < rows.head)
        for cell_start, cell_end in split_cells(src, *line, leading_pipe):
            cell = state.node(Kind.TABLE_CELL, cell_start, cell_end)
            state.read_text_later(cell, cell_start, cell_end)
            if _REWRITTEN.search(src, cell_start, cell_end):
                cell.attrs["doubtful"] = True
            row.children.append(cell)
        columns = max(columns, len(row.children))
        node.children.append(row)
    align = rows.align[:columns]
    node.attrs["align"] = align + [None] * (columns - len(align))
    node.attrs["columns"] = columns
    node.attrs["delimiter_span"] = state.trimmed(*rows.delimiter) if rows.delimiter else None
    return node
