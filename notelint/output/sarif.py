"""SARIF 2.1.0 (OASIS, 2020), which GitHub's code scanning, Azure DevOps and editors read."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from notelint import __version__
from notelint.findings.finding import Applicability
from notelint.findings.located import LocatedFinding
from notelint.output.checkout import in_checkout
from notelint.output.fingerprints import fingerprints
from notelint.output.json import dump
from notelint.output.report import Report, Screen
from notelint.output.rule_pages import REPOSITORY, page_url
from notelint.output.words import APPLICABILITIES, SUGGESTION
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import Severity

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(report: Report, _screen: Screen) -> Iterator[str]:
    """One run; each result stands on a line of its own."""
    codes = sorted(report.by_rule)
    names = {finding.code: finding.name for finding in report.findings}
    driver = {
        "name": "notelint",
        "version": __version__,
        "informationUri": REPOSITORY,
        "rules": [_rule(code, names[code]) for code in codes],
    }
    yield f'{{"$schema": {dump(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
    yield f'"tool": {{"driver": {dump(driver)}}},\n'
    yield f'"language": {dump(report.language)}, "columnKind": "unicodeCodePoints",\n'
    # Line ends of CommonMark (0.31.2, section 2.1).
    yield '"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n"results": ['
    index = {code: number for number, code in enumerate(codes)}
    prints = fingerprints(report.findings)
    for number, (finding, fingerprint) in enumerate(zip(report.findings, prints, strict=True)):
        result = _result(finding, index[finding.code], fingerprint, report.language)
        yield (",\n" if number else "\n") + dump(result)
    yield "\n]}]}\n" if report.findings else "]}]}\n"


def _rule(code: str, name: str) -> dict[str, Any]:
    """A `reportingDescriptor` (SARIF 2.1.0, section 3.49)."""
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": name.replace("-", " ")},
        "helpUri": page_url(code),
        "help": {"text": f"notelint rule {code}", "markdown": f"[{name}]({page_url(code)})"},
        "defaultConfiguration": {"level": _LEVELS[load_book()[code].severity]},
    }


def _result(
    finding: LocatedFinding, rule_index: int, fingerprint: str, language: str
) -> dict[str, Any]:
    """A `result` (SARIF 2.1.0, section 3.27)."""
    artifact = _artifact(finding.path)
    region = _region(finding.line, finding.column, finding.end_line, finding.end_column)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"quotedText/v1": fingerprint},
    }
    if fixes := list(_fixes(finding, artifact, region, language)):
        result["fixes"] = fixes
    return result


def _fixes(
    finding: LocatedFinding, artifact: dict[str, Any], region: dict[str, Any], language: str
) -> Iterator[dict[str, Any]]:
    """The fix, then each suggestion that is another text for the place of the finding."""
    written = None
    if finding.fix and finding.fix.applicability is not Applicability.DISPLAY:
        kind = APPLICABILITIES[language][finding.fix.applicability]
        said = f"{kind}: {finding.fix_message}" if finding.fix_message else kind
        edits = [
            (_region(at.line, at.column, at.end_line, at.end_column), edit.text)
            for at, edit in zip(finding.edit_extents, finding.fix.edits, strict=True)
        ]
        yield _fix(said, artifact, edits)
        written = edits[0][1] if len(edits) == 1 and edits[0][0] == region else None
    for text in finding.suggestions:
        if text != written:
            yield _fix(SUGGESTION[language], artifact, [(region, text)])


def _fix(
    said: str, artifact: dict[str, Any], edits: list[tuple[dict[str, Any], str]]
) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": region, "insertedContent": {"text": text}} for region, text in edits
    ]
    changes = [{"artifactLocation": artifact, "replacements": replacements}]
    return {"description": {"text": said}, "artifactChanges": changes}


def _artifact(path: str) -> dict[str, str]:
    """Where the file is: below the top of the checkout, or else by its absolute address."""
    inside = in_checkout(path, "GITHUB_WORKSPACE")
    address = quote(os.fsencode(inside))
    if os.path.isabs(inside):  # noqa: PTH117
        return {"uri": "file://" + address}
    return {"uri": address, "uriBaseId": "%SRCROOT%"}


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
