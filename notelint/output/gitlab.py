"""The code quality report of GitLab."""

from collections.abc import Iterator

from notelint.findings.located import LocatedFinding
from notelint.output.checkout import in_checkout
from notelint.output.fingerprints import fingerprints, hash_of
from notelint.output.json import dump
from notelint.output.report import Report, Screen
from notelint.rulebook.rule import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(report: Report, _screen: Screen) -> Iterator[str]:
    """A list of one object a finding, as in GitLab's "Code Quality report format"."""
    yield "["
    prints = fingerprints(report.findings)
    for number, (finding, fingerprint) in enumerate(zip(report.findings, prints, strict=True)):
        yield (",\n" if number else "\n") + dump(_issue(finding, fingerprint))
    yield "\n]\n" if report.findings else "]\n"


def _issue(finding: LocatedFinding, fingerprint: str) -> dict[str, object]:
    path = in_checkout(finding.path, "CI_PROJECT_DIR")
    return {
        "description": finding.message,
        "check_name": f"{finding.code} {finding.name}",
        # Unique in the whole report: of two alike GitLab shows one.
        "fingerprint": hash_of(path, fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path,
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }
