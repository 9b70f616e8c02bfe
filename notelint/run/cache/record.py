"""Outcomes as text: what the cache keeps of a note."""

import json
from typing import Any

from notelint.findings.finding import Applicability, Edit, Fix
from notelint.findings.located import Excerpt, Extent, LocatedFinding
from notelint.findings.quote import Quote
from notelint.lazy import regex
from notelint.note.span import Span
from notelint.rulebook.rule import Severity
from notelint.run.check_file import Outcome

# By place, for all but the path, which depends on where the run is started from.
_FIELDS = LocatedFinding._fields[1:]
_SEVERITY, _SUGGESTIONS, _FIX, _EXCERPT, _QUOTE, _EXTENTS = map(
    _FIELDS.index,
    ("severity", "suggestions", "fix", "excerpt", "quote", "edit_extents"),
)


_SEVERITIES = {str(severity): severity for severity in Severity}
_APPLICABILITIES = {str(applicability): applicability for applicability in Applicability}


_HALVES = regex("[\ud800-\udfff]")


class RecordError(Exception):
    """Text that `to_text` did not write."""


def to_text(outcome: Outcome) -> str:
    """What is kept of `outcome`; nothing to tell is the empty text."""
    if not outcome.findings and not outcome.suppressed:
        return ""
    told = [outcome.suppressed, [_to_list(finding) for finding in outcome.findings]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # Halves of characters are nothing that a database of text takes.
    return json.dumps(told, separators=(",", ":")) if _HALVES.search(text) else text


def from_text(text: str, path: str) -> Outcome:
    """The outcome of a note that is shown as `path`.

    Raises:
        RecordError: the text is none that `to_text` wrote.
    """
    if not text:
        return Outcome(path)
    try:
        suppressed, findings = json.loads(text)
        return Outcome(path, tuple([_from_list(path, each) for each in findings]), int(suppressed))
    except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
        raise RecordError(str(error)) from error


def _to_list(finding: LocatedFinding) -> list[Any]:
    fields: list[Any] = list(finding[1:])
    if fix := finding.fix:
        fields[_FIX] = [fix.edits, fix.applicability, dict(fix.message)]
    return fields


def _from_list(path: str, fields: list[Any]) -> LocatedFinding:
    fields[_SEVERITY] = _SEVERITIES[fields[_SEVERITY]]
    fields[_SUGGESTIONS] = tuple(fields[_SUGGESTIONS])
    fields[_EXCERPT] = Excerpt._make(fields[_EXCERPT])
    fields[_QUOTE] = Quote._make(fields[_QUOTE])
    if fix := fields[_FIX]:
        edits, applicability, message = fix
        parts = tuple([Edit(Span._make(span), text) for span, text in edits])
        fields[_FIX] = Fix(parts, _APPLICABILITIES[applicability], message)
    fields[_EXTENTS] = tuple([Extent._make(extent) for extent in fields[_EXTENTS]])
    return LocatedFinding(path, *fields)
