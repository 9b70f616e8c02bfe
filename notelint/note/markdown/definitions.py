"""Link reference definitions at the head of a paragraph (CommonMark 0.31.2, section 4.7)."""

from typing import NamedTuple

from mistune.helpers import ASCII_WHITESPACE, parse_link_href, parse_link_title, unescape_char
from mistune.util import unescape, unikey

from notelint.lazy import regex

_LABEL = regex(r"\[((?:[^\\\[\]]|\\[\s\S]){1,999})\]:")
_LINE_REST = regex(r"[ \t]*(?:\n|$)")


class Definition(NamedTuple):
    """A definition in a paragraph's text; the ranges are offsets in that text."""

    label: str
    url: str
    title: str | None
    label_range: tuple[int, int]
    url_range: tuple[int, int]
    title_range: tuple[int, int] | None
    end: int  # after its last line's line feed

    @property
    def key(self) -> str:
        """The label as references are compared."""
        return unikey(self.label)


def read_definition(text: str, start: int) -> Definition | None:
    """The definition that begins at `start`, or None."""
    label = _LABEL.match(text, start)
    if label is None or not label[1].strip():
        return None
    url, after_url = parse_link_href(text, label.end(), block=True)
    if url is None or after_url is None:
        return None
    url_start = skip_whitespace(text, label.end())
    title, title_range, end = None, None, None
    found, after_title = parse_link_title(text, after_url, len(text))
    if after_title is not None:
        rest = _LINE_REST.match(text, after_title)
        if rest:
            title, title_range = found, (skip_whitespace(text, after_url), after_title)
            end = rest.end()
    if end is None:
        rest = _LINE_REST.match(text, after_url)
        if rest is None:
            return None
        end = rest.end()
    return Definition(
        label[1], destination(url), title, label.span(1), (url_start, after_url), title_range, end
    )


def destination(raw: str) -> str:
    """The address that a link's destination in the note stands for."""
    return unescape(unescape_char(raw))


def skip_whitespace(text: str, position: int) -> int:
    """The first place at or after `position` that is no ASCII whitespace."""
    while position < len(text) and text[position] in ASCII_WHITESPACE:
        position += 1
    return position
