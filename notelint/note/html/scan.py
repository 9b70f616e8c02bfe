"""Finding the tags of a zone."""

import re
from collections.abc import Iterable, Iterator

from notelint.lazy import regex
from notelint.note.html.elements import HTML, RAW_TEXT, VOID
from notelint.note.html.grammar import Grammar
from notelint.note.html.tags import ShownTag, Tag, TagKind
from notelint.note.html.zones import Zone
from notelint.note.markdown.kramdown_tags import BLOCK_ELEMENTS, content_model
from notelint.note.span import Span

# A tag of this form with the name of a known element was surely meant as one.
_BROKEN_TAG = regex(
    r"<([A-Za-z][A-Za-z0-9]*+)\s[^<>]*?"
    r"\b(?:align|alt|class|color|height|href|id|name|size|src|style|target|title|width)\s*+=[^<>]*+>",
    re.I,
)
_NAME = regex(r"</?([^\s/>]+)")


def scan_zone(
    text: str, zone: Zone, hidden: Iterable[Span], grammar: Grammar
) -> Iterator[Tag | ShownTag]:
    """The tags of `zone` in `text`, in order.

    `hidden` are spans of Liquid in the zone: it is gone, or replaced by a
    value, before any renderer looks for tags.
    """
    visible = _masked(text, zone, hidden)
    unended: set[str] = set()
    inside = ""  # the element that kramdown is reading as raw HTML
    at = 0
    while found := (grammar.raw_start if inside else grammar.start).search(visible, at):
        at = found.end()
        if found[0] != "<":
            continue  # an escaped character
        start = found.start()
        if visible[at] in "!?":
            end, kind = _comment_end(visible, start, grammar, unended), TagKind.COMMENT
        else:
            match = grammar.tag.match(visible, start)
            end, kind = match.end() if match else -1, TagKind.OPEN
        if end < 0:
            shown = _BROKEN_TAG.match(visible, start)
            if shown and shown[1].lower() in HTML:
                yield _shown(text, Span(start, shown.end()), zone, block=False)
            continue
        span = Span(zone.span.start + start, zone.span.start + end)
        tag = _tag(text[span.start : span.end], span, zone, kind)
        if grammar.inline_only and tag.name in BLOCK_ELEMENTS and tag.kind is not TagKind.CLOSE:
            at = end
            yield _shown(text, Span(start, end), zone, block=True)
            continue
        at = _after_raw_text(visible, end, tag) if zone.raw else end
        if grammar.inline_only:
            inside = _raw_element(inside, tag)
        yield tag


def _raw_element(inside: str, tag: Tag) -> str:
    """The element, if any, in which kramdown reads no Markdown behind `tag`, escapes included."""
    if inside:
        return "" if tag.kind is TagKind.CLOSE and tag.name == inside else inside
    is_raw = tag.kind is TagKind.OPEN and content_model(tag.name) == "raw"
    return tag.name if is_raw else ""


def _masked(text: str, zone: Zone, hidden: Iterable[Span]) -> str:
    """The zone's text with code and the like blanked, and a letter for each of Liquid's."""
    pieces: list[str] = []
    at = zone.span.start
    for span, fill in sorted([*((s, "\0") for s in zone.opaque), *((s, "x") for s in hidden)]):
        start, end = max(span.start, at), min(span.end, zone.span.end)
        if start < end:
            liquid_tag = fill == "x" and text.startswith("{%", span.start)
            pieces += (text[at:start], (" " if liquid_tag else fill) * (end - start))
            at = end
    pieces.append(text[at : zone.span.end])
    return "".join(pieces)


def _comment_end(visible: str, start: int, grammar: Grammar, unended: set[str]) -> int:
    """Where the comment at `start` ends, or -1; `unended` are ends known not to come."""
    for opener, closer, own in grammar.comments:
        if visible.startswith(opener, start):
            found = -1 if closer in unended else visible.find(closer, start + own)
            if found < 0:
                unended.add(closer)
                return -1
            return found + len(closer)
    return -1


def _tag(source: str, span: Span, zone: Zone, kind: TagKind) -> Tag:
    name = ""
    if kind is not TagKind.COMMENT:
        match = _NAME.match(source)
        name = match[1].lower() if match else ""
        if source[1] == "/":
            kind = TagKind.CLOSE
        elif name in VOID:
            kind = TagKind.VOID
        elif source.endswith("/>"):
            kind = TagKind.SELF_CLOSING
    return Tag(name, kind, span, source, zone.node, zone.container)


def _shown(text: str, found: Span, zone: Zone, block: bool) -> ShownTag:
    span = Span(zone.span.start + found.start, zone.span.start + found.end)
    source = text[span.start : span.end]
    match = _NAME.match(source)
    name = match[1].lower() if match else ""
    return ShownTag(name, span, source, zone.node, block)


def _after_raw_text(visible: str, end: int, tag: Tag) -> int:
    """Where to go on after `tag`: past what a browser does not read as tags."""
    if tag.kind is not TagKind.OPEN or tag.name not in RAW_TEXT:
        return end
    closing = re.compile(rf"</{re.escape(tag.name)}[\s/>]", re.I).search(visible, end)
    return closing.start() if closing else len(visible)
