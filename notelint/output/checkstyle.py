"""The XML of Checkstyle, which Jenkins, SonarQube and many others read."""

from collections.abc import Iterator
from itertools import groupby

from notelint.findings.located import LocatedFinding
from notelint.output.report import Report, Screen
from notelint.output.visible import visible
from notelint.output.xml import DECLARATION, attributes


def render_checkstyle(report: Report, _screen: Screen) -> Iterator[str]:
    """A `file` for each note with findings, in it an `error` for each of them.

    The names are those of Checkstyle's XMLLogger; severities are the same words.
    """
    yield DECLARATION + '<checkstyle version="4.3">\n'
    for path, findings in groupby(report.findings, lambda finding: finding.path):
        yield f"  <file{attributes(name=path)}>\n"
        for finding in findings:
            yield f"    <error{_attributes(finding)}/>\n"
        yield "  </file>\n"
    yield "</checkstyle>\n"


def _attributes(finding: LocatedFinding) -> str:
    return attributes(
        line=finding.line,
        column=finding.column,
        severity=finding.severity,
        message=visible(finding.message),
        source=f"notelint.{finding.code}.{finding.name}",
    )
