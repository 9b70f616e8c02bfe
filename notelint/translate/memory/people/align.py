"""Which lines of an edition as it is now are which units of it as it was written."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.memory.people.lines import shared, without_end
from notelint.translate.memory.people.units import Unit, sentences_in

_WORD = regex(r"\w+|[^\w\s]")

_SLACK = 24  # lines that a unit may have moved beyond what was added or taken away
_WIDEST = 200  # places that a unit is looked for at

# What a pairing is worth: words in common decide, but something is paired rather than nothing.
_FITS, _WORDS, _BLANK = 1.0, 4.0, 0.5
_ALIKE = 0.6  # share of words in common that make a line with another frame the same line
_ANOTHER_FRAME = -0.5


class Match(NamedTuple):
    """A unit and the lines that it is now.

    `sentences` are where its sentences are, in the text of those lines; None
    when its frame was changed and they could not be told apart.
    """

    unit: int
    start: int
    end: int
    sentences: tuple[Span, ...] | None
    same_frame: bool


def aligned(units: Sequence[Unit], lines: Sequence[str]) -> list[Match]:
    """The matches, growing in units and lines. Time grows with n log n of the lines."""
    contents = [without_end(line) for line in lines]
    matches: list[Match] = []
    unit = line = 0
    for match in [*_untouched(units, contents), None]:
        until, line_until = (match.unit, match.start) if match else (len(units), len(lines))
        matches += _changed(units, lines, range(unit, until), range(line, line_until))
        if match:
            matches.append(match)
            unit, line = match.unit + 1, match.end
    return matches


def _untouched(units: Sequence[Unit], contents: list[str]) -> Iterator[Match]:
    """Units that stand in the edition as they were written."""
    pairs = dict(shared([line for unit in units for line in unit.contents], contents))
    first = 0
    for number, unit in enumerate(units):
        places = [pairs.get(first + offset) for offset in range(unit.lines)]
        start = places[0]
        if start is not None and places == list(range(start, start + unit.lines)):
            end = start + unit.lines
            yield Match(number, start, end, sentences_in(unit, unit.text), True)
        first += unit.lines


def _changed(units: Sequence[Unit], lines: Sequence[str], some: range, there: range) -> list[Match]:
    """The best row of matches of `some` units with the lines `there`, between untouched ones."""
    if not some or not there:
        return []
    gap = _Gap([units[number] for number in some], [lines[place] for place in there])
    return [
        match._replace(
            unit=match.unit + some.start,
            start=match.start + there.start,
            end=match.end + there.start,
        )
        for match in gap.matches()
    ]


class _Gap:
    """Units and lines of which none are the same, paired by their words and their frames.

    The best row of pairs is found from the end, as in other alignments of two
    rows; a unit is looked for only near the place where it would be if all
    that came or went did so on one side of it.
    """

    def __init__(self, units: Sequence[Unit], lines: Sequence[str]) -> None:
        self._units = units
        self._lines = lines
        self._words = [_words(unit.text) for unit in units]
        before = list(accumulate((unit.lines for unit in units), initial=0))
        added = len(lines) - before[-1]
        least, most = min(added, 0) - _SLACK, max(added, 0) + _SLACK
        if most - least > _WIDEST:
            least, most = max(least, -_WIDEST // 2), min(most, _WIDEST // 2)
        self._places = [range(max(0, at + least), min(len(lines), at + most) + 1) for at in before]

    def matches(self) -> list[Match]:
        """The pairs, growing in units and lines."""
        found: list[Match] = []
        choices = self._choices()
        unit, line = 0, self._places[0].start
        while unit < len(self._units) and line < len(self._lines):
            choice = choices[unit].get(line, _SKIP_UNIT)
            if choice == _SKIP_LINE:
                line += 1
                continue
            if choice == _PAIR:
                end = line + self._units[unit].lines
                found.append(self._match(unit, line, end))
                line = end
            unit += 1
            if unit < len(self._units):
                line = max(line, self._places[unit].start)
        return found

    def _choices(self) -> list[dict[int, int]]:
        """For each unit and line that it may be at: whether to pair or to skip one of them."""
        choices: list[dict[int, int]] = [{} for _ in self._units]
        below: dict[int, float] = {}  # the best worth from a line on, for the units after this one
        for unit in range(len(self._units) - 1, -1, -1):
            here: dict[int, float] = {}
            first = self._places[unit + 1].start
            for line in reversed(self._places[unit]):
                options = [
                    (below.get(max(line, first), 0.0), _SKIP_UNIT),
                    (here.get(line + 1, 0.0), _SKIP_LINE),
                ]
                worth = self._worth(unit, line)
                if worth is not None:
                    end = line + self._units[unit].lines
                    options.append((worth + below.get(max(end, first), 0.0), _PAIR))
                here[line], choices[unit][line] = max(options)
            below = here
        return choices

    def _worth(self, unit: int, line: int) -> float | None:
        """What pairing the unit with the lines from `line` on is worth; None: it is no pair."""
        lines = self._units[unit].lines
        if line + lines > len(self._lines):
            return None
        text = self._text(line, line + lines)
        if text == self._units[unit].text:
            return _FITS + _WORDS if text.strip() else _BLANK
        common = _common(self._words[unit], _words(text))
        if sentences_in(self._units[unit], text) is not None:
            return _FITS + _WORDS * common
        return _ANOTHER_FRAME + _WORDS * common if common >= _ALIKE else None

    def _match(self, unit: int, start: int, end: int) -> Match:
        text = self._text(start, end)
        sentences = sentences_in(self._units[unit], text)
        if sentences is not None:
            return Match(unit, start, end, sentences, True)
        return Match(unit, start, end, _found_in(self._units[unit], text), False)

    def _text(self, start: int, end: int) -> str:
        return without_end("".join(self._lines[start:end]))


_SKIP_UNIT, _SKIP_LINE, _PAIR = range(3)  # of equal worth, the later is chosen


def _found_in(unit: Unit, text: str) -> tuple[Span, ...] | None:
    """Where the unit's sentences stand in lines with another frame, each as it was, once."""
    found: list[Span] = []
    at = 0
    for sentence in unit.texts:
        start = text.find(sentence, at)
        if start < 0 or not sentence or text.count(sentence) != 1:
            return None
        at = start + len(sentence)
        found.append(Span(start, at))
    return tuple(found)


@lru_cache(4_096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _common(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of words that two lines have in common, 0 to 1."""
    return 2 * len(some & others) / (len(some) + len(others)) if some and others else 0.0
