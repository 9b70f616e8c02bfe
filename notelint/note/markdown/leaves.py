"""Blocks that hold lines, while they are open."""

import re
from dataclasses import dataclass, field

from notelint.note.node import Node


@dataclass(slots=True, eq=False)
class Paragraph:
    """Lines of text: `[start, end)` in the note, without indentation."""

    lines: list[tuple[int, int]]


@dataclass(slots=True, eq=False)
class Code:
    """A code block: fenced if `fence` is not empty."""

    node: Node
    end: int
    end_line: int
    fence: str = ""
    body: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Html:
    """An HTML block; it lasts to a line with `closing`, or to a blank line."""

    node: Node
    end: int
    end_line: int
    closing: re.Pattern[str] | None = None


@dataclass(slots=True, eq=False)
class Table:
    """A table that takes rows."""

    node: Node
    columns: int
    end: int
    end_line: int
    rows: list[Node] = field(default_factory=list)


Leaf = Paragraph | Code | Html | Table
