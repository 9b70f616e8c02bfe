"""Emphasis, strong emphasis and strikethrough (CommonMark 0.31.2, section 6.2; GFM, section 6.5).

mistune resolves emphasis on copies of the text, where positions are lost, and
takes every character that is no letter or number for punctuation. Here runs
keep their places, and punctuation is what the specification says.
"""

import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import Any

Token = dict[str, Any]

# Emphasis nested deeper than this stays literal: recursion over a tree stays bounded.
MAX_DEPTH = 50


@dataclass(slots=True, eq=False)
class Run:
    """A run of one delimiter character.

    Closing takes characters from its left, opening from its right: `closes`
    and `opens` hold the widths taken, in the order in which they were matched.
    """

    char: str
    start: int
    length: int
    can_open: bool
    can_close: bool
    left: int = 0  # characters not yet taken
    closes: list["Pair"] = field(default_factory=list)
    opens: list["Pair"] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Pair:
    """An opener and a closer of `width` characters each; `dead` if it nests too deep."""

    width: int
    dead: bool = False


def read_run(text: str, start: int, end: int, cjk_friendly: bool = False) -> Run:
    """The run `text[start:end]` with its flanking.

    With `cjk_friendly`, punctuation at the inner side of a run does not keep
    it from opening or closing where a CJK character is at its outer side: the
    amendment "CJK-friendly emphasis" (tats-u) that some renderers follow.
    """
    char = text[start]
    before = _side(text[start - 1], cjk_friendly) if start else _SPACE
    after = _side(text[end], cjk_friendly) if end < len(text) else _SPACE
    left = after is not _SPACE and (after is not _PUNCTUATION or before is not _OTHER)
    right = before is not _SPACE and (before is not _PUNCTUATION or after is not _OTHER)
    if char == "_":
        can_open = left and (not right or _is_punctuation(text[start - 1]))
        can_close = right and (not left or _is_punctuation(text[end]))
    else:
        can_open, can_close = left, right
    return Run(char, start, end - start, can_open, can_close, end - start)


class _Side(Enum):
    """What stands beside a run; only with the amendment is `CJK` told from the others."""

    SPACE = auto()
    PUNCTUATION = auto()
    CJK = auto()
    OTHER = auto()


_SPACE, _PUNCTUATION, _OTHER = _Side.SPACE, _Side.PUNCTUATION, _Side.OTHER


@lru_cache(maxsize=4096)
def _side(char: str, cjk_friendly: bool) -> _Side:
    category = unicodedata.category(char)
    if cjk_friendly and _is_cjk(char, category):
        return _Side.CJK
    if category == "Zs" or char in "\t\n\f\r":
        return _SPACE
    return _PUNCTUATION if category[0] in "PS" else _OTHER


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_cjk(char: str, category: str) -> bool:
    """Wide, full- and half-width characters but emoji and spaces, and conjoining Hangul."""
    if category in ("So", "Sk", "Zs"):
        return False
    return unicodedata.east_asian_width(char) in "WFH" or "\u1100" <= char <= "\u11ff"


def resolve_emphasis(tokens: list[Token]) -> list[Token]:
    """The tokens with what runs enclose as children of emphasis tokens."""
    runs = [token["run"] for token in tokens if "run" in token]
    if not runs:
        return tokens
    _match_runs(runs)
    return _nest(tokens)


def _match_runs(runs: list[Run]) -> None:
    """Pair openers and closers (the procedure "process emphasis" of the appendix)."""
    openers: list[Run] = []
    # How many of `openers` are known to hold nothing for a closer of this kind.
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.can_close:
            _close_with(run, openers, bottoms)
        if run.can_open and run.left:
            openers.append(run)


def _close_with(closer: Run, openers: list[Run], bottoms: dict[tuple[str, bool, int], int]) -> None:
    key = (closer.char, closer.can_open, closer.length % 3)
    while closer.left:
        bottom = min(bottoms.get(key, 0), len(openers))
        index = len(openers) - 1
        while index >= bottom and not _match(openers[index], closer):
            index -= 1
        if index < bottom:
            bottoms[key] = len(openers)
            return
        opener = openers[index]
        del openers[index + 1 :]
        if closer.char == "~":
            width = closer.left
        else:
            width = 2 if opener.left >= 2 and closer.left >= 2 else 1
        pair = Pair(width)
        opener.opens.append(pair)
        closer.closes.append(pair)
        opener.left -= width
        closer.left -= width
        if not opener.left:
            openers.pop()
        for other, bound in bottoms.items():
            if bound > len(openers):
                bottoms[other] = len(openers)


def _match(opener: Run, closer: Run) -> bool:
    if opener.char != closer.char:
        return False
    if opener.char == "~":
        return opener.length == closer.length
    # Rule 9 and 10: the sum of the lengths must not be a multiple of 3 when one can do both.
    if opener.can_close or closer.can_open:
        return (opener.length + closer.length) % 3 != 0 or (
            opener.length % 3 == 0 and closer.length % 3 == 0
        )
    return True


def _nest(tokens: list[Token]) -> list[Token]:
    result: list[Token] = []
    stack: list[tuple[Token, Pair, list[Token]]] = []
    for token in tokens:
        run: Run | None = token.get("run")
        if run is None:
            result.append(token)
            continue
        at = run.start
        for pair in run.closes:
            if pair.dead:
                result.append(_text(run, at, at + pair.width))
            else:
                node, _, outer = stack.pop()
                node["children"] = result
                node["_s"] = (node["_s"][0], at + pair.width)
                node["content"] = (node["content"][0], at)
                result = outer
                result.append(node)
            at += pair.width
        if run.left:
            result.append(_text(run, at, at + run.left))
            at += run.left
        for pair in reversed(run.opens):
            if len(stack) >= MAX_DEPTH:
                pair.dead = True
                result.append(_text(run, at, at + pair.width))
            else:
                node = {
                    "type": _KINDS[run.char, pair.width],
                    "marker": run.char * pair.width,
                    "_s": (at, 0),
                    "content": (at + pair.width, 0),
                }
                stack.append((node, pair, result))
                result = []
            at += pair.width
    return result


_KINDS = {
    ("*", 1): "emphasis",
    ("*", 2): "strong",
    ("_", 1): "emphasis",
    ("_", 2): "strong",
    ("~", 1): "strikethrough",
    ("~", 2): "strikethrough",
}


def _text(run: Run, start: int, end: int) -> Token:
    return {"type": "text", "raw": run.char * (end - start), "_s": (start, end)}
