"""Our kramdown trees in the form in which tree_kramdown.rb prints kramdown's own."""

import re
from collections.abc import Iterator
from typing import Any

from notelint.note.markdown.kramdown import parse_kramdown, read_blocks
from notelint.note.markdown.kramdown_state import finish
from notelint.note.node import Kind, Node
from notelint.note.span import Span

# A block: type, detail, text, children, place (kramdown's line, our offset).
Entry = list[Any]

_BLOCKS = {
    Kind.PARAGRAPH: "paragraph",
    Kind.HEADING: "heading",
    Kind.BLOCK_QUOTE: "quote",
    Kind.LIST_ITEM: "item",
    Kind.CODE_BLOCK: "code",
    Kind.THEMATIC_BREAK: "hr",
    Kind.MATH_BLOCK: "math",
    Kind.TABLE: "table",
    Kind.TABLE_ROW: "row",
    Kind.TABLE_CELL: "cell",
    Kind.DEFINITION_LIST: "dl",
    Kind.DEFINITION_TERM: "dt",
    Kind.DEFINITION: "dd",
    Kind.FOOTNOTE_DEFINITION: "footnote",
    Kind.LINK_DEFINITION: "link_def",
    Kind.ABBREVIATION_DEFINITION: "abbreviation",
}
_INLINES = {
    Kind.STRONG: "strong",
    Kind.EMPHASIS: "em",
    Kind.CODE: "code",
    Kind.LINK: "link",
    Kind.AUTOLINK: "link",
    Kind.IMAGE: "image",
    Kind.MATH: "math",
    Kind.FOOTNOTE_REFERENCE: "footnote",
    Kind.HARD_BREAK: "break",
}
_FORMS = {"reference": "ald", "end-of-block": "eob"}
_CONTAINERS = (Kind.DOCUMENT, Kind.BLOCK_QUOTE, Kind.LIST_ITEM, Kind.DEFINITION, Kind.HTML_BLOCK)
_WHITE = re.compile(r"\s+")


def our_blocks(text: str, body: Span) -> list[Entry]:
    """The blocks of `text[body]`."""
    state = read_blocks(text, body, liquid=False)
    nodes = finish(state.blocks)
    texts = {id(node): derived.text for node, derived, _ in state.gathered.texts}
    return list(_blocks(nodes, texts))


def _blocks(nodes: list[Node], texts: dict[int, str], *, in_item: bool = False) -> Iterator[Entry]:
    for index, node in enumerate(nodes):
        if node.kind is not Kind.ATTRIBUTE_LIST:
            yield _block(node, texts)
            continue
        below_first = in_item and index == 1 and nodes[0].kind is Kind.PARAGRAPH
        if not (below_first and node.attrs["form"] == "list"):
            # That one, below the first paragraph of an item, kramdown leaves out.
            yield from _attribute_list(node, nodes[index + 1 : index + 2])


def _block(node: Node, texts: dict[int, str]) -> Entry:
    kind, attrs = node.kind, node.attrs
    children = list(_blocks(node.children, texts, in_item=kind is Kind.LIST_ITEM))
    name, detail = _BLOCKS.get(kind, ""), ""
    if attrs.get("bare"):
        name = "text"
    elif kind is Kind.HEADING:
        detail = str(attrs["level"])
    elif kind is Kind.LIST:
        name = "ol" if attrs["ordered"] else "ul"
        detail = "tight" if attrs["tight"] else "loose"
    elif kind is Kind.CODE_BLOCK:
        detail = "fenced" if attrs["fenced"] else "indented"
    elif kind is Kind.TABLE_ROW:
        detail = "head" if attrs["header"] else "body"
    elif kind is Kind.FOOTNOTE_DEFINITION:
        detail = attrs["label"]
    elif kind is Kind.HTML_BLOCK:
        comment = attrs["name"] == "!--"
        name, detail = ("comment", "") if comment else ("html", f"{attrs['name']} {attrs['model']}")
    elif kind is Kind.TABLE:
        for row in children:
            # kramdown fills rows up to the longest.
            row[3] += [["cell", "", "", [], 0]] * (attrs["columns"] - len(row[3]))
    return [name, detail, texts.get(id(node), ""), children, node.span.start]


def _attribute_list(node: Node, after: list[Node]) -> Iterator[Entry]:
    """kramdown leaves one mark for the lists that follow a block, none for those before one."""
    form, target = node.attrs["form"], node.attrs.get("target")
    if form != "list":
        yield [_FORMS.get(form, "extension"), "", None, [], node.span.start]
    elif target == "previous" and not (after and after[0].attrs.get("target") == target):
        yield ["ial", "", None, [], node.span.start]


def our_inlines(text: str, body: Span) -> list[Any]:
    """The inlines of `text[body]`, those of footnotes last."""
    footnotes: dict[str, Node] = {}
    found = list(_inlines(parse_kramdown(text, body, liquid=False), footnotes))
    for footnote in footnotes.values():
        found += _inlines(footnote, {})
    return found


def _inlines(parent: Node, footnotes: dict[str, Node]) -> Iterator[list[Any]]:
    if parent.attrs.get("task") is not None:
        yield ["html", "input"]
    for node in parent.children:
        kind = node.kind
        if kind is Kind.FOOTNOTE_DEFINITION:
            footnotes[node.attrs["label"]] = node
        elif kind is Kind.STRIKETHROUGH:
            yield ["html", "del"]
            yield from _inlines(node, footnotes)
        elif kind in _INLINES:
            yield _inline(node, footnotes)
        elif kind is Kind.HTML:
            if node.attrs["name"] == "!--":
                yield ["comment"]
            elif not node.attrs["end_tag"]:
                yield ["html", node.attrs["name"]]
        elif kind is Kind.ATTRIBUTE_LIST:
            inline = parent.kind not in _CONTAINERS or parent.attrs.get("model") == "span"
            if inline and node.attrs["form"] in ("comment", "nomarkdown"):
                yield ["comment"]
        else:
            yield from _inlines(node, footnotes)


def _inline(node: Node, footnotes: dict[str, Node]) -> list[Any]:
    name, attrs = _INLINES[node.kind], node.attrs
    match node.kind:
        case Kind.CODE:
            return [name, _WHITE.sub(" ", attrs["text"])]
        case Kind.FOOTNOTE_REFERENCE:
            return [name, attrs["label"]]
        case Kind.IMAGE:
            return [name, _WHITE.sub(" ", attrs["url"])]
        case Kind.LINK | Kind.AUTOLINK:
            return [name, _WHITE.sub(" ", attrs["url"]), list(_inlines(node, footnotes))]
        case Kind.STRONG | Kind.EMPHASIS:
            return [name, list(_inlines(node, footnotes))]
    return [name]
