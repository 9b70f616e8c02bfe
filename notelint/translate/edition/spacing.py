"""Spaces in a translation that markup needs: around addresses, and not inside emphasis."""

import unicodedata
from collections.abc import Sequence

from notelint.lazy import regex
from notelint.translate.edition.matching import Piece
from notelint.translate.segment import Protected, Protection

_DELIMITERS = "*_~"


_RUNNING = frozenset({Protection.URL, Protection.PATH})
# After an address: a full stop at most, before what ends it.
_ENDED = regex(r"[.,;:!?]*(?=[\s<>()\"'`]|\Z)")
_JOINED = regex(r"[\w/@\\[\]{}|~%#=+*-]")
_JOINED_BEFORE = regex(r"[\w/.~\\:%@+*-]\Z")


def spaced(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with a space wherever the words would become part of what is protected.

    A Korean particle ends an address or a formula in dollars; an English word does not.
    """
    result = list(pieces)
    for index, piece in enumerate(result):
        item = piece.item
        if item is None or not _may_run_on(item):
            continue
        before = result[index - 1] if index else None
        after = result[index + 1] if index + 1 < len(result) else None
        if before and before.item is None and _joins_before(before.text, item):
            result[index - 1] = before._replace(text=before.text + " ")
        if after and after.item is None and _joins_after(after.text, item):
            result[index + 1] = after._replace(text=" " + after.text)
    return result


def _may_run_on(item: Protected) -> bool:
    if item.kind is Protection.ESCAPE:
        return item.restored[-1:].isalpha()
    return item.kind in _RUNNING or item.kind is Protection.MATH


def _joins_before(words: str, item: Protected) -> bool:
    if item.kind in _RUNNING:
        return bool(_JOINED_BEFORE.search(words))
    return words[-1:].isalnum()


def _joins_after(words: str, item: Protected) -> bool:
    if item.kind is Protection.URL:
        return not _ENDED.match(words)
    if item.kind is Protection.PATH:
        return bool(_JOINED.match(words))
    return words[:1].isalnum()


def mended(pieces: Sequence[Piece], *, kramdown: bool) -> list[Piece]:
    """The pieces with inner spaces moved out of emphasis, and spaces where it needs them.

    CommonMark (0.31.2, section 6.2) takes no delimiter for a closing one that
    stands between punctuation and a letter, and no `_` beside a letter on its
    outer side; kramdown knows only the latter.
    """
    result = list(pieces)
    _move_spaces_out(result)
    texts = [piece.text for piece in result]
    for index, piece in enumerate(result):
        if not _is_delimiter(piece):
            continue
        before = texts[index - 1][-1:] if index else ""
        after = texts[index + 1][:1] if index + 1 < len(texts) else ""
        opens = _kind(piece) is Protection.OPEN
        outer, inner = (before, after) if opens else (after, before)
        alone = piece.text[0] == "_" or (not kramdown and _is_punctuation(inner))
        if outer.isalnum() and alone:
            result[index] = piece._replace(text=f" {piece.text}" if opens else f"{piece.text} ")
    return result


def _move_spaces_out(pieces: list[Piece]) -> None:
    """`a** words **b` becomes `a **words** b`."""
    for index, piece in enumerate(pieces):
        if not _is_delimiter(piece):
            continue
        opens = _kind(piece) is Protection.OPEN
        inside, outside = (index + 1, index - 1) if opens else (index - 1, index + 1)
        words = _words(pieces, inside)
        bare = words.lstrip() if opens else words.rstrip()
        if not bare or len(bare) == len(words):
            continue
        pieces[inside] = pieces[inside]._replace(text=bare)
        beside = _words(pieces, outside)
        if not (beside[-1:] if opens else beside[:1]).isspace():
            pieces[index] = piece._replace(text=f" {piece.text}" if opens else f"{piece.text} ")


def _words(pieces: Sequence[Piece], index: int) -> str:
    """The words at `index`; none where something protected is, or nothing."""
    inside = 0 <= index < len(pieces) and pieces[index].item is None
    return pieces[index].text if inside else ""


def _is_delimiter(piece: Piece) -> bool:
    item = piece.item
    return item is not None and item.pair is not None and item.restored[0] in _DELIMITERS


def _kind(piece: Piece) -> Protection | None:
    return piece.item.kind if piece.item else None


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
