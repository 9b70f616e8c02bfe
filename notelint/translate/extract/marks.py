"""The runs of a note's body: words, protected spans, and tags that part a line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.html.elements import PHRASING
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.prose.html_text import ElementTracker, html_pieces
from notelint.note.span import Span
from notelint.translate.segment import Protection


class Role(StrEnum):
    """What a run is, beside the kinds of `Protection`."""

    WORDS = "words"
    PART = "part"  # a tag or formula that ends what stands before it: `<br>`, `</div>`


class Mark(NamedTuple):
    """A run of the note; `pair` is a number that the two marks of paired markup share."""

    start: int
    end: int
    role: Role | Protection
    pair: int = 0


class Block(NamedTuple):
    """A block whose lines are prose; `kind` as of `Segment`."""

    span: Span
    kind: str
    node: Node


@dataclass(slots=True)
class Runs:
    """All runs of a tree, and its blocks of prose, both in document order."""

    marks: list[Mark] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


_WHOLE = {
    Kind.CODE: Protection.CODE,
    Kind.MATH: Protection.MATH,
    Kind.FOOTNOTE_REFERENCE: Protection.FOOTNOTE,
    Kind.ATTRIBUTE_LIST: Protection.ATTRIBUTE,
    Kind.IMAGE: Protection.IMAGE,
}
_MARKED = frozenset({Kind.EMPHASIS, Kind.STRONG, Kind.STRIKETHROUGH})
_BLOCKS = {
    Kind.HEADING: "heading",
    Kind.PARAGRAPH: "paragraph",
    Kind.TABLE_CELL: "cell",
    Kind.DEFINITION_TERM: "term",
}
_NAME = regex(r"</?([A-Za-z][\w:-]*)")
# Elements in a line that part it; the others of HTML's that are not phrasing are blocks anyway.
_STANDING = frozenset({"img", "input", "wbr", "button", "svg", "audio", "video", "iframe"})


def runs_of(note: Note, tree: Node) -> Runs:
    """The runs of `tree`, which is the note's or one parsed from a part of it."""
    reader = _Reader(note.text)
    reader.read(tree)
    base = _disjoint(reader.marks)
    marks = _overlaid(base, _disjoint([*_overlays(note), *reader.verbatim()]))
    return Runs(marks, sorted(reader.blocks, key=lambda block: block.span))


class _Reader:
    """Walks a tree once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.blocks: list[Block] = []
        self._elements = ElementTracker()
        self._numbers = count(1)
        self._open: dict[str, list[int]] = {}  # of paired tags, by name, in the block at hand

    def verbatim(self) -> Iterator[Mark]:
        """Elements such as `<code>`, tags and all."""
        for start, end in self._elements.verbatim:
            yield Mark(start, end, Protection.CODE)

    def read(self, tree: Node) -> None:
        stack = [(tree, tree)]
        while stack:
            node, parent = stack.pop()
            if node.kind is Kind.HTML_BLOCK:
                self._html_block(node)
            elif node.kind in _BLOCKS:
                self._open.clear()
                in_item = node.kind is Kind.PARAGRAPH and parent.kind is Kind.LIST_ITEM
                kind = "item" if in_item else _BLOCKS[node.kind]
                self.blocks.append(Block(node.span, kind, node))
            self._inline(node)
            if node.children and node.kind is not Kind.IMAGE and not _is_label(node):
                stack.extend([(child, node) for child in reversed(node.children)])

    def _inline(self, node: Node) -> None:
        kind, (start, end) = node.kind, node.span
        if kind is Kind.TEXT or (kind is Kind.AUTOLINK and node.attrs.get("bare")):
            # A bare link may have swallowed a particle; its URL is found among the words.
            self.marks.append(Mark(start, end, Role.WORDS))
        elif kind is Kind.HTML:
            self._tag(node.span)
        elif kind in _MARKED:
            self._paired(Span(start, node.content.start), Span(node.content.end, end))
        elif kind is Kind.AUTOLINK or _is_label(node):
            self.marks.append(Mark(start, end, Protection.URL))
        elif kind is Kind.LINK:
            self._paired(Span(start, node.content.start), Span(node.content.end, end))
        elif kind in _WHOLE:
            self.marks.append(Mark(start, end, _WHOLE[kind]))

    def _paired(self, opening: Span, closing: Span) -> None:
        number = next(self._numbers)
        self.marks.append(Mark(*opening, Protection.OPEN, number))
        self.marks.append(Mark(*closing, Protection.CLOSE, number))

    def _tag(self, span: Span) -> None:
        """One tag or comment, in a line or in raw HTML."""
        self._elements.meet(self.text, span)
        match = _NAME.match(self.text, *span)
        name = match[1].lower() if match else ""
        if name not in PHRASING:
            standing = not name or name in _STANDING or not name.isascii()
            self.marks.append(Mark(*span, Protection.HTML if standing else Role.PART))
        elif self.text.startswith("</", span.start):
            opened = self._open.get(name)
            number = opened.pop() if opened else 0
            self.marks.append(Mark(*span, Protection.CLOSE, number))
        else:
            number = next(self._numbers)
            self._open.setdefault(name, []).append(number)
            self.marks.append(Mark(*span, Protection.OPEN, number))

    def _html_block(self, block: Node) -> None:
        self._open.clear()
        at = block.span.start
        for child in block.children:
            self._raw_html(Span(at, child.span.start), block)
            at = child.span.end
        self._raw_html(Span(at, block.span.end), block)

    def _raw_html(self, span: Span, block: Node) -> None:
        if span.start >= span.end:
            return
        self.blocks.append(Block(span, "html", block))
        at = span.start
        # Between two pieces of text stands one tag or comment. `html_pieces` asks a tracker
        # of its own: ours meets each tag in `_tag`.
        for start, end in html_pieces(self.text, span, ElementTracker()):
            if at < start:
                self._tag(Span(at, start))
            if start < end:
                self.marks.append(Mark(start, end, Role.WORDS))
            at = end
        if at < span.end:
            self._tag(Span(at, span.end))


def _is_label(node: Node) -> bool:
    """Whether a link's text is also what its definition is found by."""
    return node.kind is Kind.LINK and node.attrs.get("form") in ("shortcut", "collapsed")


# Blocks whose content is code; what stands in `raw` is Markdown.
_LIQUID_CODE = frozenset({"highlight", "comment"})


def _overlays(note: Note) -> Iterator[Mark]:
    """What is protected wherever it stands."""
    for math in note.math.spans:
        yield Mark(*math.span, Protection.MATH)
    for block in note.liquid.blocks:
        if block.name in _LIQUID_CODE:
            yield Mark(*block.span, Protection.CODE)
    for span in note.liquid.hidden():
        yield Mark(*span, Protection.LIQUID)


def _disjoint(marks: list[Mark]) -> list[Mark]:
    """The marks in order; where two overlap, the one that starts first (or is longer) stands."""
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    result: list[Mark] = []
    at = 0
    for mark in marks:
        if mark.end > at:
            result.append(mark if mark.start >= at else mark._replace(start=at))
            at = mark.end
    return result


def _overlaid(marks: list[Mark], over: list[Mark]) -> list[Mark]:
    """`marks` with those of `over` in place of what they cover."""
    result: list[Mark] = []
    covers = iter([*over, None])
    cover = next(covers)
    for mark in marks:
        at = mark.start
        while cover and cover.start < mark.end:
            if at < cover.start:
                result.append(mark._replace(start=at, end=cover.start))
            if not result or result[-1] is not cover:
                result.append(cover)
            at = max(at, cover.end)
            if cover.end > mark.end:
                break
            cover = next(covers)
        if at < mark.end:
            result.append(mark if at == mark.start else mark._replace(start=at))
    while cover:
        if not result or result[-1] is not cover:
            result.append(cover)
        cover = next(covers)
    return result
