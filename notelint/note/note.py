"""A note: one Markdown file, decoded and parsed once, never changed."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from notelint.note.dialect import GFM, Dialect
from notelint.note.site import NOWHERE, Site
from notelint.note.source import Source
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.front_matter import FrontMatter
    from notelint.note.html import HtmlTags
    from notelint.note.liquid import Liquid
    from notelint.note.math import MathSpans
    from notelint.note.node import Kind, Node
    from notelint.note.outline import Outline
    from notelint.note.prose import Prose


class Note:
    """Everything a check may ask of a note; each part is computed at most once, when asked for.

    `path` is relative to the root of the site, with `/`, or None for text
    from nowhere (standard input without a name).
    """

    def __init__(self, source: Source, dialect: Dialect = GFM, site: Site = NOWHERE) -> None:
        self.source = source
        self.text = source.text
        self.dialect = dialect
        self.site = site

    @classmethod
    def of(cls, text: str, dialect: Dialect = GFM, path: str | None = None) -> "Note":
        """A note from text, for tests and examples."""
        return cls(Source(text, PurePath(path) if path else None), dialect)

    @property
    def path(self) -> PurePath | None:
        """Where the note lies, relative to the site's root."""
        return self.source.path

    @cached_property
    def front_matter(self) -> "FrontMatter":
        """The block at the top; its `kind` says if there is none, or a broken one."""
        from notelint.note.front_matter import read_front_matter

        return read_front_matter(self.source, self.dialect)

    @cached_property
    def body(self) -> Span:
        """The note without its front matter."""
        return Span(self.front_matter.body_start, len(self.text))

    @cached_property
    def tree(self) -> "Node":
        """The tree that the note's renderer makes of the body."""
        from notelint.note.markdown import parse_markdown

        return parse_markdown(self.text, self.body, self.dialect)

    @cached_property
    def all_nodes(self) -> Sequence["Node"]:
        """The tree's nodes, in document order."""
        return self.tree.all()

    def nodes(self, kind: "Kind") -> Sequence["Node"]:
        """The tree's nodes of one kind, in document order."""
        return self._nodes_by_kind.get(kind, ())

    @cached_property
    def _nodes_by_kind(self) -> dict["Kind", list["Node"]]:
        found: defaultdict[Kind, list[Node]] = defaultdict(list)
        for node in self.all_nodes:
            found[node.kind].append(node)
        return found

    @cached_property
    def html(self) -> "HtmlTags":
        """The HTML tags of the body in document order, paired."""
        from notelint.note.html import read_html

        return read_html(self)

    @cached_property
    def liquid(self) -> "Liquid":
        """Liquid tags and outputs of the whole file, paired."""
        from notelint.note.liquid import read_liquid

        return read_liquid(self)

    @cached_property
    def math(self) -> "MathSpans":
        """Math in the body: `$`, `$$`, `\\(`, `\\[` and environments."""
        from notelint.note.math import read_math

        return read_math(self)

    @cached_property
    def prose(self) -> "Prose":
        """What a reader reads as language, the rest masked."""
        from notelint.note.prose import read_prose

        return read_prose(self)

    @cached_property
    def outline(self) -> "Outline":
        """The nesting the author meant: headings, items and `: :` lines."""
        from notelint.note.outline import read_outline

        return read_outline(self)
