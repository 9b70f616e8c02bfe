"""What a checker says of a line: where, and what it would write instead."""

from typing import NamedTuple


class Flag(NamedTuple):
    """A place `[start, end)` of a line, suggestions for it, best first, and notelint's rule."""

    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    rule: str = ""


class Cost(NamedTuple):
    """What a checker takes: seconds to load and to check, and the memory of its process in MB."""

    load: float
    seconds: float
    megabytes: float


class Said(NamedTuple):
    """The flags of each line, in the order of the lines, and what they cost."""

    flags: list[list[Flag]]
    cost: Cost
