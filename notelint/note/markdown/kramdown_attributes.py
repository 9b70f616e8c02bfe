"""Attribute lists, extensions and block ends of kramdown: `{: .x}`, `{::comment}`, `^`."""

import re

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_patterns import EOB, IAL_LINE, REST_OF_LINE
from notelint.note.markdown.kramdown_state import KramdownState
from notelint.note.node import Kind, Node

_IN_BRACES = patterns.IN_BRACES
_REFERENCE = regex(rf" {{0,3}}\{{:{patterns.NAME}:{_IN_BRACES}\}}{REST_OF_LINE}")
_EXTENSION = regex(
    rf" {{0,3}}\{{::([0-9A-Za-z_]+)(?:[ \t\n\v\f\r]({_IN_BRACES[:-1]}?)|)(/)?\}}{REST_OF_LINE}"
)
_IAL = regex(rf" {{0,3}}{IAL_LINE}")
_BLOCK_HTML = regex(r"parse_block_html=[\"']([^\"'}]*)")
_ENDS = {
    name: regex(rf"^ {{0,3}}\{{:/(?:{name})?\}}{REST_OF_LINE}", re.M)
    for name in ("comment", "nomarkdown", "options")
}
# What a list on a line of its own may follow and still belong to it.
_OWN_LINE = ("link", "abbreviation", "footnote")


def register(parser: BlockParser) -> None:
    """Add the rules, in kramdown's order."""
    parser.register("attributes", r" {0,3}\{:", parse_attributes)
    parser.register("end_of_block", EOB, parse_end_of_block)


def parse_attributes(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """A definition of attributes, an extension, or a list for the block above or below."""
    assert isinstance(state, KramdownState)
    reference = _REFERENCE.match(state.src, match.start())
    if reference:
        return _add(state, reference.span(), "reference", "eob")
    extension = _EXTENSION.match(state.src, match.start())
    if extension:
        return _extension(state, extension)
    attributes = _IAL.match(state.src, match.start())
    if attributes is None:
        return None
    last = state.last()
    belongs_above = (
        last is not None
        and last.name != "blank"
        and (last.name != "eob" or last.value in _OWN_LINE)
    )
    if not belongs_above:
        _add(state, attributes.span(), "list", "silent", "next")
        state.waiting = True
    elif _IAL.match(state.src, attributes.end()):
        _add(state, attributes.span(), "list", "silent", "previous")
    else:
        _add(state, attributes.span(), "list", "eob", "previous")
    return attributes.end()


def parse_end_of_block(_: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """A line with `^` alone, which ends whatever is before it."""
    assert isinstance(state, KramdownState)
    node = _node(state, match.span(), "end-of-block")
    state.add("eob", *match.span(), node)
    return match.end()


def _extension(state: KramdownState, match: re.Match[str]) -> int | None:
    """`{::comment}` up to `{:/}`, which readers do not see, and the like."""
    name, end = match[1], match.end()
    if name not in _ENDS:
        return None
    if match[3] is None:
        closing = state.ahead.search(_ENDS[name], end)
        if closing is None:
            return None
        end = closing.end()
    if name == "options":
        setting = _BLOCK_HTML.search(match[2] or "")
        if setting:
            state.gathered.parse_block_html = setting[1].strip().lower() != "false"
        return _add(state, (match.start(), end), name, "eob")
    # An extension without content leaves nothing behind.
    return _add(state, (match.start(), end), name, "silent" if match[3] else "extension")


def _add(
    state: KramdownState, span: tuple[int, int], form: str, name: str, target: str | None = None
) -> int:
    node = _node(state, span, form)
    if target:
        node.attrs["target"] = target
    if name == "silent":
        state.add_silent(*span, node)
    else:
        state.add(name, *span, node, value=form)
    return span[1]


def _node(state: KramdownState, span: tuple[int, int], form: str) -> Node:
    return state.node(Kind.ATTRIBUTE_LIST, *span, form=form)
