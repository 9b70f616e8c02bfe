"""Annotations for GitHub Actions: workflow commands, the worst findings first."""

from collections.abc import Iterator

from notelint.findings.located import LocatedFinding
from notelint.output.checkout import in_checkout
from notelint.output.report import Report, Screen
from notelint.output.visible import visible
from notelint.output.words import summary
from notelint.rulebook.rule import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
# GitHub shows that many of each kind in a step and drops the rest
# (actions/toolkit, docs/problem-matchers.md, "Limitations").
_SHOWN = 10
_MORE = {
    "en": "GitHub shows the first {shown} of each kind on the page; the log has all of them.",
    "ko": "GitHub 화면에는 종류마다 처음 {shown}개만 보이고, 로그에는 모두 있습니다.",
}


def render_github(report: Report, _screen: Screen) -> Iterator[str]:
    """One workflow command a finding, errors first, then the summary as a line of the log."""
    for finding in sorted(report.findings, key=lambda finding: _RANK[finding.severity]):
        yield _command(finding)
    yield summary(report) + "\n"
    if max(report.by_severity.values(), default=0) > _SHOWN:
        yield _MORE[report.language].format(shown=_SHOWN) + "\n"


def _command(finding: LocatedFinding) -> str:
    """As documented in "Workflow commands for GitHub Actions".

    A range over several lines has no columns: GitHub refuses them there.
    """
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": in_checkout(finding.path, "GITHUB_WORKSPACE"),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
    }
    if finding.line == finding.end_line:
        properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"::{_COMMANDS[finding.severity]} {shown}::{_data(f'{place} {finding.message}')}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
