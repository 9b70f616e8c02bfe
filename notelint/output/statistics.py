"""How often each rule found something."""

from collections.abc import Iterator

from notelint.output.report import Report, Screen
from notelint.output.words import summary


def render_statistics(report: Report, _screen: Screen) -> Iterator[str]:
    """A line a rule, the commonest first: count, code, name; then the summary."""
    names = {finding.code: finding.name for finding in report.findings}
    ranked = sorted(report.by_rule.items(), key=lambda item: (-item[1], item[0]))
    digits = len(str(ranked[0][1])) if ranked else 0
    for code, count in ranked:
        yield f"{count:>{digits}}  {code}  {names[code]}\n"
    if not report.quiet:
        yield summary(report) + "\n"
