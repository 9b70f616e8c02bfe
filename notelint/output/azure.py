"""Logging commands of Azure Pipelines, the worst findings first."""

import os
from collections.abc import Iterator

from notelint.findings.located import LocatedFinding
from notelint.output.report import Report, Screen
from notelint.output.visible import visible
from notelint.output.words import summary
from notelint.rulebook.rule import Severity

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def render_azure(report: Report, _screen: Screen) -> Iterator[str]:
    """One `task.logissue` a finding, errors first, then the summary as a line of the log.

    As documented in "Logging commands" of Azure DevOps, which wants absolute paths.
    There are errors and warnings only, so an info is a warning.
    """
    for finding in sorted(report.findings, key=lambda finding: _RANK[finding.severity]):
        yield _command(finding)
    yield summary(report) + "\n"


def _command(finding: LocatedFinding) -> str:
    properties = {
        "type": "error" if finding.severity is Severity.ERROR else "warning",
        "sourcepath": os.path.abspath(finding.path),  # noqa: PTH100
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column),
        "code": finding.code,
    }
    shown = "".join(f"{name}={_property(value)};" for name, value in properties.items())
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"##vso[task.logissue {shown}]{_data(f'{place} {finding.message}')}\n"


def _data(text: str) -> str:
    """As Microsoft's own tasks escape it (azure-pipelines-task-lib, taskcommand.ts)."""
    escaped = text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
