"""An element of a note's tree."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from notelint.note.span import Span


class Kind(StrEnum):
    """What a node is. Names follow CommonMark; those kramdown and GFM add follow their own."""

    DOCUMENT = "document"
    # blocks
    HEADING = "heading"  # attrs: level (int), setext (bool), closing_span (`##`, underline)
    PARAGRAPH = "paragraph"
    BLOCK_QUOTE = "block_quote"
    LIST = "list"  # attrs: ordered (bool), start (int | None), tight (bool)
    LIST_ITEM = "list_item"  # attrs: marker (str, "-", "1."), task (bool | None)
    CODE_BLOCK = "code_block"  # attrs: fenced (bool), fence (str), info (str), closed (bool)
    HTML_BLOCK = "html_block"  # attrs: markdown (bool: children were parsed as Markdown);
    #   kramdown: name, closed (bool), model ("raw" | "span" | "block")
    THEMATIC_BREAK = "thematic_break"
    TABLE = "table"  # attrs: align (list of "left" | "center" | "right" | None), header (bool)
    TABLE_ROW = "table_row"  # attrs: header (bool)
    TABLE_CELL = "table_cell"  # attrs: ignored (True where the header has no such column)
    DEFINITION_LIST = "definition_list"
    DEFINITION_TERM = "definition_term"
    DEFINITION = "definition"
    MATH_BLOCK = "math_block"
    FOOTNOTE_DEFINITION = "footnote_definition"  # attrs: label
    LINK_DEFINITION = "link_definition"  # attrs: label, url, title
    ABBREVIATION_DEFINITION = "abbreviation_definition"  # attrs: label
    # kramdown's `{: ...}`, `{::name}` and `^`, also in a line. attrs: form ("list",
    # "reference", "end-of-block" or the extension's name), target ("previous" | "next")
    ATTRIBUTE_LIST = "attribute_list"
    # inlines
    TEXT = "text"  # attrs: text (what the reader sees: entities raw, escapes resolved)
    EMPHASIS = "emphasis"  # attrs: marker ("*" | "_")
    STRONG = "strong"  # attrs: marker ("**" | "__")
    STRIKETHROUGH = "strikethrough"
    CODE = "code"  # attrs: text (as shown: line ends as spaces, one space at each end dropped)
    LINK = "link"  # attrs: url, title, form ("inline" | "full" | "collapsed" | "shortcut"), label
    IMAGE = "image"  # attrs: as link
    AUTOLINK = "autolink"  # attrs: url, bare (bool: written without angle brackets)
    HTML = "html"  # one inline tag, comment or declaration; kramdown: name, closed, end_tag
    MATH = "math"  # attrs: display (bool)
    FOOTNOTE_REFERENCE = "footnote_reference"  # attrs: label
    SOFT_BREAK = "soft_break"
    HARD_BREAK = "hard_break"


class Node:
    """A block or inline element with its place in the note's original text.

    `span` runs from the first character of its first marker to the last
    character that belongs to it (a trailing line end does not). `content` is
    the part between its markers: the text of a heading without `#`, the label
    of a link, the body of a fence. Where an attribute has a place of its own,
    the span is beside it: `marker_span`, `task_span`, `fence_span`,
    `info_span`, `url_span`, `title_span`, `label_span`; `closing_span` is a
    heading's or fence's closing marker, `delimiter_span` a table's second
    line. The tree is built once and not changed.
    """

    __slots__ = ("attrs", "children", "content", "kind", "span")

    def __init__(
        self,
        kind: Kind,
        span: Span,
        content: Span,
        attrs: dict[str, Any] | None = None,
        children: list["Node"] | None = None,
    ) -> None:
        self.kind = kind
        self.span = span
        self.content = content
        self.attrs = {} if attrs is None else attrs
        self.children = [] if children is None else children

    def __repr__(self) -> str:
        return f"Node({self.kind}, {self.span}, {self.content}, {self.attrs}, {self.children})"

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in document order."""
        return iter(self.all())

    def all(self) -> list["Node"]:
        """As `walk`, all at once."""
        found: list[Node] = []
        stack = [self]
        while stack:
            node = stack.pop()
            found.append(node)
            if node.children:
                stack += node.children[::-1]
        return found
