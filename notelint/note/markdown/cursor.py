"""The place in a line up to which block structure has been read, counted in columns.

Tabs behave in block structure as if they stopped at every fourth column
(CommonMark 0.31.2, section 2.2); a container may take only a part of one.
"""

from notelint.lazy import regex

_INDENT = regex(r"[ \t]*")


class Cursor:
    """Reads one line from left to right.

    `position` is the index of the next character, `spare` the columns that are
    left of a tab before it. `first` is the index of the first character that
    is no space or tab, `indent` how many columns lie before it.
    """

    __slots__ = ("blank", "first", "indent", "line", "offset", "position", "spare", "tabs")

    def __init__(self) -> None:
        self.line = ""
        self.offset = 0
        self.tabs = False
        self.position = self.spare = self.first = self.indent = 0
        self.blank = True

    def start(self, line: str, offset: int) -> None:
        """Begin with `line`, which lies at `offset` in the note."""
        self.line = line
        self.offset = offset
        self.tabs = "\t" in line
        self.position = self.spare = 0
        self.measure()

    def measure(self) -> None:
        """Find the next character that is no space or tab."""
        line, position = self.line, self.position
        first = _INDENT.match(line, position).end()  # type: ignore[union-attr]
        self.first = first
        self.blank = first == len(line)
        self.indent = first - position if not self.tabs else self._columns(first)

    def _columns(self, first: int) -> int:
        start = len(self.line[: self.position].expandtabs(4))
        return self.spare + len(self.line[:first].expandtabs(4)) - start

    def skip(self, columns: int) -> None:
        """Go past `columns` columns of spaces and tabs, or to the first other character."""
        if not self.tabs:
            self.position = min(self.position + columns, self.first)
            self.indent = self.first - self.position
            return
        taken = min(self.spare, columns)
        self.spare -= taken
        columns -= taken
        column = len(self.line[: self.position].expandtabs(4)) if columns else 0
        while columns > 0 and self.position < self.first:
            width = 4 - column % 4 if self.line[self.position] == "\t" else 1
            self.position += 1
            column += width
            self.spare = max(0, width - columns)
            columns -= width
        self.measure()

    def go_to(self, position: int) -> None:
        """Go to the character at `position`, past a marker."""
        self.position = position
        self.spare = 0
        self.measure()

    def skip_quote_marker(self) -> int:
        """Go past `>` and one column after it; where the note goes on after the `>`."""
        end = self.first + 1
        self.go_to(end)
        if self.indent:
            self.skip(1)
        return self.offset + end
