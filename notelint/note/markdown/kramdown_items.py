"""The lines of a list item or a definition: which belong to it, and what of them is its text.

A line belongs to an item if it is indented as far as the item's text, or if
no blank line is before it and it is not an attribute list or a block tag
(kramdown syntax, "Lists").
"""

import re
from functools import cache

from notelint.lazy import regex
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_patterns import BLANK_LINES, SPACES
from notelint.note.markdown.kramdown_state import KramdownState
from notelint.note.markdown.offsets import Piece

_S = f"[{SPACES}]"
ITEM_ATTRIBUTES = regex(rf"{_S}*\{{:(?!(?:{patterns.NAME})?:|/)({patterns.IN_BRACES})\}}{_S}*")
_ATTRIBUTES_ONLY = regex(rf"(?:{ITEM_ATTRIBUTES.pattern})?{_S}*\n")
_LEADING = regex(r"[ \t]*")
_LIST_START = regex(rf" {{0,3}}{patterns.LIST_ITEM}")

# A line with no pipe, which may make a table, that begins as no other block does and no task.
_PLAIN_LINE = regex(
    r"(?:(?:\*\*|`|[\"'(]+)?[^\W\d_]|[0-9]+(?![0-9.])|\[(?![\^ xX])[^\]\n|]*\](?!:))"
    rf"[^|\n]*\n((?:{patterns.REST_OF_LINE})*)"
)


class Item:
    """An item or definition that takes lines.

    `marker` is the range of its marker with the spaces before it; `parts` are
    the texts that it holds: kramdown begins a new one where it sees a nested
    list for the first time. `attributes` is the range of an attribute list at
    its beginning. A `loose` definition has a blank line before it.
    """

    def __init__(self, state: KramdownState, marker: re.Match[str], nests: bool) -> None:
        self.state = state
        self.marker = marker.span(1)
        self.start = marker.start(1)
        self.attributes: tuple[int, int] | None = None
        self.loose = False
        line_end = state.find_line_end_at(marker.end(1))
        self.end = line_end
        start = self._read_first_line(marker.end(1), line_end)
        self.parts: list[list[Piece]] = [[(start, line_end)] if start < line_end else []]
        self._nests = nests
        self.nested = nests and bool(_LIST_START.match(state.src, start, line_end))
        self._content, self._not_lazy = _line_patterns(self.indentation)

    def _read_first_line(self, start: int, end: int) -> int:
        """Set the indentation; where the item's text begins."""
        src = self.state.src
        if _ATTRIBUTES_ONLY.match(src, start, end):
            self.indentation = 4
        else:
            white = _LEADING.match(src, start, end)
            width = self.marker[1] - self.marker[0]
            self.indentation = width + _columns(white[0] if white else "", width)
        while start < end and src[start] in SPACES:
            start += 1
        attributes = ITEM_ATTRIBUTES.match(src, start, end)
        if attributes:
            self.attributes = (attributes.start(), attributes.end(1) + 1)
            return attributes.end()
        return start

    def plain_line(self) -> re.Match[str] | None:
        """Its first part, if that is one line that begins no block but a paragraph.

        Blank lines may be below it: group 1. Most items are such, and none of
        them needs a text of its own.
        """
        if len(self.parts[0]) != 1:
            return None
        piece = self.parts[0][0]
        line = None if isinstance(piece, str) else _PLAIN_LINE.match(self.state.src, *piece)
        return line if line and line.span() == piece else None

    def take_line(self, position: int, after_blank: bool) -> int | None:
        """Take the line at `position`, which is not blank; where the next one begins."""
        src = self.state.src
        if not self._content.match(src, position) and (
            after_blank or self._not_lazy.match(src, position)
        ):
            return None
        end = self.state.find_line_end_at(position)
        made, core, indented = self._without_indentation(position)
        if self._nests:
            starts_list = (
                _LIST_START.match(src, core)
                if not made
                else (made <= 3 and _LIST_START.match(" " * made + src[core:end]))
            )
            if starts_list and indented and not self.nested:
                self.parts.append([])
                self.nested = True
            elif starts_list and not indented and self.nested:
                made += self.indentation + 4
        self._add(" " * made, core, end)
        self.end = end
        return end

    def take_blank(self, position: int) -> int:
        """Take the blank lines at `position`."""
        match = BLANK_LINES.match(self.state.src, position)
        assert match is not None
        self._add("", *match.span())
        self.nested = True
        return match.end()

    def _without_indentation(self, position: int) -> tuple[int, int, bool]:
        """Spaces made of tabs that stay, where the line goes on, and whether it was indented.

        Tabs at the very beginning count as four spaces each.
        """
        src, indentation = self.state.src, self.indentation
        core = position
        while src[core] == "\t":
            core += 1
        made = 4 * (core - position)
        if made >= indentation:
            return made - indentation, core, True
        left = indentation - made
        if src.startswith(" " * left, core):
            return 0, core + left, True
        return made, core, False

    def _add(self, made: str, start: int, end: int) -> None:
        part = self.parts[-1]
        if made:
            part.append(made)
        elif part and isinstance(part[-1], tuple) and part[-1][1] == start:
            part[-1] = (part[-1][0], end)
            return
        part.append((start, end))


def _columns(white: str, width: int) -> int:
    """How wide the whitespace after a marker of `width` is, with tab stops at every fourth."""
    return len((" " * width + white).expandtabs(4)) - width


@cache
def _line_patterns(indentation: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    tabs, spaces = divmod(indentation, 4)
    unit = patterns.INDENTATION
    content = rf"{unit}{{{tabs}}} {{{spaces}}}|{unit}{{{tabs + 1}}}"
    return re.compile(content), patterns.not_lazy(indentation)
