"""The Reviewdog Diagnostic Format, with fixes as suggestions to click on."""

from collections.abc import Iterator
from typing import Any

from notelint.findings.finding import Applicability, Edit, apply_edits
from notelint.findings.located import Extent, LocatedFinding
from notelint.note.span import Span
from notelint.output.json import dump
from notelint.output.report import Report, Screen
from notelint.output.rule_pages import REPOSITORY, page_url


def render_rdjson(report: Report, _screen: Screen) -> Iterator[str]:
    """One `DiagnosticResult` (reviewdog, proto/rdf/reviewdog.proto).

    Columns count bytes of UTF-8 there.
    """
    source = dump({"name": "notelint", "url": REPOSITORY})
    yield f'{{"source": {source}, "diagnostics": ['
    for number, finding in enumerate(report.findings):
        yield (",\n" if number else "\n") + dump(_diagnostic(finding))
    yield "\n]}\n" if report.findings else "]}\n"


def _diagnostic(finding: LocatedFinding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": finding.path, "range": _range(_extent(finding))},
        "severity": finding.severity.upper(),
        "code": {"value": finding.code, "url": page_url(finding.code)},
    }
    if suggestions := list(_suggestions(finding)):
        found["suggestions"] = suggestions
    return found


def _suggestions(finding: LocatedFinding) -> Iterator[dict[str, Any]]:
    """What the fix writes, or else what could stand at the finding.

    Only on the lines of the finding: reviewdog comments there and refuses a
    suggestion for others. It takes each suggestion for a whole fix, so the edits of
    one are joined.
    """
    if finding.fix and finding.fix.applicability is not Applicability.DISPLAY:
        extent, text = _joined(finding)
        if text is not None and (extent.line, extent.end_line) == (finding.line, finding.end_line):
            yield {"range": _range(extent), "text": text}
        return
    for text in finding.suggestions:
        yield {"range": _range(_extent(finding)), "text": text}


def _joined(finding: LocatedFinding) -> tuple[Extent, str | None]:
    """The edits of the fix as one: where, and what it writes, if the line is known that far."""
    edits = finding.fix.edits if finding.fix else ()
    first, last = finding.edit_extents[0], finding.edit_extents[-1]
    extent = Extent(*first[:3], *last[3:])
    if len(edits) == 1:
        return extent, edits[0].text
    base = finding.start - finding.excerpt.start
    start, end = edits[0].span.start - base, edits[-1].span.end - base
    if start < 0 or end > len(finding.excerpt.text):
        return extent, None
    shifted = tuple(
        Edit(Span(edit.span.start - base - start, edit.span.end - base - start), edit.text)
        for edit in edits
    )
    return extent, apply_edits(finding.excerpt.text[start:end], shifted)


def _extent(finding: LocatedFinding) -> Extent:
    return Extent(
        finding.line,
        finding.column,
        finding.byte_column,
        finding.end_line,
        finding.end_column,
        finding.end_byte_column,
    )


def _range(extent: Extent) -> dict[str, Any]:
    return {
        "start": {"line": extent.line, "column": extent.byte_column},
        "end": {"line": extent.end_line, "column": extent.end_byte_column},
    }
