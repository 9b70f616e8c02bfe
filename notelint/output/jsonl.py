"""One JSON object a line, each a finding."""

from collections.abc import Iterator

from notelint.output.json import dump, record
from notelint.output.report import Report, Screen


def render_jsonl(report: Report, _screen: Screen) -> Iterator[str]:
    """Each finding as an object on a line of its own."""
    for finding in report.findings:
        yield dump(record(finding)) + "\n"
