"""The blocks that hold prose, and where the translation of each can stand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import zip_longest

from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_HOLDS_PROSE = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE_CELL, Kind.DEFINITION_TERM})
_QUOTES = frozenset({Kind.DOCUMENT, Kind.BLOCK_QUOTE})
_ITEMS = frozenset({Kind.LIST_ITEM, Kind.DEFINITION, Kind.FOOTNOTE_DEFINITION})
_LISTS = frozenset({Kind.LIST, Kind.DEFINITION_LIST})
_MARKER = regex(r"[^>\s]")


class Place(Enum):
    """Where a translation stands."""

    APART = auto()  # a paragraph of its own
    HEADING = auto()  # a paragraph below a heading
    UNDER = auto()  # further lines of the same paragraph
    TERM = auto()  # a second term of the same definition
    INLINE = auto()  # in the line of its source


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A leaf of the tree that holds prose.

    `start` and `end` are where it begins and where its last line ends, with
    the attribute lists that belong to it. `prefix` is what a line below it
    begins with to stay within what surrounds it: `>` of quotes, and spaces
    where its own first line has markers. `attributes` are those of its
    attribute lists that its translation can have as well.
    """

    place: Place
    start: int
    end: int
    prefix: str
    attributes: tuple[str, ...] = ()


class Blocks:
    """The blocks of a note in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._starts = [block.start for block in blocks]

    def around(self, spans: Sequence[Span]) -> Iterator[Block | None]:
        """For each span the block that holds it."""
        for span in spans:
            number = bisect_right(self._starts, span.start) - 1
            block = self._blocks[number] if number >= 0 else None
            yield block if block and span.end <= block.end else None


def blocks_of(note: Note) -> Blocks:
    """All blocks that hold prose, in document order."""
    found = sorted(_blocks(note), key=lambda block: block.start)
    return Blocks(found)


def _blocks(note: Note) -> Iterator[Block]:
    stack: list[tuple[Node, tuple[Kind, ...], bool, Node | None]] = [(note.tree, (), False, None)]
    while stack:
        node, above, doubtful, follower = stack.pop()
        doubtful = doubtful or bool(node.attrs.get("doubtful"))
        if node.kind in _HOLDS_PROSE:
            place = Place.INLINE if doubtful else _place(node.kind, above)
            yield _block(note, node, place, follower)
            continue
        below = (*above, node.kind)
        for child, after in zip_longest(node.children, node.children[1:]):
            stack.append((child, below, doubtful, after))


def _place(kind: Kind, above: tuple[Kind, ...]) -> Place:
    if kind is Kind.TABLE_CELL or not set(above) <= _QUOTES | _ITEMS | _LISTS:
        return Place.INLINE
    if kind is Kind.DEFINITION_TERM:
        return Place.TERM
    inside = not set(above) <= _QUOTES
    if kind is Kind.HEADING:
        return Place.INLINE if inside else Place.HEADING
    return Place.UNDER if inside else Place.APART


def _block(note: Note, node: Node, place: Place, follower: Node | None) -> Block:
    line = note.source.line_at(node.span.start)
    end = note.source.line_at(node.span.end).end
    prefix = _MARKER.sub(" ", note.text[line.start : node.span.start])
    attributes: tuple[str, ...] = ()
    if follower and place in (Place.APART, Place.HEADING) and _belongs(note, follower, end):
        shown = note.text[follower.span.start : follower.span.end]
        end = note.source.line_at(follower.span.end).end
        # Two elements cannot have one id.
        attributes = () if "#" in shown or place is Place.HEADING else (prefix + shown,)
    return Block(place, node.span.start, end, prefix, attributes)


def _belongs(note: Note, node: Node, end: int) -> bool:
    """Whether it is an attribute list on the line after `end`, for what stands before it."""
    if node.kind is not Kind.ATTRIBUTE_LIST or node.attrs.get("target") != "previous":
        return False
    return note.source.line_index(node.span.start) == note.source.line_index(end) + 1
