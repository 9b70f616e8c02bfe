"""Editions that keep their source's structure whatever the engine said."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from notelint.note.span import Span
from notelint.translate.edition.structure import StructureDifference
from notelint.translate.segment import Segment

# Rounds in which the translations of differing blocks are given up, and editions compared after
# that to get back those that were not to blame.
_ROUNDS = 3
_TRIALS = 24


class Settled(NamedTuple):
    """`texts` of all segments with which the structure is the source's.

    `kept` are the numbers of those that stay as they are in the source,
    because their translations would change it.
    """

    texts: tuple[str, ...]
    kept: frozenset[int]


def settled(
    text: str,
    segments: Sequence[Segment],
    texts: Sequence[str],
    differences: Callable[[Sequence[str]], Sequence[StructureDifference]],
    fixed: Collection[int] = (),
) -> Settled:
    """`texts`, escaped translations of `segments`, those that break something given up.

    `differences` puts texts in the places of all segments and compares
    (`structure_differences`). Those of `fixed` are never given up: people's
    own words; if they break something, it stays broken.

    Escapes make nearly all translations safe: in 1,960 real notes those of 14
    were not, with accented letters for Korean ones. What is left are readings
    that depend on the language (whether `$` stands for a formula) and engines
    that invent addresses.
    """
    source = [
        texts[number] if number in fixed else text[segment.span.start : segment.span.end]
        for number, segment in enumerate(segments)
    ]
    trial = list(texts)
    found = differences(trial)
    for _ in range(_ROUNDS):
        involved = {
            number for number in _involved(segments, found) if trial[number] != source[number]
        }
        for number in involved:
            trial[number] = source[number]
        if not involved:
            break
        found = differences(trial)
    if found or trial != list(texts):
        trial = _regained(source if found else trial, texts, differences)
    kept = frozenset(number for number, one in enumerate(trial) if one != texts[number])
    return Settled(tuple(trial), kept)


def _involved(segments: Sequence[Segment], found: Iterable[StructureDifference]) -> Iterator[int]:
    """The segments that stand where something differs, those around them too."""
    starts = [segment.span.start for segment in segments]
    ends = list(accumulate((segment.span.end for segment in segments), max))
    for span in _merged(difference.source for difference in found):
        yield from range(bisect_right(ends, span.start), bisect_right(starts, span.end))


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, those that touch as one, so that none is gone through twice."""
    held: Span | None = None
    for span in sorted(spans):
        if held and span.start <= held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _regained(
    good: Sequence[str],
    texts: Sequence[str],
    differences: Callable[[Sequence[str]], Sequence[StructureDifference]],
) -> list[str]:
    """`good` with as many more of `texts` as can stand beside it, tried in halves."""
    result = list(good)
    stack = [[number for number, one in enumerate(texts) if one != good[number]]]
    for _ in range(_TRIALS):
        if not stack:
            break
        group = stack.pop()
        trial = list(result)
        for number in group:
            trial[number] = texts[number]
        if not differences(trial):
            result = trial
        elif len(group) > 1:
            stack += group[len(group) // 2 :], group[: len(group) // 2]
    return result
