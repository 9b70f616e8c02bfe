"""Pipes in the lines of a kramdown table: which of them split cells."""

import re
from collections.abc import Iterator
from itertools import pairwise

from notelint.lazy import regex
from notelint.note.markdown.kramdown_frames import Frame, SpanState, Token
from notelint.note.markdown.kramdown_inline import KramdownInlineParser
from notelint.note.markdown.kramdown_patterns import SPACES
from notelint.note.markdown.kramdown_state import KramdownState, trim

HAS_PIPE = regex(r"\||.*?[^\\\n]\|")
"""A line, from its beginning, with a pipe that no backslash escapes."""

_OPAQUE = regex(r"[`<]")
_CODE_ELEMENT = regex(r"<code[^>\n]*>.*?</code>")
_PIPE_OR_CODE = regex(r"(?<!\\)\||`+")


def pipe_in_each_line(state: KramdownState, start: int, end: int) -> bool:
    """Whether every line has a pipe outside of code spans and inline elements.

    `src[start:end]` are whole lines with a pipe somewhere.
    """
    text = state.src[start : end - 1]
    if not _OPAQUE.search(text):
        return True
    found = False
    for is_code, value in _pieces(state, text):
        lines = value.rstrip("\n").split("\n") if value.rstrip("\n") else []
        if is_code:
            if len(lines) > 2 or (len(lines) == 2 and not found):
                return found
            found = found and len(lines) < 2
            continue
        if len(lines) > 1 and not found and not HAS_PIPE.match(lines[0]):
            return False
        found = (found and len(lines) < 2) or bool(lines and HAS_PIPE.match(lines[-1]))
    return found


def _pieces(state: KramdownState, text: str) -> Iterator[tuple[bool, str]]:
    """The code spans and what is between them; an element counts as its name."""
    gathered = state.gathered
    env = {"ref_links": gathered.links, "footnotes": gathered.footnotes, "longest_label": 1000}
    frame = Frame(0, mode="code")
    KramdownInlineParser().read(SpanState(env, text), frame, 0)
    for token in frame.tokens:
        yield token["type"] == "codespan", _value(token, text)


def _value(token: Token, text: str) -> str:
    match token["type"]:
        case "element":
            return str(token["name"])
        case "comment":
            return text[slice(*token["_s"])]
    return str(token["raw"])


def split_cells(src: str, start: int, end: int, leading_pipe: bool) -> list[tuple[int, int]]:
    """The ranges of the cells in the line `src[start:end]`, without whitespace around them.

    An empty first cell is left out if the table's first line begins with a
    pipe, an empty last one always.
    """
    end = trim(src, start, end)[1]
    borders = [start - 1, *_borders(src, start, end), end]
    cells = [trim(src, left + 1, right) for left, right in pairwise(borders)]
    if leading_pipe and cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return cells


def _borders(src: str, start: int, end: int) -> Iterator[int]:
    """The pipes outside of code spans and `<code>` elements."""
    for element in _CODE_ELEMENT.finditer(src, start, end):
        yield from _borders_in_text(src, start, element.start())
        start = element.end()
    yield from _borders_in_text(src, start, end)


def _borders_in_text(src: str, start: int, end: int) -> Iterator[int]:
    position = start
    unclosed: set[str] = set()
    while match := _PIPE_OR_CODE.search(src, position, end):
        position = match.end()
        if match[0] == "|":
            yield match.start()
        elif match[0] not in unclosed and not _is_literal(src, start, end, match):
            close = src.find(match[0], position, end)
            if close < 0:
                unclosed.add(match[0])
            else:
                position = close + len(match[0])


def _is_literal(src: str, start: int, end: int, run: re.Match[str]) -> bool:
    """Whether the run is a single backtick with whitespace on both sides."""
    before, after = run.start() - 1, run.end()
    return (
        len(run[0]) == 1
        and (before < start or src[before] in SPACES)
        and after < end
        and src[after] in SPACES
    )
