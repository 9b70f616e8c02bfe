"""What the prose view is made of."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from notelint.note.node import Node
from notelint.note.prose.words import Words, read_words
from notelint.note.span import Span
from notelint.note.verbatim import OBJECT as OBJECT

MARKUP = "\u2060"
"""Stands for markup inside words that a reader does not see: `**`, `<b>`, a link's brackets."""


class ProseBlock(NamedTuple):
    """A block of prose; its text is `Prose.text` at `span`.

    `kind` is "heading", "paragraph", "item" (text straight in a list item),
    "cell", "term" (of a definition list), "html" (text of an HTML block) or
    "title" (a front-matter value, which has no node).
    """

    span: Span
    kind: str
    node: Node | None = None


class Prose:
    """A note with all that is not language masked.

    `text` is as long as the note's text and has its line ends, so that a match
    in it is at the same place in the note. Masked characters are `OBJECT`
    where something opaque stands (code, math, a URL) and `MARKUP` where the
    words on both sides are joined for the reader; neither is a space.
    Spaces between blocks stay spaces.
    """

    def __init__(self, text: str, blocks: tuple[ProseBlock, ...]) -> None:
        self.text = text
        self.blocks = blocks

    @cached_property
    def words(self) -> Words:
        """The words of `text`, cut at its masks."""
        return read_words(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_at(self, offset: int) -> ProseBlock | None:
        """The block that `offset` lies in."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset in self.blocks[index].span:
            return self.blocks[index]
        return None
