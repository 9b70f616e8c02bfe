"""Blocks as notelint and as pulldown-cmark see them, in one form that can be compared."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

import pyromark

from notelint.note.dialect import Dialect, Renderer
from notelint.note.markdown import parse_markdown
from notelint.note.node import Kind, Node
from notelint.note.span import Span


class Block(NamedTuple):
    """A block: how deep it lies, what it is, and its range in code points."""

    depth: int
    label: str
    start: int
    end: int


_GFM = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_FOOTNOTES
)


def pulldown_options(dialect: Dialect) -> pyromark.Options:
    """The extensions that belong to the dialect."""
    return _GFM if dialect.renderer is Renderer.GFM else pyromark.Options(0)


# Ours


def notelint_blocks(text: str, dialect: Dialect) -> list[Block]:
    """The blocks of `text` by notelint's tree, in document order."""
    return list(_blocks_below(parse_markdown(text, Span(0, len(text)), dialect), 0, tight=False))


def _blocks_below(node: Node, depth: int, *, tight: bool) -> Iterator[Block]:
    for child in node.children:
        label = None if child.kind is Kind.PARAGRAPH and tight else _label(child)
        if label is None:
            continue
        yield Block(depth, label, *child.span)
        inner = child.attrs["tight"] if child.kind is Kind.LIST else tight
        tight_below = inner and child.kind in (Kind.LIST, Kind.LIST_ITEM)
        yield from _blocks_below(child, depth + 1, tight=tight_below)
        if child.kind is Kind.TABLE_ROW:
            # Renderers fill short rows up with empty cells.
            missing = len(node.attrs["align"]) - len(child.children)
            yield from [Block(depth + 1, "cell", child.span.end, child.span.end)] * missing


_LABELS = {
    Kind.PARAGRAPH: "paragraph",
    Kind.BLOCK_QUOTE: "quote",
    Kind.LIST_ITEM: "item",
    Kind.HTML_BLOCK: "HTML block",
    Kind.THEMATIC_BREAK: "thematic break",
    Kind.TABLE_ROW: "row",
    Kind.TABLE_CELL: "cell",
}


def _label(node: Node) -> str | None:
    attrs = node.attrs
    match node.kind:
        case Kind.HEADING:
            return f"heading {attrs['level']}"
        case Kind.LIST:
            return "list" if attrs["start"] is None else f"list from {attrs['start']}"
        case Kind.CODE_BLOCK:
            return "fenced code" if attrs["fenced"] else "indented code"
        case Kind.TABLE:
            return "table " + " ".join(str(align).lower() for align in attrs["align"])
        case Kind.TABLE_ROW if attrs["header"]:
            return "header row"
        case Kind.TABLE_CELL if attrs.get("ignored"):
            return None
        case Kind.FOOTNOTE_DEFINITION:
            return f"footnote {attrs['label']}"
    return _LABELS.get(node.kind)


# pulldown-cmark's


def pulldown_blocks(text: str, dialect: Dialect) -> list[Block]:
    """The blocks of `text` by pulldown-cmark, in document order."""
    # UTF-8 offset of each character, and of the end.
    starts = [0, *accumulate(len(char.encode()) for char in text)]
    blocks, depth = [], 0
    for event, place in pyromark.events_with_range(text, options=pulldown_options(dialect)):
        if event == "Rule":
            name, value = "Rule", None
        elif isinstance(event, dict) and "Start" in event:
            name, value = _tag(event["Start"])
        elif isinstance(event, dict) and "End" in event:
            depth -= _tag(event["End"])[0] in _PULLDOWN
            continue
        else:
            continue
        if name not in _PULLDOWN:
            continue
        start, end = (bisect_left(starts, place[edge]) for edge in ("start", "end"))
        blocks.append(Block(depth, _pulldown_label(name, value), start, end))
        depth += name != "Rule"
    return blocks


_PULLDOWN = {
    "Paragraph": "paragraph",
    "BlockQuote": "quote",
    "Item": "item",
    "HtmlBlock": "HTML block",
    "Rule": "thematic break",
    "TableHead": "header row",
    "TableRow": "row",
    "TableCell": "cell",
    "Heading": "heading",
    "List": "list",
    "CodeBlock": "code",
    "Table": "table",
    "FootnoteDefinition": "footnote",
}


def _tag(tag: Any) -> tuple[str, Any]:
    return (tag, None) if isinstance(tag, str) else next(iter(tag.items()))


def _pulldown_label(name: str, value: Any) -> str:
    match name:
        case "Heading":
            return f"heading {value['level'].removeprefix('H')}"
        case "List":
            return "list" if value is None else f"list from {value}"
        case "CodeBlock":
            return "indented code" if value == "Indented" else "fenced code"
        case "Table":
            return "table " + " ".join(align.lower() for align in value)
        case "FootnoteDefinition":
            return f"footnote {value}"
    return _PULLDOWN[name]
