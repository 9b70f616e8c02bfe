"""Code blocks of kramdown: indented, and fenced by `~~~` or backticks (GFM parser)."""

import re

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_patterns import INDENTED_CODE, SPACES
from notelint.note.markdown.kramdown_state import KramdownState, trim
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_FENCE = regex(r" {0,3}(([`~])\2{2,})")
# The language is one word; a fence with more behind it is none.
_INFO = regex(rf"[ \t\v\f\r]*([^{SPACES}]*)[ \t\v\f\r]*\n")
_CLOSING_FENCE = regex(r"^ {0,3}(([`~])\2{2,})[ \t\v\f\r]*\n", re.M)


def register(parser: BlockParser) -> None:
    """Add the rules, in kramdown's order."""
    parser.register("indented_code", patterns.INDENTATION, parse_indented_code)
    parser.register("fenced_code", rf" {{0,3}}{patterns.FENCE}", parse_fenced_code)


def parse_indented_code(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """Lines indented by a tab or four spaces, and the lines straight below them."""
    assert isinstance(state, KramdownState)
    code = INDENTED_CODE.match(state.src, match.start())
    if code is None or code.end() == code.start():
        return None
    start, end = code.span()
    while start < end and state.src[start] in " \t":
        start += 1
    node = state.node(Kind.CODE_BLOCK, start, end, fenced=False, info="")
    state.add("code", *code.span(), node)
    return code.end()


def parse_fenced_code(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """A fence, its lines, and a fence at least as long; without the latter it is text."""
    assert isinstance(state, KramdownState)
    opening = _FENCE.match(state.src, match.start())
    if opening is None:
        return None
    info = _INFO.match(state.src, opening.end())
    if info is None:
        return None
    closing = _find_closing(state, opening[2], len(opening[1]), info)
    if closing is None:
        return None
    node = _code_node(state, opening, info, closing)
    state.add("code", match.start(), closing.end(), node)
    return closing.end()


def _find_closing(
    state: KramdownState, char: str, length: int, info: re.Match[str]
) -> re.Match[str] | None:
    """The first line that closes a fence of `length`; failing that, of one character less.

    The characters left over then belong to the language.
    """
    for width in range(length, 2, -1):
        if width >= state.shortest_unclosed.get(char, width + 1):
            continue
        position = info.end()
        while closing := _CLOSING_FENCE.search(state.src, position):
            if closing[2] == char and len(closing[1]) >= width:
                return closing
            position = closing.end()
        state.shortest_unclosed[char] = width
    return None


def _code_node(
    state: KramdownState,
    opening: re.Match[str],
    info: re.Match[str],
    closing: re.Match[str],
) -> Node:
    span = state.derived.span
    start, end = trim(state.src, opening.start(), closing.end())
    node = Node(Kind.CODE_BLOCK, span(start, end), Span(0, 0))
    # Of two fences after each other, the empty content is where the second one begins.
    inner = (info.end(), max(info.end(), closing.start() - 1))
    node.content = span(*inner)
    node.attrs = {
        "fenced": True,
        "fence": opening[1],
        "fence_span": span(*opening.span(1)),
        "info": info[1],
        "info_span": span(*info.span(1)),
        "closed": True,
        "closing_span": state.trimmed(*closing.span()),
    }
    return node
