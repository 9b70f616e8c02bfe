"""The tree that kramdown makes of a note, with the GFM parser, as Jekyll runs it.

Facts were settled by running kramdown 2.4 with kramdown-parser-gfm 1.1;
`benchmarks/tree_kramdown.py` compares the trees over real notes.
"""

from functools import cache

from notelint.note.markdown.kramdown_blocks import KramdownBlockParser
from notelint.note.markdown.kramdown_build import build_inlines
from notelint.note.markdown.kramdown_frames import SpanState
from notelint.note.markdown.kramdown_inline import KramdownInlineParser
from notelint.note.markdown.kramdown_liquid import without_liquid
from notelint.note.markdown.kramdown_state import KramdownState, finish
from notelint.note.markdown.offsets import Derived
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def parse_kramdown(text: str, body: Span, *, liquid: bool) -> Node:
    """The tree of `text[body]`; its spans point into `text`.

    With `liquid`, kramdown is taken to see what Jekyll makes of the Liquid
    tags `raw`, `comment` and `highlight`. Other tags stay text.
    """
    document = Node(Kind.DOCUMENT, body, body)
    state = read_blocks(text, body, liquid=liquid)
    document.children = finish(state.blocks)
    parser = _inline_parser()
    gathered = state.gathered
    # Longer than any defined label, even with escapes and whitespace that does not count.
    longest = 4 * max(map(len, gathered.links)) + 100 if gathered.links else -1
    env = {"ref_links": gathered.links, "footnotes": gathered.footnotes, "longest_label": longest}
    for node, derived in gathered.texts:
        spans = SpanState(env, derived.text)
        node.children = build_inlines(parser.parse(spans), derived)
        if spans.doubtful:
            node.attrs["doubtful"] = True
    return document


def read_blocks(text: str, body: Span, *, liquid: bool) -> KramdownState:
    """The blocks of `text[body]`, their inlines still to be parsed."""
    derived = without_liquid(text, body) if liquid else Derived.normalized(text, body)
    if not derived.text.endswith("\n"):
        derived = derived.pick([(0, len(derived.text)), "\n"])
    state = KramdownState.root(derived)
    _block_parser().parse(state)
    return state


@cache
def _block_parser() -> KramdownBlockParser:
    return KramdownBlockParser()


@cache
def _inline_parser() -> KramdownInlineParser:
    return KramdownInlineParser()
