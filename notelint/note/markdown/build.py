"""From inline tokens, with ranges in a derived text, to nodes with spans in the note."""

from typing import Any

from notelint.note.markdown.bare_urls import find_emails
from notelint.note.markdown.emphasis import Token
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
    "inline_html": Kind.HTML,
    "footnote_reference": Kind.FOOTNOTE_REFERENCE,
    "softbreak": Kind.SOFT_BREAK,
    "linebreak": Kind.HARD_BREAK,
}


def build_inlines(tokens: list[Token], derived: Derived, emails: bool) -> list[Node]:
    """Nodes for the tokens of one text; runs of text become one node.

    With `emails`, bare addresses in text become autolinks.
    """
    nodes: list[Node] = []
    raw: list[str] = []
    start = end = 0
    escaped = False
    for token in tokens:
        if token["type"] == "text":
            if escaped and raw[-1] == "&":
                # `\&lt;` is no entity: its `&` must not meet the text after it.
                nodes += _texts(raw, start, end, derived, emails)
                raw = []
            if not raw:
                start = token["_s"][0]
            raw.append(token["raw"])
            escaped = "escaped" in token
            end = token["_s"][1]
            continue
        if raw:
            nodes += _texts(raw, start, end, derived, emails)
            raw = []
            escaped = False
        nodes.append(_node(token, derived, emails))
    if raw:
        nodes += _texts(raw, start, end, derived, emails)
    return nodes


def _texts(raw: list[str], start: int, end: int, derived: Derived, emails: bool) -> list[Node]:
    text = raw[0] if len(raw) == 1 else "".join(raw)
    # Without escapes a place in the text is a place in the derived text.
    found = find_emails(text) if emails and len(text) == end - start else []
    if not found:
        return [_text(text, start, end, derived)]
    nodes: list[Node] = []
    last = 0
    for first, after in found:
        if first > last:
            nodes.append(_text(text[last:first], start + last, start + first, derived))
        span = derived.span(start + first, start + after)
        attrs = {"url": f"mailto:{text[first:after]}", "bare": True}
        nodes.append(Node(Kind.AUTOLINK, span, span, attrs))
        last = after
    if last < len(text):
        nodes.append(_text(text[last:], start + last, end, derived))
    return nodes


def _text(text: str, start: int, end: int, derived: Derived) -> Node:
    span = derived.span(start, end)
    return Node(Kind.TEXT, span, span, {"text": text.replace("\0", "\ufffd")})


def _node(token: Token, derived: Derived, emails: bool) -> Node:
    span = derived.span(*token["_s"])
    content = derived.between(*token["content"]) if "content" in token else span
    kind = _KINDS[token["type"]]
    node = Node(kind, span, content, _attributes(token, derived))
    if "children" in token:
        emails = emails and kind is not Kind.LINK
        node.children = build_inlines(token["children"], derived, emails)
    return node


def _attributes(token: Token, derived: Derived) -> dict[str, Any]:
    if token["type"] == "codespan":
        return {"text": token["raw"].replace("\0", "\ufffd")}
    if "marker" in token:
        return {"marker": token["marker"]}
    if "label" in token and token["type"] == "footnote_reference":
        return {"label": token["label"]}
    if token["type"] == "autolink":
        return {"url": token["url"], "bare": token["bare"]}
    if "form" not in token:
        return {}
    url, title = token.get("url_range"), token.get("title_range")
    return {
        "url": token["attrs"]["url"],
        "title": token["attrs"].get("title"),
        "form": token["form"],
        "label": token.get("label"),
        "url_span": derived.span(*url) if url else None,
        "title_span": derived.span(*title) if title else None,
    }
