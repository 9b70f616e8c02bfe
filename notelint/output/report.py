"""What every output format is given: the findings, and what they come to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from notelint.findings.finding import Applicability
from notelint.findings.located import LocatedFinding
from notelint.note.span import Span
from notelint.rulebook.rule import Severity

Contexts = dict[tuple[str, Span], list[Any]]
"""By path and place of a finding, what readers see around it (`output.html.rendered`)."""


class Screen(NamedTuple):
    """Where text goes: whether it may be coloured, and how many cells wide it is."""

    color: bool = False
    width: int = 100


class Report:
    """Findings sorted by path and place, out of how many notes, in which language.

    `suppressed` are the findings that comments in notes switch off, `accepted`
    those of a baseline. `contexts` and `months` (by path, as "2024-03") are for
    the page alone. `quiet` leaves out what formats for people say beside the findings.
    """

    def __init__(
        self,
        findings: Sequence[LocatedFinding],
        notes: int,
        suppressed: int = 0,
        accepted: int = 0,
        language: str = "en",
        quiet: bool = False,
        contexts: Contexts | None = None,
        months: Mapping[str, str] | None = None,
    ) -> None:
        self.findings = findings
        self.notes = notes
        self.suppressed = suppressed
        self.accepted = accepted
        self.language = language
        self.quiet = quiet
        self.contexts = contexts or {}
        self.months = months or {}

    @cached_property
    def by_severity(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    @cached_property
    def by_rule(self) -> Counter[str]:
        """How many findings there are of each rule, by code."""
        return Counter(finding.code for finding in self.findings)

    @cached_property
    def notes_hit(self) -> int:
        """How many notes have a finding."""
        return len({finding.path for finding in self.findings})

    @cached_property
    def fixable(self) -> Counter[Applicability]:
        """How many findings carry a fix that may be applied."""
        return Counter(
            finding.fix.applicability
            for finding in self.findings
            if finding.fix and finding.fix.applicability is not Applicability.DISPLAY
        )


class Format(Protocol):
    """One output format."""

    def __call__(self, report: Report, screen: Screen) -> Iterator[str]:
        """The pieces of the output, in order; joined they are the whole of it."""
