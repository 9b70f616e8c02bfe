"""Lines that people added, changed or took away, carried over to the next edition."""

from dataclasses import dataclass
from typing import NamedTuple

from notelint.lazy import regex
from notelint.translate.memory.editions import EditionRecord
from notelint.translate.memory.people.edits import FrameEdit, Recovered
from notelint.translate.memory.people.lines import lines_of, shared, without_end
from notelint.translate.memory.people.units import Unit, units_of

_FRONT_MATTER = regex(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")


class Carried(NamedTuple):
    """The next edition with what people did to its frame.

    `conflicts` are edits of lines that the note has changed as well: people's
    lines stand in the edition, the note's new ones behind them. In front
    matter, where a key may stand only once, the new ones stand alone.
    """

    text: str
    conflicts: tuple[FrameEdit, ...]


def carry_over(recovered: Recovered, fresh: EditionRecord) -> Carried:
    """`fresh`, the next edition as notelint makes it, with people's edits of the frame.

    People's sentences are to be in `fresh` already (`keep`). What was
    recorded of it stays `fresh`: the same edits are found next time again.
    """
    if not recovered.frame_edits:
        return Carried(fresh.text, ())
    return _Carrier(recovered, fresh).carried()


@dataclass(slots=True)
class _Change:
    """Lines to put before a unit of the fresh edition, and units of it to leave out."""

    before: int
    without: list[int]
    lines: list[str]


class _Carrier:
    def __init__(self, recovered: Recovered, fresh: EditionRecord) -> None:
        self._recovered = recovered
        self._fresh = fresh
        self._units = units_of(fresh)
        old = [unit.skeleton for unit in recovered.units]
        self._places = dict(shared(old, [unit.skeleton for unit in self._units]))
        self._behind: list[
            int
        ] = []  # for each old unit: behind the last one before it that is there
        at = 0
        for number in range(len(old) + 1):
            self._behind.append(at)
            at = self._places.get(number, at - 1) + 1

    def carried(self) -> Carried:
        """The lines of both, put together."""
        conflicts: list[FrameEdit] = []
        changes: list[_Change] = []
        head = _units_of_front_matter(self._recovered.units)
        for edit in self._recovered.frame_edits:
            change = self._change(edit)
            if change is None:
                conflicts.append(edit)
                if edit.unit < edit.unit_end <= head:
                    continue
                change = self._forced(edit)
            changes.append(change)
        return Carried(self._text(changes), tuple(conflicts))

    def _change(self, edit: FrameEdit) -> _Change | None:
        """The edit for the fresh edition, if all that it rests on is there."""
        lines = list(self._recovered.lines[edit.line : edit.line_end])
        if edit.unit == edit.unit_end:
            after = self._places.get(edit.unit, len(self._units))
            behind = self._behind[edit.unit]
            known = edit.unit - 1 in self._places or not edit.unit
            return _Change(behind if known else after, [], lines)
        places = [self._places.get(unit, -1) for unit in range(edit.unit, edit.unit_end)]
        if places != list(range(places[0], places[0] + len(places))) or places[0] < 0:
            return None
        return _Change(places[0], places, lines)

    def _forced(self, edit: FrameEdit) -> _Change:
        """The edit as near to its place as can be; only what it took the place of goes."""
        places = [self._places.get(unit, -1) for unit in range(edit.unit, edit.unit_end)]
        lines = list(self._recovered.lines[edit.line : edit.line_end])
        return _Change(self._behind[edit.unit], [place for place in places if place >= 0], lines)

    def _text(self, changes: list[_Change]) -> str:
        added: dict[int, list[str]] = {}
        without: set[int] = set()
        for change in changes:
            added.setdefault(change.before, []).extend(change.lines)
            without.update(change.without)
        lines = lines_of(self._fresh.text)
        at = 0
        found: list[str] = []
        for number, unit in enumerate(self._units):
            found += added.get(number, ())
            if number not in without:
                found += lines[at : at + unit.lines]
            at += unit.lines
        found += added.get(len(self._units), ())
        return "".join(_ended(found))


def _ended(lines: list[str]) -> list[str]:
    """The lines, each but the last with a line end."""
    ends = [line[len(without_end(line)) :] for line in lines]
    usual = next((end for end in ends if end), "\n")
    return [
        line if end or number + 1 == len(lines) else line + usual
        for number, (line, end) in enumerate(zip(lines, ends, strict=True))
    ]


def _units_of_front_matter(units: tuple[Unit, ...]) -> int:
    """How many units the front matter has, its fences included."""
    opening = _FRONT_MATTER.match(units[0].text + "\n") if units else None
    if opening is None:
        return 0
    closing = (n for n, unit in enumerate(units[1:], 2) if unit.text.rstrip() == opening[1])
    return next(closing, 0)
