"""One line a finding."""

from collections.abc import Iterator

from notelint.output.report import Report, Screen
from notelint.output.text import headline
from notelint.output.words import summary


def render_concise(report: Report, screen: Screen) -> Iterator[str]:
    """`path:line:column: severity: message [CODE name]` for each finding, then the summary."""
    for finding in report.findings:
        yield headline(finding, report.language, screen)
    if not report.quiet:
        yield summary(report) + "\n"
