"""One JSON object for the run."""

import json
import re
from collections.abc import Iterator
from typing import Any

from notelint.findings.located import LocatedFinding
from notelint.output.report import Report, Screen
from notelint.output.visible import UNSAFE
from notelint.rulebook.rule import Severity

VERSION = 1
"""The version of the format: it changes when a field is renamed or changes its meaning."""


def render_json(report: Report, _screen: Screen) -> Iterator[str]:
    """One object: `version`, `findings`, `summary`."""
    yield f'{{\n"version": {VERSION},\n"findings": ['
    for number, finding in enumerate(report.findings):
        yield ",\n" if number else "\n"
        yield dump(record(finding))
    yield "\n],\n" if report.findings else "],\n"
    yield f'"summary": {dump(_summary(report))}\n}}\n'


def dump(value: Any) -> str:
    """JSON on one line, Hangul as it is, what a terminal would obey as `\\u...`."""
    return UNSAFE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"


def record(finding: LocatedFinding) -> dict[str, Any]:
    """The fields of a finding, in their order."""
    return {
        "path": finding.path,
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.start,
        "end": finding.end,
        "suggestions": list(finding.suggestions),
        "fix": finding.fix
        and {
            "applicability": finding.fix.applicability,
            "message": finding.fix_message,
            "edits": [
                {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
                for edit in finding.fix.edits
            ],
        },
    }


def _summary(report: Report) -> dict[str, Any]:
    return {
        "notes": report.notes,
        "notes_with_findings": report.notes_hit,
        "findings": len(report.findings),
        **{f"{kind}s": report.by_severity[kind] for kind in Severity},
        "suppressed": report.suppressed,
        "accepted": report.accepted,
        "rules": dict(sorted(report.by_rule.items())),
    }
