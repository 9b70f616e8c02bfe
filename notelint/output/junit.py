"""JUnit's XML, which most CI servers show as tests."""

from collections.abc import Iterator
from itertools import groupby

from notelint.findings.located import LocatedFinding
from notelint.output.report import Report, Screen
from notelint.output.visible import visible
from notelint.output.words import summary
from notelint.output.xml import DECLARATION, attributes, content


def render_junit(report: Report, _screen: Screen) -> Iterator[str]:
    """A suite for each note with findings, in it a failed test for each of them.

    Without findings there is one suite of one test that passed: servers take
    a file without tests for a mistake.
    """
    count = len(report.findings)
    totals = attributes(name="notelint", tests=max(1, count), failures=count, errors=0)
    yield f"{DECLARATION}<testsuites{totals}>\n"
    for path, group in groupby(report.findings, lambda finding: finding.path):
        yield from _suite(path, list(group))
    if not count:
        yield f"  <testsuite{attributes(name='notelint', tests=1, failures=0, errors=0)}>\n"
        yield f"    <testcase{attributes(classname='notelint', name=summary(report))}/>\n"
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _suite(path: str, findings: list[LocatedFinding]) -> Iterator[str]:
    count = len(findings)
    yield f"  <testsuite{attributes(name=path, tests=count, failures=count, errors=0)}>\n"
    for finding in findings:
        place = f"{finding.line}:{finding.column}"
        name = f"{finding.code} {finding.name} ({place})"
        case = attributes(classname=path, name=name, file=path, line=finding.line)
        said = visible(finding.message)
        failure = attributes(message=said, type_=finding.severity)
        # GitLab shows the content, Jenkins the attribute.
        shown = content(f"{visible(path)}:{place}: {said}")
        yield f"    <testcase{case}>\n      <failure{failure}>{shown}</failure>\n    </testcase>\n"
    yield "  </testsuite>\n"
