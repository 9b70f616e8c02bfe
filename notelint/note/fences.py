"""Lines that look like code fences, and what the renderer takes each of them for."""

import re
from bisect import bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.note import Note

# What may stand before a fence: indentation, quote markers, list markers.
_FENCE_LINE = regex(
    r"^(?P<prefix>(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*)"
    r"(?P<fence>`{3,}(?![^\r\n]*`)|~{3,})(?P<rest>[^\r\n]*)",
    re.M,
)


class Role(Enum):
    """What a fence line is for the renderer."""

    OPENS = auto()
    CLOSES = auto()
    CODE = auto()  # it stands inside a code block, as code
    TEXT = auto()  # it is no fence: literal backticks or tildes


class FenceLine(NamedTuple):
    """A line with a fence run; `rest` is what follows the run, stripped.

    `block` is the code block it opens, closes or stands in, None for text.
    """

    role: Role
    span: Span
    fence: Span
    prefix: str
    marker: str
    rest: str
    block: Node | None

    def could_close(self, other: "FenceLine") -> bool:
        """Whether this run is of the kind and length that ends a block begun by `other`."""
        return self.marker[0] == other.marker[0] and len(self.marker) >= len(other.marker)


def read_fence_lines(note: "Note") -> list[FenceLine]:
    """All fence lines of the body in order; those in raw HTML and comments are left out."""
    if "```" not in note.text and "~~~" not in note.text:
        return []
    opaque = {Kind.CODE_BLOCK, Kind.HTML_BLOCK, Kind.MATH_BLOCK}
    blocks = [node for node in note.all_nodes if node.kind in opaque]
    starts = [block.span.start for block in blocks]
    lines = []
    for match in _FENCE_LINE.finditer(note.text, note.body.start):
        at = match.start("fence")
        index = bisect_right(starts, at) - 1
        block = blocks[index] if index >= 0 and at < blocks[index].span.end else None
        if block and block.kind is not Kind.CODE_BLOCK:
            continue
        lines.append(_fence_line(match, at, block))
    return lines


def _fence_line(match: re.Match[str], at: int, block: Node | None) -> FenceLine:
    return FenceLine(
        role=_role(at, block),
        span=Span(*match.span()),
        fence=Span(*match.span("fence")),
        prefix=match["prefix"],
        marker=match["fence"],
        rest=match["rest"].strip(),
        block=block,
    )


def _role(at: int, block: Node | None) -> Role:
    if block is None:
        return Role.TEXT
    if not block.attrs["fenced"]:
        return Role.CODE
    if at == block.attrs["fence_span"].start:
        return Role.OPENS
    if block.attrs["closed"] and at >= block.content.end:
        return Role.CLOSES
    return Role.CODE
