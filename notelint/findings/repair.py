"""What fixing did to a note: the fixes made, those dropped, and whether it was written."""

from typing import NamedTuple

from notelint.findings.located import LocatedFinding


class Dropped(NamedTuple):
    """A finding whose fix was not made; `reason` is one that `run.fix.DroppedFix` lists."""

    finding: LocatedFinding
    reason: str


class Repair(NamedTuple):
    """What came of fixing one note.

    `made` are places in the text as it was when each was found. `before` and
    `after` are the text without and with the fixes, kept only for showing
    them. `not_written` tells why the file is as it was: a reason of
    `run.write.NotWrittenError`, or the system's words.
    """

    made: tuple[LocatedFinding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    before: str = ""
    after: str = ""
    not_written: str = ""
