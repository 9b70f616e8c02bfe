"""Where a link of kramdown leads: the part behind its text (syntax, "Links and Images")."""

import re

from notelint.lazy import regex
from notelint.note.markdown.kramdown_definitions import link_key
from notelint.note.markdown.kramdown_frames import SpanState, Token
from notelint.note.markdown.kramdown_patterns import SPACES

_S = f"[{SPACES}]"
_LABEL = regex(rf"{_S}*?\[([^\]]+)?\]")
_ESCAPED = regex(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_IN_ANGLES = regex(r"\(<(.*?)>")
_PARENTHESIS = regex(rf"[()]|{_S}(?=['\"])")
_TITLE_START = regex(rf"{_S}*([\"'])")
_TITLE_END = {quote: regex(rf"{quote}{_S}*\)") for quote in "\"'"}


def may_be_link(state: SpanState, start: int, end: int) -> bool:
    """Whether brackets around `src[start:end]` may make a link; cheap, and never wrongly False."""
    if state.src.startswith("(", end + 1) or _LABEL.match(state.src, end + 1):
        return True
    return end - start <= int(state.env["longest_label"])


def read_target(state: SpanState, start: int, end: int) -> Token | None:
    """What follows the link text `src[start:end]` and its bracket, as parts of a token.

    `end` is where the link ends. None if no such link is defined, or the
    parenthesis is never closed.
    """
    src = state.src
    label = _LABEL.match(src, end + 1)
    if label or not src.startswith("(", end + 1):
        return _reference(state, start, end, label)
    angles = _IN_ANGLES.match(src, end + 1)
    if angles:
        url, after = angles.span(1), angles.end()
        if src.startswith(")", after):
            return _inline(state, url, None, after + 1)
    else:
        url, after, closed = _read_url(state, end + 1)
        if closed:
            return _inline(state, url, None, after)
    opening = _TITLE_START.match(src, after)
    if opening is None:
        return None
    closing = state.ahead.search(_TITLE_END[opening[1]], opening.end() + 1)
    if closing is None:
        return None
    return _inline(state, url, (opening.end(), closing.start()), closing.end())


def _reference(state: SpanState, start: int, end: int, label: re.Match[str] | None) -> Token | None:
    written = label[1] if label else None
    if written is None:
        if end - start > state.env["longest_label"]:
            return None
        written = _ESCAPED.sub(r"\1", state.src[start:end])
    definition = state.env["ref_links"].get(link_key(written))
    if definition is None:
        return None
    form = "shortcut" if label is None else "full" if label[1] else "collapsed"
    return {
        "end": label.end() if label else end + 1,
        "form": form,
        "label": written,
        "url": definition[0],
        "title": definition[1],
    }


def _inline(
    state: SpanState, url: tuple[int, int], title: tuple[int, int] | None, end: int
) -> Token:
    return {
        "end": end,
        "form": "inline",
        "url": state.src[slice(*url)],
        "url_range": url,
        "title": state.src[slice(*title)] if title else None,
        "title_range": title,
    }


def _read_url(state: SpanState, start: int) -> tuple[tuple[int, int], int, bool]:
    """The range of an address, where reading stopped, and whether its parenthesis was closed.

    An address may hold spaces and balanced parentheses; whitespace before a
    quotation mark ends it.
    """
    src, depth, position = state.src, 0, start
    closed = False
    while match := _PARENTHESIS.search(src, position):
        position = match.end()
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth -= 1
            if not depth:
                closed = True
                break
        else:
            break
    if not closed:
        state.spend(position - start)
    first, last = start + 1, max(start + 1, position - 1)
    while first < last and src[first] in SPACES:
        first += 1
    while last > first and src[last - 1] in SPACES:
        last -= 1
    return (first, last), position, closed
