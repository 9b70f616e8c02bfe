"""Lists of kramdown (kramdown syntax, "Lists"), with the task items of its GFM parser.

`*`, `+` and `-` make one list, numbers another; a number may be any, the
rendered list starts at 1.
"""

import re
from functools import cache

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_items import Item
from notelint.note.markdown.kramdown_patterns import BLANK_LINES, EOB_LINE, RULE_LINE, SPACES
from notelint.note.markdown.kramdown_state import Block, KramdownState, finish, pop_blank, trim
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_TASK = regex(rf"[{SPACES}]*\[([ xX])\][{SPACES}]+")


def register(parser: BlockParser) -> None:
    """Add the rule."""
    parser.register("list", rf" {{0,3}}{patterns.LIST_ITEM}", parse_list)


def parse_list(parser: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """All items of one kind, with the lines that belong to them."""
    assert isinstance(state, KramdownState)
    ordered = match[0].strip()[0].isdigit()
    items, end, ended = _gather(state, match.start(), ordered)
    marker = _marker(items[0])
    node = state.node(
        Kind.LIST,
        items[0].start,
        items[-1].end,
        ordered=ordered,
        start=int(marker[:-1]) if ordered else None,
        tight=True,
    )
    state.add("list", match.start(), end, node)
    if state.too_deep:
        node.attrs["doubtful"] = True
        state.read_text_later(node, match.start(), end)
        return end
    tail: Block | None = None
    contents = [_parse_item(parser, item) for item in items]
    loose_before = True
    for index, (item, blocks) in enumerate(zip(items, contents, strict=True)):
        last = index == len(items) - 1
        if not _is_tight(
            blocks, last and not ended, not last or len(items) == 1 or not loose_before
        ):
            node.attrs["tight"] = False
        else:
            loose_before = False
        if blocks:
            tail = pop_blank(blocks)
        node.children.append(_item_node(item, blocks))
    if tail is not None and not ended:
        state.blocks.append(Block("blank", state, end, end, value=tail.value))
    return end


def _gather(state: KramdownState, position: int, ordered: bool) -> tuple[list[Item], int, bool]:
    """The items, where the list ends, and whether an end-of-block marker ended it."""
    src = state.src
    marker_pattern = _marker_pattern(ordered, 3)
    items: list[Item] = []
    after_blank = False
    while position < state.cursor_max:
        if after_blank and RULE_LINE.match(src, position):
            break
        if src[position] == "^" and (eob := EOB_LINE.match(src, position)):
            return items, eob.end(), True
        marker = marker_pattern.match(src, position)
        if marker:
            item = Item(state, marker, nests=True)
            items.append(item)
            marker_pattern = _marker_pattern(ordered, min(item.indentation - 1, 3))
            position, after_blank = item.end, False
        elif BLANK_LINES.match(src, position):
            position, after_blank = items[-1].take_blank(position), True
        else:
            end = items[-1].take_line(position, after_blank)
            if end is None:
                break
            position, after_blank = end, False
    return items, position, False


@cache
def _marker_pattern(ordered: bool, indentation: int) -> re.Pattern[str]:
    """The marker of a sibling: an item indented further belongs to the item before."""
    marker = r"[0-9]+\." if ordered else "[+*-]"
    return re.compile(rf"( {{0,{indentation}}}{marker})[\t| ]")


def _parse_item(parser: BlockParser, item: Item) -> list[Block]:
    blocks: list[Block] = []
    for index, part in enumerate(item.parts):
        if index == 0 and (line := item.plain_line()):
            blocks.append(Block("paragraph", item.state, line.start(), line.start(1)))
            if line[1]:
                blocks.append(Block("blank", item.state, *line.span(1), value=line[1][:2]))
            continue
        child = item.state.nested(part)
        child.blocks = blocks
        parser.parse(child)
    return blocks


def _is_tight(blocks: list[Block], open_end: bool, may_be: bool) -> bool:
    """Whether the item's first paragraph is shown without the space around paragraphs."""
    real = [block for block in blocks[:5] if block.name != "silent"]
    if not real or real[0].name != "paragraph":
        return True
    if len(real) > 1 and real[1].value == "list":
        del real[1]  # an attribute list for the first paragraph
    followed = len(real) > 1 and real[1].name == "blank" and not (open_end and len(real) == 2)
    return not followed and may_be


def _marker(item: Item) -> str:
    return item.state.src[item.marker[0] : item.marker[1]].lstrip()


def _item_node(item: Item, blocks: list[Block]) -> Node:
    state = item.state
    src, span_of = state.src, state.derived.span
    start, marker_end = trim(src, *item.marker)
    content, end = trim(src, marker_end, item.end)
    attrs = {"marker": src[start:marker_end], "marker_span": span_of(start, marker_end)}
    if content < end:
        node = Node(Kind.LIST_ITEM, span_of(start, end), span_of(content, end), attrs)
    else:
        span = span_of(start, marker_end)
        node = Node(Kind.LIST_ITEM, span, Span(span.end, span.end), attrs)
    node.attrs["task"] = None
    _take_task_marker(node, [block for block in blocks if block.name != "silent"])
    node.children = finish(blocks)
    return node


def _take_task_marker(item: Node, blocks: list[Block]) -> None:
    """Take `[ ]` or `[x]` from the item's first paragraph; text or a block must follow."""
    if not blocks or blocks[0].name != "paragraph":
        return
    first = blocks[0]
    task = _TASK.match(first.state.src, first.start)
    if task is None:
        return
    _, end = trim(first.state.src, first.start, first.end)
    if task.end() > end and (len(blocks) == 1 or blocks[1].name == "blank"):
        return
    item.attrs["task"] = task[1] != " "
    item.attrs["task_span"] = first.state.trimmed(*task.span())
    first.start = min(task.end(), end)
