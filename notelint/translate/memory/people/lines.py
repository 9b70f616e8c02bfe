"""Lines of a text, and which of them two texts share in the same order, in n log n."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from notelint.lazy import regex

# Line ends as CommonMark (0.31.2, section 2.1) has them.
_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")

_DEEPEST = 16  # times that a gap between shared lines is looked into again
_SMALL = 1_024  # pairs of lines that may all be compared

Pair = tuple[int, int]


def lines_of(text: str) -> list[str]:
    """The lines with their ends."""
    return _LINE.findall(text)


def without_end(line: str) -> str:
    """The line without its line end."""
    return line.removesuffix("\n").removesuffix("\r")


def shared(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pairs of places of equal items, growing in both; as good as a person reads a difference.

    Lines that stand once on both sides are trusted first ("patience diff", Bram
    Cohen), what is between them is looked into again, and where nothing stands
    once, a small gap is compared in full. What is long and repeats itself
    stays unpaired, but for what it begins and ends with.
    """
    pairs: list[Pair] = []
    gaps = [(0, len(old), 0, len(new), 0)]
    while gaps:
        start, end, new_start, new_end, depth = gaps.pop()
        while start < end and new_start < new_end and old[start] == new[new_start]:
            pairs.append((start, new_start))
            start, new_start = start + 1, new_start + 1
        while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
            end, new_end = end - 1, new_end - 1
            pairs.append((end, new_end))
        if start == end or new_start == new_end:
            continue
        anchors = _anchors(old, new, range(start, end), range(new_start, new_end))
        if not anchors and (end - start) * (new_end - new_start) <= _SMALL:
            pairs += _longest(old, new, range(start, end), range(new_start, new_end))
        elif anchors and depth < _DEEPEST:
            pairs += anchors
            gaps += _between(anchors, (start, end, new_start, new_end), depth + 1)
        else:
            pairs += anchors
    pairs.sort()
    return pairs


def _between(
    anchors: list[Pair], whole: tuple[int, int, int, int], depth: int
) -> Iterator[tuple[int, int, int, int, int]]:
    start, end, new_start, new_end = whole
    for place, new_place in [*anchors, (end, new_end)]:
        yield start, place, new_start, new_place, depth
        start, new_start = place + 1, new_place + 1


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], here: range, there: range
) -> list[Pair]:
    """The longest growing row of pairs of items that stand once in both ranges."""
    counts, new_counts = Counter(old[i] for i in here), Counter(new[j] for j in there)
    places = {new[j]: j for j in there if new_counts[new[j]] == 1 == counts[new[j]]}
    pairs = [(i, places[old[i]]) for i in here if old[i] in places]
    # Longest increasing subsequence: the piles of the game of patience.
    tops: list[int] = []
    holders: list[int] = []  # indices into `pairs` of the tops
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        holders[pile : pile + 1] = [index]
    row: list[Pair] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]


def _longest(
    old: Sequence[Hashable], new: Sequence[Hashable], here: range, there: range
) -> list[Pair]:
    """A longest common subsequence of two short ranges."""
    width = len(there) + 1
    lengths = [[0] * width for _ in range(len(here) + 1)]
    for a in range(len(here) - 1, -1, -1):
        for b in range(width - 2, -1, -1):
            lengths[a][b] = (
                lengths[a + 1][b + 1] + 1
                if old[here[a]] == new[there[b]]
                else max(lengths[a + 1][b], lengths[a][b + 1])
            )
    pairs: list[Pair] = []
    a = b = 0
    while a < len(here) and b < width - 1:
        if old[here[a]] == new[there[b]]:
            pairs.append((here[a], there[b]))
            a, b = a + 1, b + 1
        elif lengths[a + 1][b] >= lengths[a][b + 1]:
            a += 1
        else:
            b += 1
    return pairs
