"""What of a note's tree a translation leaves as it is: everything but words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.note.targets import targets
from notelint.translate.edition.splice import splice
from notelint.translate.extract.options import ExtractOptions
from notelint.translate.extract.read import attributes_of

# What decides how a block is rendered, beside its content.
_ATTRIBUTES = frozenset(
    {"level", "setext", "ordered", "start", "tight", "marker", "task", "fence", "info", "closed"}
    | {"name", "model", "markdown", "align", "header", "columns", "ignored", "form", "target"}
)
_VERBATIM_BLOCKS = frozenset(
    {
        Kind.CODE_BLOCK,
        Kind.MATH_BLOCK,
        Kind.THEMATIC_BREAK,
        Kind.LINK_DEFINITION,
        Kind.ABBREVIATION_DEFINITION,
        Kind.ATTRIBUTE_LIST,
    }
)
_MARKED = frozenset({Kind.HEADING, Kind.LIST_ITEM, Kind.BLOCK_QUOTE})
_LEAVES = frozenset(
    {Kind.PARAGRAPH, Kind.HEADING, Kind.TABLE_CELL, Kind.DEFINITION_TERM, Kind.DEFINITION}
)
_VERBATIM_INLINES = frozenset(
    {
        Kind.CODE,
        Kind.MATH,
        Kind.FOOTNOTE_REFERENCE,
        Kind.ATTRIBUTE_LIST,
        Kind.HTML,
        Kind.IMAGE,
        Kind.HARD_BREAK,
    }
)


class Bone(NamedTuple):
    """A block: its place, and what of it must be equal in both notes.

    `inlines` are numbers of the inline elements in it, sorted: their order is
    the translation's.
    """

    span: Span
    key: tuple[object, ...]
    inlines: tuple[int, ...]


class Numbers:
    """Gives equal inline elements of several notes one number, whatever their depth."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}

    def of(self, key: tuple[object, ...]) -> int:
        """The number of `key`."""
        return self._numbers.setdefault(key, len(self._numbers))


class Words:
    """A note's text without the words that are translated inside markup, and with new targets.

    These are the texts of images and the titles of links, which stand in spans
    that are protected as a whole.
    """

    def __init__(self, note: Note, options: ExtractOptions, moved: Mapping[str, str]) -> None:
        self._text = note.text
        edits = [(span, "") for span, _ in attributes_of(note, options)]
        if moved:
            for target in targets(note):
                written = note.source[target.span]
                if written in moved:
                    edits.append((target.span, moved[written]))
        self._edits = sorted(set(edits))
        self._starts = [span.start for span, _ in self._edits]

    def without(self, start: int, end: int) -> str:
        """The text of a span without the words in it."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        inside = [
            (Span(span.start - start, span.end - start), new)
            for span, new in self._edits[first:last]
            if span.end <= end
        ]
        text = self._text[start:end]
        return splice(text, inside) if inside else text


def bones(tree: Node, words: Words, numbers: Numbers) -> Iterator[Bone]:
    """The blocks of a tree in document order."""
    stack = [(tree, 0)]
    while stack:
        node, depth = stack.pop()
        given = ((name, str(value)) for name, value in node.attrs.items() if name in _ATTRIBUTES)
        attributes = tuple(sorted(given)) if node.attrs else ()
        verbatim = node.kind in _VERBATIM_BLOCKS
        own = words.without(*node.span) if verbatim else node.attrs.get("label")
        if node.kind in _MARKED:
            own = words.without(node.span.start, node.content.start)
        leaf = node.kind in _LEAVES and not _holds_blocks(node)
        inlines = _inlines(node, words, numbers) if leaf else ()
        yield Bone(node.span, (depth, node.kind, attributes, own), inlines)
        if not leaf and not verbatim:
            stack.extend((child, depth + 1) for child in reversed(node.children))


def _holds_blocks(node: Node) -> bool:
    return any(child.kind in _LEAVES or child.kind is Kind.LIST for child in node.children)


def _inlines(leaf: Node, words: Words, numbers: Numbers) -> tuple[int, ...]:
    """The numbers of a block's inline elements, each of its kind, its markup and its content."""
    below: list[list[int]] = [[]]
    stack: list[Node | None] = list(reversed(leaf.children))
    open_nodes: list[Node] = []
    while stack:
        node = stack.pop()
        if node is None:
            done = open_nodes.pop()
            content = tuple(sorted(below.pop()))
            below[-1].append(numbers.of((done.kind, _markup(done, words), content)))
        elif node.kind in _VERBATIM_INLINES:
            below[-1].append(numbers.of((node.kind, words.without(*node.span))))
        elif node.kind is not Kind.TEXT and not node.attrs.get("bare"):
            open_nodes.append(node)
            below.append([])
            stack.append(None)
            stack.extend(reversed(node.children))
    return tuple(sorted(below[0]))


def _markup(node: Node, words: Words) -> str:
    """What stands around a node's content."""
    start, end = node.span
    return words.without(start, node.content.start) + words.without(node.content.end, end)
