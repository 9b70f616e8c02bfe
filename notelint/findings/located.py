"""A finding with all that a reader of it needs: file, line, words, and the line itself."""

from typing import NamedTuple

from notelint.findings.finding import Finding, Fix
from notelint.note.source import Source
from notelint.rulebook.message import message_of
from notelint.rulebook.rule import Rule, Severity

# Code points of a line kept on either side of where a finding begins: more than any
# terminal is wide, and little enough to carry for each finding in a line of a megabyte.
_AROUND = 400


class Excerpt(NamedTuple):
    """The part of a line around the start of a finding.

    `start` and `end` are where the finding begins in `text` and where it, or
    the line, ends; `cut_before` and `cut_after` say that the line goes on.
    """

    text: str
    start: int
    end: int
    cut_before: bool = False
    cut_after: bool = False


class LocatedFinding(NamedTuple):
    """A finding as every output format shows it.

    Lines and columns are 1-based, `start` and `end` 0-based; all count code
    points, ends are exclusive. `message` and `fix_message` are in the
    language of the run.
    """

    path: str
    code: str
    name: str
    severity: Severity
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    suggestions: tuple[str, ...]
    fix: Fix | None
    fix_message: str
    excerpt: Excerpt


def locate(
    finding: Finding, source: Source, path: str, rule: Rule, severity: Severity, language: str
) -> LocatedFinding:
    """`finding` of `rule` in the note `source`, which is shown as `path`."""
    line, column = source.line_column(finding.span.start)
    end_line, end_column = source.line_column(finding.span.end)
    return LocatedFinding(
        path=path,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=message_of(rule, finding.variant, finding.values, language),
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=finding.span.start,
        end=finding.span.end,
        suggestions=finding.suggestions,
        fix=finding.fix,
        fix_message=finding.fix.message.get(language, "") if finding.fix else "",
        excerpt=_excerpt(finding, source),
    )


def _excerpt(finding: Finding, source: Source) -> Excerpt:
    line = source.line_at(finding.span.start)
    start = max(line.start, finding.span.start - _AROUND)
    end = min(line.end, finding.span.start + _AROUND)
    return Excerpt(
        text=source.text[start:end],
        # A span may begin at the second half of a line end.
        start=min(finding.span.start, end) - start,
        end=max(min(finding.span.end, end), min(finding.span.start, end)) - start,
        cut_before=start > line.start,
        cut_after=end < line.end,
    )
