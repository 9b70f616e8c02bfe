"""A whole run: all notes checked, the outcomes in order, and what they come to."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from notelint.findings.located import LocatedFinding
from notelint.rulebook.rule import Severity
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote
from notelint.run.executor import Executor

Progress = Callable[[int, int], None]
"""Told after each note how many are done, of how many."""

_WORSE_OR_EQUAL = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "info": set(Severity),
    "never": set[Severity](),
}


class Result(NamedTuple):
    """What came of a run: outcomes sorted by path, findings by path and place."""

    outcomes: tuple[Outcome, ...]
    failing: bool  # whether a finding is as severe as `fail-on` says

    @property
    def findings(self) -> list[LocatedFinding]:
        """All findings, sorted by path and place."""
        return [finding for outcome in self.outcomes for finding in outcome.findings]

    @property
    def crashes(self) -> list[str]:
        """Tracebacks of checks that failed."""
        return [text for outcome in self.outcomes for text in outcome.crashes]


def run(
    notes: Sequence[FoundNote],
    checker: NoteChecker,
    executor: Executor,
    progress: Progress | None = None,
) -> Result:
    """Check `notes`; the result is the same whatever the executor."""
    outcomes: list[Outcome] = []
    for outcome in executor.run(checker, notes):
        outcomes.append(outcome)
        if progress:
            progress(len(outcomes), len(notes))
    outcomes.sort(key=lambda outcome: outcome.path.split("/"))
    fail_on = {note.shown: note.settings.fail_on for note in notes}
    return Result(tuple(outcomes), any(fails(o, fail_on[o.path]) for o in outcomes))


def fails(outcome: Outcome, fail_on: str) -> bool:
    """Whether a finding of `outcome` is as severe as `fail_on` ("error", ..., "never")."""
    return any(finding.severity in _WORSE_OR_EQUAL[fail_on] for finding in outcome.findings)
