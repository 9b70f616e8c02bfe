"""Quotes and brackets whose partner got lost."""

from collections.abc import Iterator

from notelint.lazy import regex
from notelint.translate.quality.codes import UNBALANCED
from notelint.translate.translation import Doubt

_BRACKETS = {")": "(", "]": "[", "}": "{", "”": "“", "」": "「", "』": "『"}
_OPENING = frozenset(_BRACKETS.values())
# `1)`, `a)` and `ex)` label items, `:)` smiles: none has a partner.
_LABEL = regex(r"(?:(?:^|[\s→>-])(?:\d{1,3}|[A-Za-z]|ex|e\.g\.|[가-힣]{1,2})|[:;]-?)\Z")
_SMILE = regex(r"[:;]-?\Z")
_REACH = 6  # code points looked at before a bracket


def unbalanced(source: str, translated: str) -> Doubt | None:
    """A quote or bracket without its partner, where the source has all of them."""
    lost = next(alone(translated), None)
    if lost is None or next(alone(source), None) is not None:
        return None
    return Doubt(UNBALANCED, (("text", lost),))


def alone(text: str) -> Iterator[str]:
    """Quotes and brackets without a partner."""
    open_brackets: list[str] = []
    for at, character in enumerate(text):
        before = text[max(0, at - _REACH) : at]
        if character in _OPENING:
            if not _SMILE.search(before):
                open_brackets.append(character)
        elif character in _BRACKETS:
            if open_brackets and open_brackets[-1] == _BRACKETS[character]:
                open_brackets.pop()
            elif not _LABEL.search(before):
                yield character
    yield from open_brackets
    if text.count('"') % 2:
        yield '"'
