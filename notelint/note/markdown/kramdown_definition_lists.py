"""Definition lists of kramdown: `: text` below a line of text (syntax, "Definition Lists")."""

import re
from functools import cache

from mistune import BlockParser, BlockState

from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_items import ITEM_ATTRIBUTES, Item
from notelint.note.markdown.kramdown_patterns import BLANK_LINES, EOB_LINE
from notelint.note.markdown.kramdown_state import Block, KramdownState, finish, pop_blank, trim
from notelint.note.node import Kind, Node
from notelint.note.span import Span


def register(parser: BlockParser) -> None:
    """Add the rule."""
    parser.register("definition_list", rf" {{0,3}}{patterns.DEFINITION}", parse_definition_list)


def parse_definition_list(
    parser: BlockParser, match: re.Match[str], state: BlockState
) -> int | None:
    """Definitions of the paragraph above, each line of which becomes a term.

    One empty line may be between them. Without a paragraph above, the colon is text.
    """
    assert isinstance(state, KramdownState)
    if state.too_deep:
        return None
    last, before = state.last_two()
    after_blank = last is not None and last.name == "blank" and last.value == "\n"
    terms = before if after_blank else last
    if terms is None or terms.name != "paragraph" or terms.state is not state:
        return None
    between = state.take_after(terms)
    state.blocks.pop()
    items, end = _gather(state, match.start(), after_blank)
    nodes = [*_term_nodes(state, terms), *between]
    tail: Block | None = None
    for item in items:
        node, blank = _definition_node(parser, item)
        nodes.append(node)
        tail = blank if node.children or blank else tail
    _add_list(state, nodes, terms.start, end, items[-1].end)
    if tail is not None:
        state.blocks.append(Block("blank", state, end, end, value=tail.value))
    return end


def _gather(state: KramdownState, position: int, after_blank: bool) -> tuple[list[Item], int]:
    src = state.src
    marker_pattern = _marker_pattern(3)
    items: list[Item] = []
    loose, last_is_blank = after_blank, False
    while position < state.cursor_max:
        marker = marker_pattern.match(src, position)
        if marker:
            item = Item(state, marker, nests=False)
            item.loose = loose
            items.append(item)
            marker_pattern = _marker_pattern(min(item.indentation - 1, 3))
            position, loose, last_is_blank = item.end, False, False
        elif src[position] == "^" and EOB_LINE.match(src, position):
            break
        elif BLANK_LINES.match(src, position):
            position, loose, last_is_blank = items[-1].take_blank(position), True, True
        else:
            end = items[-1].take_line(position, last_is_blank)
            if end is None:
                break
            position, loose, last_is_blank = end, False, False
    return items, position


@cache
def _marker_pattern(indentation: int) -> re.Pattern[str]:
    return re.compile(rf"( {{0,{indentation}}}:)[\t| ]")


def _term_nodes(state: KramdownState, paragraph: Block) -> list[Node]:
    nodes: list[Node] = []
    start, stop = trim(state.src, paragraph.start, paragraph.end)
    while start < stop:
        end = min(state.find_line_end_at(start), stop)
        attributes = ITEM_ATTRIBUTES.match(state.src, start, end)
        text = attributes.end() if attributes else start
        node = state.node(Kind.DEFINITION_TERM, start, end)
        state.set_content(node, text, end)
        state.read_text_later(node, text, end)
        nodes.append(node)
        start = end
    return nodes


def _definition_node(parser: BlockParser, item: Item) -> tuple[Node, Block | None]:
    """The node of a definition, and the blank lines at its end."""
    state = item.state
    child = state.nested(item.parts[0])
    parser.parse(child)
    tail = pop_blank(child.blocks)
    node = state.node(Kind.DEFINITION, item.start, item.end)
    state.set_content(node, item.marker[1], item.end)
    node.attrs["marker_span"] = state.trimmed(*item.marker)
    node.attrs["tight"] = not item.loose
    node.children = finish(child.blocks)
    return node, tail


def _add_list(
    state: KramdownState, nodes: list[Node], start: int, end: int, content_end: int
) -> None:
    """Add a list, or the definitions to a list straight above."""
    last, before = state.last_two()
    above = before if last is not None and last.name == "blank" else last
    if above is not None and above.name == "definition_list" and above.node is not None:
        node = above.node
        node.children += state.take_after(above)
        node.children += nodes
        node.span = node.content = Span(node.span.start, state.trimmed(start, content_end).end)
        return
    node = state.node(Kind.DEFINITION_LIST, start, content_end)
    node.children = nodes
    state.add("definition_list", start, end, node)
