"""Definitions of kramdown that stand on lines of their own: links, footnotes, abbreviations."""

import re

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_patterns import INDENTATION, INDENTED_CODE
from notelint.note.markdown.kramdown_state import KramdownState, finish, trim
from notelint.note.markdown.offsets import Piece
from notelint.note.node import Kind

_FOOTNOTE = regex(rf" {{0,3}}\[\^({patterns.NAME})\]:")
_LABEL = regex(r" {0,3}\[([^\n\]]+)\]:[ \t]*")
_IN_ANGLES = regex(r"<([^>\n]*)>(?=[ \t\n])")
_TO_TITLE = regex(r"[ \t]+(?=[\"'])")
_TITLE_BELOW = regex(r"[ \t]*(?:\"(.+)\"|'(.+)')[ \t]*\n")
_ABBREVIATION = regex(r" {0,3}\*\[(.+?)\]:(.*?)\n")
_INDENT = regex(INDENTATION)
_WHITESPACE = regex(r"[ \t\n\v\f\r]+")


def register(parser: BlockParser) -> None:
    """Add the rules, in kramdown's order."""
    parser.register("footnote", r" {0,3}\[\^[0-9A-Za-z_]", parse_footnote)
    parser.register("link_definition", r" {0,3}\[[^\n\]]+\]:", parse_link)
    parser.register("abbreviation", r" {0,3}\*\[", parse_abbreviation)


def link_key(label: str) -> str:
    """What a reference and a definition of the same link share."""
    return _WHITESPACE.sub(" ", label).lower()


def parse_footnote(parser: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """`[^label]: text`, with indented lines below (kramdown syntax, "Footnotes")."""
    assert isinstance(state, KramdownState)
    marker = _FOOTNOTE.match(state.src, match.start())
    if marker is None or state.too_deep:
        return None
    line_end = state.find_line_end_at(marker.end())
    code = INDENTED_CODE.match(state.src, line_end)
    end = code.end() if code else line_end
    pieces: list[Piece] = []
    position = marker.end()
    while position < end:
        # Indentation goes from each line, and from what is behind the colon.
        indent = _INDENT.match(state.src, position)
        stop = state.find_line_end_at(position)
        pieces.append((indent.end() if indent else position, stop))
        position = stop
    child = state.nested(pieces)
    parser.parse(child)
    node = state.node(Kind.FOOTNOTE_DEFINITION, marker.start(), end, label=marker[1])
    node.attrs["label_span"] = state.derived.span(*marker.span(1))
    state.set_content(node, marker.end(), end)
    node.children = finish(child.blocks)
    state.gathered.footnotes.add(marker[1])
    state.add("eob", marker.start(), end, node, value="footnote")
    return end


def parse_link(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """`[label]: url "title"`; the last definition of a label wins."""
    assert isinstance(state, KramdownState)
    label = _LABEL.match(state.src, match.start())
    target = _read_target(state, label.end()) if label else None
    if label is None or target is None:
        return None
    url, title, end = target
    span, src = state.derived.span, state.src
    node = state.node(Kind.LINK_DEFINITION, label.start(), end, label=label[1])
    node.content = span(*label.span(1))
    node.attrs["url"] = src[slice(*url)]
    node.attrs["title"] = src[slice(*title)] if title else None
    node.attrs["url_span"] = span(*url)
    node.attrs["title_span"] = span(*title) if title else None
    state.gathered.links[link_key(label[1])] = (node.attrs["url"], node.attrs["title"])
    state.add("eob", label.start(), end, node, value="link")
    return end


_Range = tuple[int, int]


def _read_target(state: KramdownState, start: int) -> tuple[_Range, _Range | None, int] | None:
    """The ranges of a definition's address and title, and where the definition ends.

    The title is in quotation marks behind the address or on the next line. An
    address may hold spaces, but none before a quotation mark.
    """
    src = state.src
    line_end = state.find_line_end_at(start)
    start, stop = trim(src, start, line_end)
    if start == stop:
        return None
    angles = _IN_ANGLES.match(src, start)
    if angles and (rest := _read_title(state, angles.end(), stop, line_end)):
        return angles.span(1), *rest
    to_title = _TO_TITLE.search(src, start, stop)
    url = (start, to_title.start() if to_title else stop)
    rest = _read_title(state, url[1], stop, line_end)
    return (url, *rest) if rest else None


def _read_title(
    state: KramdownState, start: int, stop: int, line_end: int
) -> tuple[_Range | None, int] | None:
    """The range of a title at `start` and where the definition ends; None if more text is there."""
    src = state.src
    if start == stop:
        below = _TITLE_BELOW.match(src, line_end)
        if below is None:
            return None, line_end
        return below.span(1 if below[1] is not None else 2), below.end()
    start, _ = trim(src, start, stop)
    if stop - start > 2 and src[start] in "\"'" and src[stop - 1] == src[start]:
        return (start + 1, stop - 1), line_end
    return None


def parse_abbreviation(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """`*[HTML]: what it stands for` (kramdown syntax, "Abbreviations")."""
    assert isinstance(state, KramdownState)
    line = _ABBREVIATION.match(state.src, match.start())
    if line is None:
        return None
    node = state.node(Kind.ABBREVIATION_DEFINITION, *line.span(), label=line[1])
    state.set_content(node, *line.span(2))
    state.add("eob", *line.span(), node, value="abbreviation")
    return line.end()
