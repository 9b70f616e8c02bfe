"""The tree that CommonMark and GFM renderers make of a note."""

from functools import cache

from notelint.note.dialect import Dialect
from notelint.note.markdown.blocks import BlockParser
from notelint.note.markdown.build import build_inlines
from notelint.note.markdown.extensions import Extensions
from notelint.note.markdown.inline import InlineParser, parse_inlines
from notelint.note.node import Node
from notelint.note.span import Span


def parse_commonmark(text: str, body: Span, dialect: Dialect) -> Node:
    """The tree of `text[body]`; its spans point into `text`."""
    extensions = Extensions.of(dialect)
    state = BlockParser(extensions).parse(text, body)
    parser = _inline_parser(extensions)
    env = {"ref_links": state.references, "footnotes": state.footnotes}
    for node, derived in state.inline_texts:
        tokens = parse_inlines(parser, derived.text, env)
        node.children = build_inlines(tokens, derived, extensions.bare_urls)
    return state.document


@cache
def _inline_parser(extensions: Extensions) -> InlineParser:
    return InlineParser(extensions)
