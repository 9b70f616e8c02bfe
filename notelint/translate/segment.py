"""The unit of translation: a run of prose, with what in it must survive."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from notelint.note.span import Span


class Protection(StrEnum):
    """Why a span inside a segment is not the engine's to change."""

    CODE = "code"
    MATH = "math"
    URL = "url"
    HTML = "html"  # a tag that stands alone (`<br>`, `<img ...>`), or a comment
    LIQUID = "liquid"
    ATTRIBUTE = "attribute"  # a kramdown attribute list
    FOOTNOTE = "footnote"
    IMAGE = "image"  # a whole image; its alt text is a segment of its own
    EMOJI = "emoji"
    ENTITY = "entity"
    ESCAPE = "escape"  # the backslash of an escape, with what it escapes
    PATH = "path"
    LITERAL = "literal"  # `⟦` or `⟧` as the author wrote it
    BREAK = "break"  # a line end inside a sentence, with the frame of the next line
    TERM = "term"  # a term of the glossary; restored as its English form
    OPEN = "open"  # paired markup around words: `**`, `[`, `<b>`
    CLOSE = "close"


class Protected(NamedTuple):
    """A span of the note that the edition holds as it is (a term: as `restored`).

    `pair` is the index, in `Segment.protected`, of the markup that closes or
    opens what this one opens or closes; None for what stands alone.
    """

    span: Span
    kind: Protection
    restored: str
    pair: int | None = None


class Segment(NamedTuple):
    """A run of prose, in one line unless a `BREAK` joins its lines.

    `span` lies in the note's text and holds no frame: no list marker, `: :`,
    `#`, table pipe, trailing `<br>`, indentation, nor space at its ends.
    `protected` are the spans inside it, in order, apart from each other.
    `kind` is "heading", "paragraph", "item", "cell", "term", "caption",
    "html", "alt", or "title" (a front-matter value, whose key is `key`).
    `block` counts the blocks of prose, so that segments of one block share it.
    """

    span: Span
    kind: str
    block: int
    protected: tuple[Protected, ...] = ()
    key: str | None = None

    def pieces(self, text: str) -> Iterator[str | Protected]:
        """What the segment is made of, in order: runs of words and protected spans."""
        at = self.span.start
        for item in self.protected:
            if at < item.span.start:
                yield text[at : item.span.start]
            yield item
            at = item.span.end
        if at < self.span.end:
            yield text[at : self.span.end]
