"""The tree that kramdown makes of a note, with the GFM parser, as Jekyll runs it.

Facts were settled by running kramdown 2.4 with kramdown-parser-gfm 1.1;
`benchmarks/tree_kramdown.py` compares the trees over real notes,
`benchmarks/tree_kramdown_fuzz.py` over random texts. What is known to differ is
marked `doubtful`: containers nested deeper than any note's, texts with so many
openers without an end that looking for them all would take too long, and
table cells with an escaped backslash before a pipe or an escaped backtick.
Not marked, for it changes hard breaks alone: spaces at the line ends of an
element with `markdown="span"`.
"""

from functools import cache

from notelint.note.markdown.kramdown_blocks import KramdownBlockParser
from notelint.note.markdown.kramdown_build import build_inlines, text_node
from notelint.note.markdown.kramdown_frames import SpanState
from notelint.note.markdown.kramdown_inline import KramdownInlineParser, is_plain
from notelint.note.markdown.kramdown_liquid import name_highlighted, unmask, without_liquid
from notelint.note.markdown.kramdown_state import KramdownState, finish
from notelint.note.markdown.offsets import Derived
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def parse_kramdown(text: str, body: Span, *, liquid: bool) -> Node:
    """The tree of `text[body]`; its spans point into `text`.

    With `liquid`, kramdown is taken to see what Jekyll makes of the Liquid
    tags `raw`, `comment` and `highlight`. Other tags and outputs are text.
    """
    document = Node(Kind.DOCUMENT, body, body)
    state = read_blocks(text, body, liquid=liquid)
    document.children = finish(state.blocks)
    if liquid and "{%" in text:
        name_highlighted(text, document)
    parser = _inline_parser()
    gathered = state.gathered
    # Longer than any defined label, even with escapes and whitespace that does not count.
    longest = 4 * max(map(len, gathered.links)) + 100 if gathered.links else -1
    env = {"ref_links": gathered.links, "footnotes": gathered.footnotes, "longest_label": longest}
    for node, derived, in_html in gathered.texts:
        if is_plain(derived.text):
            node.children = [text_node(derived)]
            continue
        spans = SpanState(env, derived.text, in_html)
        node.children = build_inlines(parser.parse(spans), derived)
        if spans.doubtful:
            node.attrs["doubtful"] = True
    if liquid and ("{%" in text or "{{" in text):
        unmask(document)
    return document


def read_blocks(text: str, body: Span, *, liquid: bool) -> KramdownState:
    """The blocks of `text[body]`, their inlines still to be parsed."""
    derived = without_liquid(text, body) if liquid else Derived.normalized(text, body)
    if not derived.text.endswith("\n"):
        # The line end put in belongs to no node, so that the map need not know it.
        derived = Derived(
            derived.text + "\n", derived.source, derived.at, derived.to, derived.slope
        )
    state = KramdownState(derived)
    _block_parser().parse(state)
    return state


@cache
def _block_parser() -> KramdownBlockParser:
    return KramdownBlockParser()


@cache
def _inline_parser() -> KramdownInlineParser:
    return KramdownInlineParser()
