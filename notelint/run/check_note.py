"""One note through the checks: the heart of every run."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from notelint.checks.contents import TOPICS, Topic, signs_in
from notelint.checks.registry import Check, Options
from notelint.findings.dictionary import NO_WORDS, WORD_FAMILIES, Dictionary
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.rulebook.book import load_book


class Step:
    """A topic with rules in force; its checks are loaded when a note first needs them."""

    def __init__(
        self,
        topic: Topic,
        codes: frozenset[str],
        options: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.topic = topic
        self._codes = codes
        self._options = options or {}

    @cached_property
    def checks(self) -> list[tuple[Check, Options]]:
        """The topic's checks of rules in force, with their options."""
        return [
            (check, _options_of(check.codes, self._options))
            for check in self.topic.load()
            if not self._codes.isdisjoint(check.codes)
        ]


class Plan(NamedTuple):
    """What rules in force need: the same for many notes."""

    codes: frozenset[str]
    steps: tuple[Step, ...]
    dictionary: Dictionary = NO_WORDS

    def checks_for(self, note: Note) -> list[tuple[Check, Options]]:
        """The checks that may find something in `note`, all of them loaded.

        Those that judge words are then known before the first of them runs, and
        each word is judged once (`notelint.checks.suspects`).
        """
        return _checks_for(self.steps, signs_in(note.text))


@lru_cache(256)  # most notes hold one of a few sets of signs
def _checks_for(steps: tuple[Step, ...], signs: frozenset[str]) -> list[tuple[Check, Options]]:
    return [pair for step in steps if step.topic.concerns(signs) for pair in step.checks]


def plan_for(
    codes: Collection[str],
    options: Mapping[str, Mapping[str, Any]] | None = None,
    dictionary: Dictionary = NO_WORDS,
) -> Plan:
    """What to run for the rules `codes`.

    `options` are the configured ones by code; defaults come from the pages.
    """
    wanted = frozenset(codes)
    topics = (topic for topic in TOPICS if not wanted.isdisjoint(topic.codes))
    return Plan(wanted, tuple(Step(topic, wanted, options) for topic in topics), dictionary)


def check_note(
    note: Note, selected: Collection[str], options: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Finding]:
    """Findings of the rules `selected` (codes), by place; suppressions are not applied."""
    return run_plan(note, plan_for(selected, options))


def run_plan(
    note: Note, plan: Plan, crashed: Callable[[Check, Exception], None] | None = None
) -> list[Finding]:
    """Findings of the rules in force, by place; suppressions are not applied.

    An exception in a check goes to `crashed`, and the other checks go on;
    without `crashed` it is raised.
    """
    found: list[Finding] = []
    for check, options in plan.checks_for(note):
        try:
            # Kept only once complete: half of a check's findings may lack what hides the other.
            found += list(check(note, options))
        except Exception as error:
            if crashed is None:
                raise
            crashed(check, error)
    spares = plan.dictionary.spares
    found = [f for f in found if f.code in plan.codes and not spares(note.text, f)]
    return sorted(_without_consequences(found), key=_place)


def _options_of(
    codes: tuple[str, ...], configured: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for code in codes:
        rule = load_book().get(code)
        merged.update(rule.defaults() if rule else {})
        merged.update(configured.get(code, {}))
    return merged


# Rules of the families that judge words: what breaks the markup around a typo leaves it a typo.
_WORDS = (*WORD_FAMILIES, "CH")


def _without_consequences(found: list[Finding]) -> list[Finding]:
    """Without what begins in a range that another finding explains.

    A cause that is itself only the consequence of a wider one explains nothing.
    """
    causes: list[Finding] = []
    hidden: list[Span] = []
    wordless: list[Span] = []
    for finding in sorted((f for f in found if f.hides), key=_extent):
        if finding.hides and not _within(finding.span.start, hidden):
            causes.append(finding)
            _merge(hidden, finding.hides)
            if finding.hides_words:
                _merge(wordless, finding.hides)
    kept = {id(cause) for cause in causes}
    return [
        f
        for f in found
        if id(f) in kept
        or not _within(f.span.start, wordless if f.code.startswith(_WORDS) else hidden)
    ]


def _merge(spans: list[Span], span: Span) -> None:
    """Add `span`, which starts after all others, to `spans`, which stay apart."""
    if spans and span.start <= spans[-1].end:
        spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
    else:
        spans.append(span)


def _within(offset: int, spans: list[Span]) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset in spans[index]


def _extent(finding: Finding) -> tuple[int, int]:
    start, end = finding.hides or finding.span
    return start, -end


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.code


def codes_at_fault(checks: Iterable[Check], plan: Plan) -> list[str]:
    """Codes of the rules in force that `checks` serve, sorted."""
    return sorted({code for check in checks for code in check.codes} & plan.codes)
