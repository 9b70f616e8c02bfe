"""HTML blocks of kramdown (kramdown syntax, "HTML Blocks").

A block element ends with its end tag, wherever that is, not with a blank
line; text behind it goes on as Markdown. Without an end tag it takes in the
rest of the note. `<br>`, `<b>`, `<img>` and other span elements begin no block.
"""

import re
from functools import cache

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown.kramdown_patterns import SPACES
from notelint.note.markdown.kramdown_state import MAX_DEPTH, KramdownState, finish
from notelint.note.markdown.kramdown_tags import (
    StartTag,
    content_model,
    is_known,
    is_span,
    read_end_tag,
    read_start_tag,
)
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_MARKUP = regex(r"<(?=[^\W\d]|/|!--|\?)")
_REST_OF_LINE = regex(r"[ \t]*\n")
_OPAQUE = ("script", "style")


def register(parser: BlockParser) -> None:
    """Add the rule."""
    parser.register("html", r" {0,3}<(?:[^\W\d]|!--|/)", parse_html)


def parse_html(parser: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """A comment, a block element, or the end tag of the element that this parse is inside of."""
    assert isinstance(state, KramdownState)
    src = state.src
    start = src.index("<", match.start())
    if src.startswith("<!--", start):
        return _parse_comment(state, start) if start == match.start() else None
    if src[start + 1] == "/":
        return _parse_end_tag(state, start)
    tag = read_start_tag(src, start)
    if tag is None or is_span(tag.name):
        return None
    node, end = _element(parser, state, tag, inside_raw=False)
    state.add("html", start, end, node)
    return end


def _parse_comment(state: KramdownState, start: int) -> int | None:
    close = state.ahead.find("-->", start + 4)
    if close < 0:
        return None
    end = close + 3
    node = state.node(Kind.HTML_BLOCK, start, end, markdown=False, name="!--", closed=True)
    node.content = state.derived.span(start + 4, close)
    waiting = state.waiting
    state.add("html", start, end, node)
    state.waiting = waiting
    return _skip_rest_of_line(state, end)


def _parse_end_tag(state: KramdownState, start: int) -> int | None:
    tag = read_end_tag(state.src, start)
    if tag is None or state.element is None or tag[0].lower() != state.element:
        return None
    state.found_end = True
    return tag[1]


def _skip_rest_of_line(state: KramdownState, position: int) -> int:
    rest = _REST_OF_LINE.match(state.src, position)
    return rest.end() if rest else position


def _element(
    parser: BlockParser, state: KramdownState, tag: StartTag, inside_raw: bool
) -> tuple[Node, int]:
    """The element that `tag` opens, and where reading goes on behind it."""
    node = state.node(Kind.HTML_BLOCK, tag.start, tag.end, markdown=False, name=tag.name)
    node.attrs["closed"] = True
    node.attrs["model"] = "raw"
    node.content = state.derived.span(tag.end, tag.end)
    if tag.name in _OPAQUE:
        return node, _close(state, node, tag, *_find_end_tag(state, tag.name, tag.end))
    if tag.closed:
        return node, tag.end
    model = tag.markdown or "raw"
    if not inside_raw and tag.markdown is None and state.gathered.parse_block_html:
        model = content_model(tag.name)
    if model == "block" and state.level < MAX_DEPTH:
        end = _read_blocks(parser, state, node, tag)
    elif model == "span":
        node.attrs.update(markdown=True, model="span")
        inner_end, end = _find_end_tag(state, tag.name, tag.end)
        outer, state.in_html = state.in_html, True
        state.read_text_later(node, tag.end, inner_end)
        state.in_html = outer
        _close(state, node, tag, inner_end, end)
    else:
        if model == "block":
            node.attrs["doubtful"] = True
        end = _close(state, node, tag, *_read_raw(parser, state, node, tag))
    return node, end if inside_raw else _skip_rest_of_line(state, end)


def _close(state: KramdownState, node: Node, tag: StartTag, inner_end: int, end: int) -> int:
    """Give the element its range; it is not closed if its content ends with the text."""
    node.attrs["closed"] = end > inner_end
    node.span = state.trimmed(tag.start, max(end, tag.end))
    if not node.attrs["closed"]:
        inner_end = len(state.src[tag.end : end].rstrip(SPACES)) + tag.end
    content = state.derived.span(tag.end, max(inner_end, tag.end))
    # What Liquid has left out may be between the tag and the end.
    node.content = Span(min(content.start, node.span.end), min(content.end, node.span.end))
    return end


def _find_end_tag(state: KramdownState, name: str, position: int) -> tuple[int, int]:
    """Where the next end tag of this name begins and ends; the text's end if there is none."""
    match = state.ahead.search(_end_tag(name), position)
    return match.span() if match else (state.cursor_max, state.cursor_max)


@cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{re.escape(name)}[{SPACES}]*>", re.I)


def _read_blocks(parser: BlockParser, state: KramdownState, node: Node, tag: StartTag) -> int:
    """Read the content as Markdown, in place, up to an end tag at the start of a line."""
    outer = state.blocks, state.waiting, state.element, state.in_html
    state.blocks, state.waiting, state.element, state.in_html = [], False, tag.name, True
    state.level += 1
    state.cursor = _skip_rest_of_line(state, tag.end)
    parser.parse(state)
    found, end = state.found_end, state.cursor
    node.attrs.update(markdown=True, model="block")
    node.children = finish(state.blocks)
    inner_end = state.src.rindex("<", tag.end, end) if found else end
    state.level -= 1
    state.blocks, state.waiting, state.element, state.in_html = outer
    state.found_end = False
    return _close(state, node, tag, inner_end, end)


def _read_raw(
    parser: BlockParser, state: KramdownState, node: Node, tag: StartTag
) -> tuple[int, int]:
    """Where the content of a raw element ends, and where its end tag does.

    Elements inside are opened and closed by name; an end tag that does not
    belong to the innermost one is ignored, so that `<div><b></div>` never ends.
    """
    src, position = state.src, tag.end
    open_names = [tag.name]
    while match := _MARKUP.search(src, position):
        position = match.start()
        skipped = _skip_opaque(state, position)
        if skipped is not None:
            position = skipped
        elif inner := read_start_tag(src, position):
            position = inner.end
            markdown = inner.markdown not in (None, "raw") and state.level < MAX_DEPTH
            if inner.name in _OPAQUE or (markdown and not inner.closed):
                child, position = _element(parser, state, inner, inside_raw=True)
                if child.attrs["markdown"]:
                    node.children.append(child)
            elif not inner.closed:
                open_names.append(inner.name)
        elif end := read_end_tag(src, position):
            name = open_names[-1]
            if name == (end[0].lower() if is_known(name) else end[0]):
                open_names.pop()
                if not open_names:
                    return position, end[1]
            position = end[1]
        else:
            position += 1
    return state.cursor_max, state.cursor_max


def _skip_opaque(state: KramdownState, position: int) -> int | None:
    """Past a comment or a processing instruction."""
    for opening, closing in (("<!--", "-->"), ("<?", "?>")):
        if state.src.startswith(opening, position):
            close = state.ahead.find(closing, position + len(opening))
            return close + len(closing) if close >= 0 else None
    return None
