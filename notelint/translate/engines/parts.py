"""Requests cut into what a model can take at once: not too long, not too many placeholders.

In each part the placeholders are numbered from 1 again, as the model learned them.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from notelint.note.span import Span

TOKEN = re.compile(r"⟦([0-9]+)⟧")
# Where a sentence may be cut, best first; the cut comes after the match.
_CUTS = (re.compile(r"[.!?…。;:,→]+[\"'”’)]*\s+"), re.compile(r"\s+"))


class Part(NamedTuple):
    """A stretch of a request, as the model sees it."""

    span: Span  # in the request's text
    text: str
    numbers: tuple[str, ...]  # the request's numbers of the part's placeholders 1, 2, 3 ...


def parts_of(text: str, fits: Callable[[str], bool]) -> Iterator[Part]:
    """The parts of `text`, each of which `fits`, in order."""
    for span in _cut(text, fits):
        numbers = tuple(dict.fromkeys(TOKEN.findall(text, span.start, span.end)))
        yield Part(span, _renumbered(text[span.start : span.end], numbers), numbers)


def _renumbered(text: str, numbers: tuple[str, ...]) -> str:
    wanted = {old: f"⟦{new}⟧" for new, old in enumerate(numbers, start=1)}
    return TOKEN.sub(lambda token: wanted[token[1]], text)


def _cut(text: str, fits: Callable[[str], bool]) -> Iterator[Span]:
    waiting = [Span(0, len(text))]
    while waiting:
        span = _without_space(text, waiting.pop())
        stretch = text[span.start : span.end]
        at = None if not stretch or fits(stretch) else _middle(stretch)
        if at is None:
            if stretch:
                yield span
        else:
            waiting += (Span(span.start + at, span.end), Span(span.start, span.start + at))


def _without_space(text: str, span: Span) -> Span:
    stretch = text[span.start : span.end]
    start = span.start + len(stretch) - len(stretch.lstrip())
    return Span(start, max(start, span.end - len(stretch) + len(stretch.rstrip())))


def _middle(text: str) -> int | None:
    """Where to cut `text`, None where it is a single character or placeholder."""
    middle, quarter = len(text) / 2, len(text) / 4
    for pattern in _CUTS:
        ends = [found.end() for found in pattern.finditer(text) if found.end() < len(text)]
        near = [end for end in ends if abs(end - middle) <= quarter]
        if near:
            return min(near, key=lambda end: abs(end - middle))
    inside = {
        place for token in TOKEN.finditer(text) for place in range(token.start() + 1, token.end())
    }
    places = (place for place in range(1, len(text)) if place not in inside)
    return min(places, key=lambda place: abs(place - middle), default=None)
