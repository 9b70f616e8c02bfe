"""From kramdown's inline tokens to nodes with spans in the note."""

from typing import Any

from notelint.note.markdown.kramdown_frames import Token
from notelint.note.markdown.offsets import Derived
from notelint.note.node import Kind, Node

_KINDS = {
    "emphasis": Kind.EMPHASIS,
    "strong": Kind.STRONG,
    "strikethrough": Kind.STRIKETHROUGH,
    "codespan": Kind.CODE,
    "link": Kind.LINK,
    "image": Kind.IMAGE,
    "autolink": Kind.AUTOLINK,
    "comment": Kind.HTML,
    "math": Kind.MATH,
    "footnote_reference": Kind.FOOTNOTE_REFERENCE,
    "softbreak": Kind.SOFT_BREAK,
    "linebreak": Kind.HARD_BREAK,
    "attribute_list": Kind.ATTRIBUTE_LIST,
}


def build_inlines(tokens: list[Token], derived: Derived) -> list[Node]:
    """Nodes for the tokens of one text; runs of text become one node.

    An element becomes its start tag, its content and its end tag, side by side.
    """
    nodes: list[Node] = []
    _build(tokens, derived, nodes)
    return nodes


def text_node(derived: Derived) -> Node:
    """The node for a text that holds nothing but text."""
    return _text([derived.text], 0, len(derived.text), derived)


def _build(tokens: list[Token], derived: Derived, nodes: list[Node]) -> None:
    raw: list[str] = []
    start = end = 0
    for token in tokens:
        if token["type"] == "text":
            if not raw:
                start = token["_s"][0]
            raw.append(token["raw"])
            end = token["_s"][1]
            continue
        if raw:
            nodes.append(_text(raw, start, end, derived))
            raw = []
        if token["type"] == "element":
            _build_element(token, derived, nodes)
        else:
            nodes.append(_node(token, derived))
    if raw:
        nodes.append(_text(raw, start, end, derived))


def _text(raw: list[str], start: int, end: int, derived: Derived) -> Node:
    span = derived.span(start, end)
    return Node(Kind.TEXT, span, span, {"text": "".join(raw).replace("\0", "\ufffd")})


def _build_element(token: Token, derived: Derived, nodes: list[Node]) -> None:
    attrs = {"name": token["name"], "closed": token["closed"], "end_tag": False}
    span = derived.span(*token["open"])
    nodes.append(Node(Kind.HTML, span, span, attrs))
    _build(token["children"], derived, nodes)
    if token["close"]:
        span = derived.span(*token["close"])
        nodes.append(Node(Kind.HTML, span, span, attrs | {"end_tag": True}))


def _node(token: Token, derived: Derived) -> Node:
    span = derived.span(*token["_s"])
    content = derived.span(*token["content"]) if "content" in token else span
    node = Node(_KINDS[token["type"]], span, content, _attributes(token, derived))
    if "children" in token:
        node.children = build_inlines(token["children"], derived)
    return node


def _attributes(token: Token, derived: Derived) -> dict[str, Any]:
    match token["type"]:
        case "codespan":
            return {"text": token["raw"].replace("\n", " ").replace("\0", "\ufffd")}
        case "emphasis" | "strong" | "strikethrough":
            return {"marker": token["marker"]}
        case "footnote_reference":
            return {"label": token["label"]}
        case "autolink":
            return {"url": token["url"], "bare": False}
        case "math":
            return {"display": False}
        case "comment":
            return {"name": "!--", "closed": True, "end_tag": False}
        case "attribute_list":
            return {"form": token["form"], "target": token.get("target")}
        case "link" | "image":
            return _link_attributes(token, derived)
    return {}


def _link_attributes(token: Token, derived: Derived) -> dict[str, Any]:
    url, title = token.get("url_range"), token.get("title_range")
    return {
        "url": token["url"],
        "title": token["title"],
        "form": token["form"],
        "label": token.get("label"),
        "url_span": derived.span(*url) if url else None,
        "title_span": derived.span(*title) if title else None,
    }
