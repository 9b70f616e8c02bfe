"""One note through the checks: the heart of every run."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from notelint.checks.registry import Check, Options, all_checks
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.rulebook.book import load_book


class Plan(NamedTuple):
    """The checks that rules in force need, with their options: the same for many notes."""

    codes: frozenset[str]
    steps: tuple[tuple[Check, Options], ...]


def plan_for(
    codes: Collection[str], options: Mapping[str, Mapping[str, Any]] | None = None
) -> Plan:
    """What to run for the rules `codes`.

    `options` are the configured ones by code; defaults come from the pages.
    """
    wanted = frozenset(codes)
    steps = tuple(
        (check, _options_of(check.codes, options or {}))
        for check in all_checks()
        if not wanted.isdisjoint(check.codes)
    )
    return Plan(wanted, steps)


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
    for check, options in plan.steps:
        try:
            # Kept only once complete: half of a check's findings may lack what hides the other.
            found += list(check(note, options))
        except Exception as error:
            if crashed is None:
                raise
            crashed(check, error)
    found = [finding for finding in found if finding.code in plan.codes]
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
_WORDS = ("TY", "KO", "CH")


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
