"""Which parts of a restored translation are protected, and which are the engine's words."""

import re
from collections import defaultdict, deque
from typing import NamedTuple

from notelint.translate.segment import Protected, Protection, Segment


class Piece(NamedTuple):
    """A part of a translation; `item` is what is protected, None for words."""

    text: str
    item: Protected | None = None


def pieces_of(segment: Segment, text: str) -> list[Piece]:
    """`text` as words and protected spans, in order.

    A protected span is known by what it says. Where the text says so more
    often than the segment, the first ones are taken; of opening marks the one
    nearest before its closing mark.
    """
    taken = _taken(segment, text)
    pieces: list[Piece] = []
    at = 0
    for place in sorted(taken):
        if at < place:
            pieces.append(Piece(text[at:place]))
        item = taken[place]
        pieces.append(Piece(item.restored, item))
        at = place + len(item.restored)
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def _taken(segment: Segment, text: str) -> dict[int, Protected]:
    """The place of each protected span that the text holds."""
    waiting: defaultdict[str, deque[Protected]] = defaultdict(deque)
    for item in segment.protected:
        # The English of a term is words, and may need escapes like others.
        if item.kind is not Protection.TERM and item.restored:
            waiting[item.restored].append(item)
    if not waiting:
        return {}
    opening = {
        string
        for string, items in waiting.items()
        if all(item.kind is Protection.OPEN and item.pair is not None for item in items)
    }
    found: dict[int, Protected] = {}
    unclosed: defaultdict[str, list[int]] = defaultdict(list)
    longest_first = sorted(waiting, key=len, reverse=True)
    for match in re.finditer("|".join(map(re.escape, longest_first)), text):
        string = match[0]
        if string in opening:
            unclosed[string].append(match.start())
        elif waiting[string]:
            item = found[match.start()] = waiting[string].popleft()
            if item.kind is Protection.CLOSE and item.pair is not None:
                opener = segment.protected[item.pair]
                if opener.restored in opening and unclosed[opener.restored]:
                    waiting[opener.restored].remove(opener)
                    found[unclosed[opener.restored].pop()] = opener
    for string, places in unclosed.items():
        found.update(zip(places, waiting[string], strict=False))
    return found
