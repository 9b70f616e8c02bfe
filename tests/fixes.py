"""Making the fixes of findings."""

from collections.abc import Iterable

from notelint.findings.finding import Finding, apply_edits


def with_fixes(text: str, findings: Iterable[Finding]) -> str:
    """`text` with every fix of `findings` made."""
    edits = (edit for finding in findings if finding.fix for edit in finding.fix.edits)
    return apply_edits(text, tuple(sorted(edits, key=lambda edit: edit.span)))
