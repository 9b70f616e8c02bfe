"""The `*` and `_` that a renderer leaves as they are, and which of them were meant as pairs."""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span


class Side(StrEnum):
    """What stands next to a run, as flanking sees it (CommonMark 0.31.2, section 6.2)."""

    SPACE = "space"  # also the edge of the block
    PUNCTUATION = "punctuation"  # a Unicode punctuation or symbol character
    LETTER = "letter"  # anything else: letters of all scripts, digits, combining marks


class Run(NamedTuple):
    """A run of one delimiter that stays literal, whole."""

    span: Span
    before: Side
    after: Side

    @property
    def cannot_open(self) -> bool:
        """Not left-flanking, although text follows."""
        return self.after is Side.PUNCTUATION and self.before is Side.LETTER

    @property
    def cannot_close(self) -> bool:
        """Not right-flanking, although text comes before."""
        return self.before is Side.PUNCTUATION and self.after is Side.LETTER


class Cause(StrEnum):
    """Why a pair of runs is no emphasis."""

    PUNCTUATION = "punctuation"  # `**용어(term)**는`
    UNDERSCORE = "underscore"  # `__강조__는`
    SPACE = "space"  # `** 글 **`


class DeadPair(NamedTuple):
    """Two literal runs that were meant to open and close."""

    opener: Run
    closer: Run
    cause: Cause

    @property
    def span(self) -> Span:
        """From the opening run to the closing one, both included."""
        return Span(self.opener.span.start, self.closer.span.end)

    @property
    def content(self) -> Span:
        """What stands between."""
        return Span(self.opener.span.end, self.closer.span.start)


class BlockRuns(NamedTuple):
    """The literal runs of one marker in a block, paired where they were meant to be."""

    marker: str
    pairs: tuple[DeadPair, ...]
    single: tuple[Run, ...]


# Each alternative begins with its character itself, which is searched for several times as fast.
_RUN = regex(r"\*\**|__*")
_LONGEST_RUN = {"*": 3, "_": 2}  # longer ones are rules, blanks to fill in, ASCII art
_HANGUL = regex("[가-힣]")
# `**` that is an operator: a power of a number or a one-letter name, unpacking (`f(**options)`,
# `**kwargs`), a pointer to a pointer (`char **argv`).
_POWER_BEFORE = regex(r"(?:(?<![A-Za-z])[A-Za-z]|[0-9)\]])([ \t]*)\Z")
_POWER_AFTER = regex(r"([ \t]*)(?:[0-9(]|[A-Za-z](?![A-Za-z]))")
_TYPE_BEFORE = regex(r"\b(?:int|char|float|double|void|long|short|struct \w+)[ \t]*\Z")
_NAME = regex(r"[A-Za-z_]\w*")
_UNPACKED = regex(r"(?:kwargs|kwds|kw|[a-z_][a-z0-9_]*(?=[,)}\]]))(?![A-Za-z0-9_])")
_WITHIN_CALL = regex(r"[({\[,][ \t]*\Z")
_NEAR = 40  # code points that are looked at on either side
_LONGEST = 300  # code points of a pair's content; a longer one is two strays


def literal_runs(note: Note) -> Iterator[BlockRuns]:
    """The literal runs of `note`, block by block, marker by marker.

    Code, math, URLs and what a backslash escapes are no runs.
    """
    found: dict[tuple[int, str], list[Run]] = {}
    for match in _RUN.finditer(note.prose.text):
        run = Span(*match.span())
        if not _whole(note.text, run, match[0][0]) or _is_operator(note.text, run, match[0]):
            continue
        block = note.prose.block_at(run.start)
        # Markdown is not read in raw HTML, nor in front matter.
        if block and block.node and block.kind != "html" and not block.node.attrs.get("doubtful"):
            runs = found.setdefault((block.span.start, match[0]), [])
            runs.append(_run(note.text, run, block.node.content))
    for (_, marker), runs in found.items():
        pairs, single = _pair(note.text, runs, marker)
        yield BlockRuns(marker, tuple(pairs), tuple(single))


def side(char: str) -> Side:
    """How flanking sees `char`; "" is the edge of a block."""
    return _side(char) if char else Side.SPACE


@lru_cache(maxsize=4096)
def _side(char: str) -> Side:
    category = unicodedata.category(char)
    if category == "Zs" or char in "\t\n\f\r":
        return Side.SPACE
    return Side.PUNCTUATION if category[0] in "PS" else Side.LETTER


def _run(text: str, run: Span, edge: Span) -> Run:
    before = text[run.start - 1] if run.start > edge.start else ""
    after = text[run.end] if run.end < edge.end else ""
    return Run(run, side(before), side(after))


def _whole(text: str, run: Span, char: str) -> bool:
    """Whether the run is not escaped, none of it is used as markup, and it is no long rule."""
    start, end = run
    if end - start > _LONGEST_RUN[char]:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "\\" and text[start - 2 : start] != "\\\\":
        return False
    return char not in (before, after)


def _is_operator(text: str, run: Span, marker: str) -> bool:
    """Whether `**` stands for a power, unpacking or a pointer in code without backticks."""
    if marker != "**":
        return False
    before, after = text[max(0, run.start - _NEAR) : run.start], text[run.end : run.end + _NEAR]
    power = _POWER_BEFORE.search(before), _POWER_AFTER.match(after)
    if power[0] and power[1] and (power[0][1] == power[1][1] or after[0].isdigit()):
        return True
    if _TYPE_BEFORE.search(before) and _NAME.match(after):
        return True
    unpacked = _UNPACKED.match(after)
    return bool(unpacked and (unpacked[0].startswith("kw") or _WITHIN_CALL.search(before)))


def _pair(text: str, runs: list[Run], marker: str) -> tuple[list[DeadPair], list[Run]]:
    """Pair neighbours from left to right; what is left stands alone."""
    pairs: list[DeadPair] = []
    single: list[Run] = []
    index = 0
    while index < len(runs):
        cause = None
        if index + 1 < len(runs):
            after = runs[index + 2] if index + 2 < len(runs) else None
            cause = _cause(text, marker, runs[index], runs[index + 1], after)
        if cause is None:
            single.append(runs[index])
            index += 1
        else:
            pairs.append(DeadPair(runs[index], runs[index + 1], cause))
            index += 2
    return pairs, single


def _cause(text: str, marker: str, opener: Run, closer: Run, after: Run | None) -> Cause | None:
    """Why the two are no emphasis, or None if they were not meant as a pair."""
    start, end = opener.span.end, closer.span.start
    if not 0 < end - start <= _LONGEST or "\n" in text[start:end].strip():
        return None
    content = text[start:end]
    if not content.strip():
        return None
    if marker[0] == "_":
        return _underscore_cause(content, opener, closer)
    if opener.after is Side.SPACE or closer.before is Side.SPACE:
        if marker == "*" or not any(char.isalnum() for char in content):
            return None  # products, wildcards
        if after and _cause(text, marker, closer, after, None) is Cause.PUNCTUATION:
            return None  # the second run opens a pair of its own
        return Cause.SPACE
    if marker == "*" and opener.before is not Side.SPACE:
        return None  # a pointer, a product
    return Cause.PUNCTUATION if opener.cannot_open or closer.cannot_close else None


def _underscore_cause(content: str, opener: Run, closer: Run) -> Cause | None:
    """`__강조__는` is meant as bold; `__init__은` and `user_이름_값` are names."""
    if not (_HANGUL.match(content) and _HANGUL.match(content[-1])):
        return None
    if opener.before is Side.LETTER or closer.after is not Side.LETTER:
        return None
    return Cause.UNDERSCORE
