"""What a sentence is made of: words, spans that stay as they are, markup around words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from notelint.lazy import regex
from notelint.translate.protected_source import TOKEN
from notelint.translate.segment import Protected, Protection


class Words(NamedTuple):
    """What the engine translates."""

    text: str


class Atom(NamedTuple):
    """What the translation holds as it is: one token or more, with what stands between them."""

    text: str


class Break(NamedTuple):
    """The token of a line end; it comes back at some space of the translation."""

    text: str


class Pair(NamedTuple):
    """Markup around words; `opening` and `closing` are tokens."""

    opening: str
    items: tuple["Item", ...]
    closing: str


Item: TypeAlias = Words | Atom | Break | Pair

DEEPEST = 6
"""Pairs within pairs; markup nested deeper is cut apart instead."""

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
# Between two spans that make one list or expression: `a`, `b` and `c` = `d`.
_JOINT = regex(r"\s?(?:[,/=+*·~:|-]|->|→|<=?|>=?|==)?\s?")
_GLUED_BEFORE = regex(r"[A-Za-z0-9_]+\Z")
_GLUED_AFTER = regex(r"[A-Za-z0-9_]+")


def has_hangul(text: str) -> bool:
    """Whether there is anything Korean in `text`."""
    return _HANGUL.search(text) is not None


def has_pair(items: Iterable[Item]) -> bool:
    """Whether there is markup around some of the words."""
    return any(isinstance(item, Pair) for item in items)


def text_of(items: Iterable[Item]) -> str:
    """The items as they were."""
    pieces: list[str] = []
    for item in items:
        if isinstance(item, Pair):
            pieces += [item.opening, text_of(item.items), item.closing]
        else:
            pieces.append(item.text)
    return "".join(pieces)


def parse(text: str, tokens: tuple[Protected, ...]) -> tuple[Item, ...]:
    """The items of a text in which each pair is whole and none is nested deeper than `DEEPEST`."""
    levels: list[list[Item]] = [[]]
    openings: list[str] = []
    at = 0
    for match in TOKEN.finditer(text):
        if at < match.start():
            levels[-1].append(Words(text[at : match.start()]))
        at = match.end()
        mark = tokens[int(match[1]) - 1]
        if mark.pair is not None and mark.kind is Protection.OPEN:
            openings.append(match[0])
            levels.append([])
        elif mark.pair is not None and mark.kind is Protection.CLOSE:
            inside = tuple(_joined(levels.pop()))
            levels[-1].append(_pair(openings.pop(), inside, match[0]))
        elif mark.kind is Protection.BREAK:
            levels[-1].append(Break(match[0]))
        else:
            levels[-1].append(Atom(match[0]))
    if at < len(text):
        levels[-1].append(Words(text[at:]))
    return tuple(_joined(levels[0]))


def _pair(opening: str, items: tuple[Item, ...], closing: str) -> Item:
    """Markup around what is not Korean stays as it is, whole."""
    inside = text_of(items)
    if has_hangul(inside) or any(isinstance(item, Break) for item in items):
        return Pair(opening, items, closing)
    return Atom(opening + inside + closing)


def _joined(items: Iterable[Item]) -> Iterator[Item]:
    """The items, those one that make one expression: lists of code, `x`s, `a` = `b`."""
    held: Atom | None = None
    joint = ""
    for item in _glued(items):
        if isinstance(item, Atom):
            held = Atom(held.text + joint + item.text) if held else item
            joint = ""
        elif held and not joint and isinstance(item, Words) and _JOINT.fullmatch(item.text):
            joint = item.text
        else:
            yield from _let_go(held, joint)
            held, joint = None, ""
            yield item
    yield from _let_go(held, joint)


def _let_go(held: Atom | None, joint: str) -> Iterator[Item]:
    if held:
        yield held
    if joint:
        yield Words(joint)


def _glued(items: Iterable[Item]) -> Iterator[Item]:
    """The items, with letters and digits that touch a span made part of it: `List`s, a\\_b."""
    held: Words | None = None
    after_atom = False
    for item in items:
        if isinstance(item, Words):
            text = item.text
            if after_atom and (letters := _GLUED_AFTER.match(text)):
                yield Atom(letters[0])
                text = text[letters.end() :]
            held = Words(text) if text else None
        elif isinstance(item, Atom):
            letters = _GLUED_BEFORE.search(held.text[-40:]) if held else None
            if held and letters:
                before = held.text[: len(held.text) - len(letters[0])]
                if before:
                    yield Words(before)
                yield Atom(letters[0])
            elif held:
                yield held
            held = None
            yield item
        else:
            if held:
                yield held
            held = None
            yield item
        after_atom = isinstance(item, Atom)
    if held:
        yield held
