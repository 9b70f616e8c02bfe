"""What came of a run that translates: of each note, and of all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from notelint.run.translating.job import Job, Standing
from notelint.translate.translation import LAST_RUNGS, Doubt, Rung


class Outcome(StrEnum):
    """What was done about a note's edition."""

    WRITTEN = "written"
    PLANNED = "planned"  # to do, and not done: a dry run, or the run was broken off
    UNCHANGED = "unchanged"  # up to date
    NOT_NEEDED = "not-needed"  # the note holds no Korean
    SKIPPED = "skipped"  # `reason` says why; the others went on


class Doubtful(NamedTuple):
    """A sentence to look at: its place in the note (from 1), both texts, and why.

    `old_source` is what a person's translation is of, where the note has
    changed since, and `suggestion` what the engine makes of the new source.
    """

    line: int
    column: int
    source: str
    translation: str
    rung: Rung
    doubts: tuple[Doubt, ...] = ()
    old_source: str = ""
    suggestion: str = ""


class NoteResult(NamedTuple):
    """What came of a note. `reason` is a word of `notelint.cli.translate_words.REASONS`.

    `rungs` counts its sentences by how their translations were reached;
    `detail` goes with some reasons.
    """

    job: Job
    outcome: Outcome
    reason: str = ""
    detail: str = ""
    rungs: Mapping[Rung, int] = MappingProxyType({})
    doubtful: tuple[Doubtful, ...] = ()
    kept_edits: int = 0
    to_review: int = 0


class RunResult(NamedTuple):
    """What came of a run. `broken_off` is the message of what ended it early, if anything did.

    `spent` tells of requests, tokens and money, where the engine counts them.
    """

    notes: Sequence[NoteResult]
    engine: str = ""  # its name
    fingerprint: str = ""
    broken_off: str = ""
    spent: str = ""

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many notes came out how."""
        return Counter(note.outcome for note in self.notes)

    @property
    def rungs(self) -> Counter[Rung]:
        """All sentences by how they were reached."""
        return _sum(note.rungs for note in self.notes)

    @property
    def doubts(self) -> Counter[str]:
        """All reasons to doubt a sentence, by code."""
        return Counter(
            doubt.code for note in self.notes for item in note.doubtful for doubt in item.doubts
        )

    @property
    def doubtful(self) -> int:
        """How many sentences there are to look at."""
        return sum(len(note.doubtful) for note in self.notes)

    @property
    def fell_low(self) -> int:
        """How many sentences were reached on the last rungs."""
        return sum(count for rung, count in self.rungs.items() if rung in LAST_RUNGS)


def untouched(job: Job) -> NoteResult:
    """The result of a note that was not translated in this run."""
    if job.standing is Standing.UNREADABLE:
        return NoteResult(job, Outcome.SKIPPED, job.problem)
    if job.standing is Standing.NOT_NEEDED:
        return NoteResult(job, Outcome.NOT_NEEDED)
    return NoteResult(job, Outcome.PLANNED if job.to_do else Outcome.UNCHANGED)


def _sum(counters: Iterable[Mapping[Rung, int]]) -> Counter[Rung]:
    total: Counter[Rung] = Counter()
    for counter in counters:
        total.update(counter)
    return total
