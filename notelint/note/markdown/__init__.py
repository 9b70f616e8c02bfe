"""The Markdown tree of a note: the blocks and inlines its renderer sees, each with its place."""

from notelint.note.dialect import Dialect
from notelint.note.node import Node
from notelint.note.span import Span


def parse_markdown(text: str, body: Span, dialect: Dialect) -> Node:
    """The tree of `text[body]`; its spans point into `text`."""
    # Each parser is imported only for notes that it reads: one takes as long to load as to run.
    if dialect.kramdown:
        from notelint.note.markdown.kramdown import parse_kramdown

        return parse_kramdown(text, body, liquid=dialect.liquid)
    from notelint.note.markdown.commonmark import parse_commonmark

    return parse_commonmark(text, body, dialect)
