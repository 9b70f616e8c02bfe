"""The text between the tags of raw HTML, and the elements whose text is no prose."""

from collections.abc import Iterator

from notelint.lazy import regex
from notelint.note.span import Span

# Elements whose content a browser shows as typed, draws, or does not show at all.
_VERBATIM = frozenset(
    {"code", "pre", "kbd", "samp", "var", "tt", "script", "style", "svg", "math", "textarea"}
)
# HTML's phrasing elements that leave the words around them joined (HTML Living Standard, 4.5).
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "big", "cite", "del", "dfn", "em", "font", "i", "ins"}
    | {"mark", "q", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "u"}
)
_NAME = regex(r"<(/?)([A-Za-z][\w-]*)")
# A comment's two ends are found one by one, so that `<!--` without an end costs nothing.
_TAG = regex(r"<!--|-->|<[/!?]?[A-Za-z][^<>]*>")


class ElementTracker:
    """Meets the tags of a note in order and knows which spans are verbatim elements."""

    def __init__(self) -> None:
        self.verbatim: list[tuple[int, int]] = []
        self._open: dict[str, int] = {}

    def meet(self, text: str, tag: Span) -> bool:
        """Take note of the tag or comment at `tag`; whether the words around it stay joined."""
        start, end = tag
        if text.startswith("<!--", start):
            return True
        match = _NAME.match(text, start, end)
        if match is None:
            return False
        name = match[2].lower()
        if name in _VERBATIM:
            if not match[1]:
                self._open.setdefault(name, start)
            elif name in self._open:
                self.verbatim.append((self._open.pop(name), end))
        return name in _INLINE


def html_pieces(text: str, span: Span, elements: ElementTracker) -> Iterator[tuple[int, int]]:
    """The text of a raw HTML block between its tags and comments."""
    at = span.start
    in_comment = False
    for match in _TAG.finditer(text, span.start, span.end):
        if in_comment:
            if match[0] == "-->":
                in_comment = False
                at = match.end()
            continue
        if match[0] == "-->":
            continue
        yield at, match.start()
        at = match.end()
        if match[0] == "<!--":
            in_comment = True
        else:
            elements.meet(text, Span(*match.span()))
    if not in_comment:
        yield at, span.end
