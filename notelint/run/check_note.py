"""One note through the checks: the heart of every run."""

from collections.abc import Collection, Mapping
from typing import Any

from notelint.checks.registry import all_checks
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.book import load_book


def check_note(
    note: Note, selected: Collection[str], options: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Finding]:
    """Findings of the rules `selected` (codes), by place.

    `options` are the configured ones by code; defaults come from the pages.
    Suppressions are not applied here.
    """
    found: list[Finding] = []
    for check in all_checks():
        if any(code in selected for code in check.codes):
            found += check(note, _options_of(check.codes, options or {}))
    found = [finding for finding in found if finding.code in selected]
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


def _without_consequences(found: list[Finding]) -> list[Finding]:
    """Without what lies in a range that another finding explains."""
    causes = [finding for finding in found if finding.hides]
    return [
        finding
        for finding in found
        if not any(c is not finding and c.hides and finding.span.start in c.hides for c in causes)
    ]


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.code
