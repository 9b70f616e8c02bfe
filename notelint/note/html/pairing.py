"""Which closing tag belongs to which opening one.

As a browser pairs them: a closing tag belongs to the nearest open element of
its name (HTML Living Standard, 13.2.6). What stands open above that element
was either left open or is closed further on, crossing it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from notelint.note.html.elements import OPTIONAL_END, VOID
from notelint.note.html.tags import Tag, TagKind
from notelint.note.span import Span


class Pair(NamedTuple):
    """An element's opening and closing tag."""

    opening: Tag
    closing: Tag

    @property
    def span(self) -> Span:
        """From the first character of the one to the last of the other."""
        return Span(self.opening.span.start, self.closing.span.end)

    @property
    def inner(self) -> Span:
        """What stands between the tags."""
        return Span(self.opening.span.end, self.closing.span.start)


class Crossing(NamedTuple):
    """`first` closes inside `second`, which opened inside it: `<b><i></b></i>`."""

    first: Pair
    second: Pair


class Pairing(NamedTuple):
    """`pairs` in the order of their opening tags, crossing ones among them.

    `unclosed` leaves out elements whose end tag HTML makes optional; those
    are in `implied`. `stray` are closing tags of nothing open, `void_closings`
    those of elements that have none, such as `</br>`.
    """

    pairs: tuple[Pair, ...]
    crossed: tuple[Crossing, ...]
    unclosed: tuple[Tag, ...]
    implied: tuple[Tag, ...]
    stray: tuple[Tag, ...]
    void_closings: tuple[Tag, ...]


def pair_tags(tags: Iterable[Tag]) -> Pairing:
    """The pairing of `tags`, which stand in document order; linear."""
    pairer = _Pairer()
    for tag in tags:
        if tag.kind is TagKind.OPEN:
            pairer.open(tag)
        elif tag.kind is TagKind.CLOSE:
            pairer.close(tag)
    return pairer.result()


class _Pairer:
    def __init__(self) -> None:
        self.stack: list[Tag] = []
        self.depths: defaultdict[str, int] = defaultdict(int)  # of each name in the stack
        # Elements that another one's end cut short, with that other one, by name.
        self.cut: defaultdict[str, list[tuple[Tag, Pair]]] = defaultdict(list)
        self.pairs: list[Pair] = []
        self.crossed: list[Crossing] = []
        self.stray: list[Tag] = []
        self.void_closings: list[Tag] = []

    def open(self, tag: Tag) -> None:
        self.stack.append(tag)
        self.depths[tag.name] += 1

    def close(self, tag: Tag) -> None:
        if tag.name in VOID:
            self.void_closings.append(tag)
        elif self.depths[tag.name]:
            self._close_open(tag)
        elif self.cut[tag.name]:
            opening, by = self.cut[tag.name].pop()
            self.pairs.append(Pair(opening, tag))
            self.crossed.append(Crossing(by, self.pairs[-1]))
        else:
            self.stray.append(tag)

    def _close_open(self, tag: Tag) -> None:
        above = []
        while (opening := self.stack.pop()).name != tag.name:
            self.depths[opening.name] -= 1
            above.append(opening)
        self.depths[tag.name] -= 1
        pair = Pair(opening, tag)
        self.pairs.append(pair)
        for inner in reversed(above):
            self.cut[inner.name].append((inner, pair))

    def result(self) -> Pairing:
        left = [*self.stack, *(tag for cut in self.cut.values() for tag, _ in cut)]
        left.sort(key=lambda tag: tag.span)
        return Pairing(
            pairs=tuple(sorted(self.pairs, key=lambda pair: pair.opening.span)),
            crossed=tuple(sorted(self.crossed, key=lambda c: c.first.opening.span)),
            unclosed=tuple(tag for tag in left if tag.name not in OPTIONAL_END),
            implied=tuple(tag for tag in left if tag.name in OPTIONAL_END),
            stray=tuple(self.stray),
            void_closings=tuple(self.void_closings),
        )
