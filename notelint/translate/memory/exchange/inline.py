"""Tokens of a sentence as elements: which stand alone, and which open and close a pair."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from notelint.translate.protected_source import TOKEN, token
from notelint.translate.segment import Protection


class Inline(NamedTuple):
    """A token of a sentence; `partner` is that at the other end of its pair, in this sentence."""

    number: int
    kind: str
    partner: int = 0  # 0: it has none here

    @property
    def opens(self) -> bool:
        """Whether it is the first of a pair, or would be."""
        return self.kind == Protection.OPEN


def pieces_of(text: str, kinds: Sequence[str]) -> Iterator[str | Inline]:
    """Words and tokens of a sentence whose tokens have `kinds`, in order.

    Pairs are told by their nesting in this sentence.
    """
    pieces: list[str | Inline] = []
    at = 0
    for match in TOKEN.finditer(text):
        number = int(match[1])
        if number <= len(kinds):
            pieces += [text[at : match.start()], Inline(number, kinds[number - 1])]
            at = match.end()
    pieces.append(text[at:])
    return (piece for piece in _paired(pieces) if piece)


def _paired(pieces: list[str | Inline]) -> list[str | Inline]:
    open_places: list[int] = []
    for place, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if piece.kind == Protection.OPEN:
            open_places.append(place)
        elif piece.kind == Protection.CLOSE and open_places:
            opening = open_places.pop()
            first = pieces[opening]
            assert isinstance(first, Inline)
            pieces[opening] = first._replace(partner=piece.number)
            pieces[place] = piece._replace(partner=first.number)
    return pieces


def renumbered(kinds: dict[int, str]) -> tuple[str, ...]:
    """The kinds in the order of their numbers.

    Raises:
        ValueError: the numbers are not 1, 2, 3 ...
    """
    if sorted(kinds) != list(range(1, len(kinds) + 1)):
        raise ValueError("placeholders are not numbered from 1")
    return tuple(Protection(kinds[number]).value for number in sorted(kinds))


class Words:
    """Collects the text of a sentence that is read, and its tokens."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.kinds: dict[int, str] = {}

    def add(self, text: str | None) -> None:
        """Take in words."""
        self._pieces.append(text or "")

    def add_token(self, number: int, kind: str) -> None:
        """Take in a token."""
        self.kinds[number] = kind
        self._pieces.append(token(number))

    @property
    def text(self) -> str:
        """The sentence with `⟦n⟧`."""
        return "".join(self._pieces)
