"""What holds for every tree: places are the source's, children lie within parents, in order."""

import re
from collections.abc import Callable, Mapping

from benchmarks.notes import all_notes
from notelint.note.dialect import Dialect
from notelint.note.markdown import parse_markdown
from notelint.note.markdown.definitions import destination
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


Rule = Callable[[Node, str], bool]


def broken_invariants(
    tree: Node, text: str, body: Span, rules: Mapping[Kind, Rule] | None = None
) -> list[str]:
    """What does not hold of the tree of `text[body]`, in words; empty if all is well.

    `rules` say for each kind what the source at its place must be.
    """
    rules = RULES if rules is None else rules
    broken = [] if tree.span == body else [f"document {tree.span} is not the body {body}"]
    for node in tree.walk():
        broken += _misplaced(node, text)
        rule = rules.get(node.kind)
        if rule is not None and not rule(node, text):
            broken.append(f"{node.kind} is not at {node.span}: {text[slice(*node.span)]!r}")
    return broken


def broken_in_real_notes(dialect: Dialect, rules: Mapping[Kind, Rule] | None = None) -> list[str]:
    """What does not hold of the trees of all real notes, read as `dialect`."""
    return [
        f"{author}/{note.path}: {problem}"
        for author, note in all_notes()
        for problem in broken_invariants(
            parse_markdown(note.text, note.body, dialect), note.text, note.body, rules
        )
    ]


def _misplaced(node: Node, text: str) -> list[str]:
    broken = []
    if not node.span.covers(node.content):
        broken.append(f"content {node.content} outside {node.kind} {node.span}")
    end = node.span.start
    for child in node.children:
        if not node.span.covers(child.span):
            broken.append(f"{child.kind} {child.span} outside {node.kind} {node.span}")
        if child.span.start < end:
            broken.append(f"{child.kind} {child.span} begins before {end}")
        end = child.span.end
    for name, span in node.attrs.items():
        if name.endswith("_span") and span is not None and not node.span.covers(span):
            broken.append(f"{name} {span} outside {node.kind} {node.span}")
    if node.span.end > len(text):
        broken.append(f"{node.kind} {node.span} ends after the text")
    return broken


def _shown(text: str) -> str:
    return _ESCAPE.sub(r"\1", text).replace("\0", "\ufffd")


def _text(node: Node, text: str) -> bool:
    return _shown(text[slice(*node.span)]) == node.attrs["text"]


def _code(node: Node, text: str) -> bool:
    source, content = text[slice(*node.span)], text[slice(*node.content)]
    if set(source[: node.content.start - node.span.start]) != {"`"}:
        return False
    if "\n" in content or "\r" in content or "\\|" in content:
        return True  # prefixes of quotes and items, and escaped pipes, are gone from `text`
    shown = content.replace("\0", "\ufffd")
    if shown.strip(" ") and shown[0] == shown[-1] == " ":
        shown = shown[1:-1]
    return bool(shown == node.attrs["text"])


def _between(opening: str, closing: str) -> Callable[[Node, str], bool]:
    def rule(node: Node, text: str) -> bool:
        before = text[node.span.start : node.content.start]
        return before == opening and text.startswith(closing, node.content.end)

    return rule


def _delimited(node: Node, text: str) -> bool:
    marker = node.attrs["marker"]
    return _between(marker, marker)(node, text)


def _link(node: Node, text: str) -> bool:
    bracket = "[" if node.kind is Kind.LINK else "!["
    url = node.attrs["url_span"]
    if url is not None:
        raw = text[slice(*url)].replace("\\|", "|")
        raw = raw[1:-1] if raw.startswith("<") else raw
        if destination(raw) != node.attrs["url"]:
            return False
    return _between(bracket, "]")(node, text)


def _autolink(node: Node, text: str) -> bool:
    address, url = text[slice(*node.content)], node.attrs["url"]
    # In a table's cell `\\|` is a pipe.
    return bool(url.endswith((address, address.replace("\\|", "|"))))


def _html(node: Node, text: str) -> bool:
    source = text[slice(*node.span)]
    return source.startswith("<") and source.endswith(">")


def _line_break(node: Node, text: str) -> bool:
    source = text[slice(*node.span)]
    ends = source.endswith(("\n", "\r"))
    return ends and (node.kind is Kind.SOFT_BREAK or source.startswith(("\\", "  ")))


def _heading(node: Node, text: str) -> bool:
    level, closing = node.attrs["level"], node.attrs["closing_span"]
    if node.attrs["setext"]:
        return set(text[slice(*closing)].rstrip(" \t")) == {"=-"[level - 1]}
    return text.startswith("#" * level, node.span.start) and (
        closing is None or set(text[slice(*closing)]) == {"#"}
    )


def _item(node: Node, text: str) -> bool:
    marker = node.attrs["marker_span"]
    return marker.start == node.span.start and text[slice(*marker)] == node.attrs["marker"]


def _code_block(node: Node, text: str) -> bool:
    if not node.attrs["fenced"]:
        return True
    closing = node.attrs["closing_span"]
    return (
        text[slice(*node.attrs["fence_span"])] == node.attrs["fence"]
        and text[slice(*node.attrs["info_span"])] == node.attrs["info"]
        and (closing is None or text[slice(*closing)].startswith(node.attrs["fence"]))
    )


def _starts(prefix: str) -> Callable[[Node, str], bool]:
    return lambda node, text: text.startswith(prefix, node.span.start)


RULES: Mapping[Kind, Rule] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.EMPHASIS: _delimited,
    Kind.STRONG: _delimited,
    Kind.STRIKETHROUGH: _delimited,
    Kind.LINK: _link,
    Kind.IMAGE: _link,
    Kind.AUTOLINK: _autolink,
    Kind.HTML: _html,
    Kind.SOFT_BREAK: _line_break,
    Kind.HARD_BREAK: _line_break,
    Kind.HEADING: _heading,
    Kind.LIST_ITEM: _item,
    Kind.CODE_BLOCK: _code_block,
    Kind.BLOCK_QUOTE: _starts(">"),
    Kind.LINK_DEFINITION: _starts("["),
    Kind.FOOTNOTE_DEFINITION: _starts("[^"),
    Kind.FOOTNOTE_REFERENCE: _between("[^", "]"),
    Kind.HTML_BLOCK: _starts("<"),
}
