"""A finding with all that a reader of it needs: file, line, words, and the line itself."""

from typing import NamedTuple

from notelint.findings.finding import Finding, Fix
from notelint.findings.quote import Quote, quote_at
from notelint.note.source import Source
from notelint.note.span import Span
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


class Extent(NamedTuple):
    """From where to where in a file: lines and columns from 1, ends exclusive.

    Columns count code points, `byte_column` and `end_byte_column` bytes of UTF-8.
    """

    line: int
    column: int
    byte_column: int
    end_line: int
    end_column: int
    end_byte_column: int


class LocatedFinding(NamedTuple):
    """A finding as every output format shows it.

    Lines and columns are 1-based, `start` and `end` 0-based; all count code
    points, ends are exclusive; `byte_column` and `end_byte_column` count bytes
    of UTF-8. `message` and `fix_message` are in the language of the run.
    `edit_extents` tells for each edit of `fix` where it is; `quote` tells the
    finding again when lines have moved.
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
    quote: Quote
    byte_column: int
    end_byte_column: int
    edit_extents: tuple[Extent, ...]


def locate(
    finding: Finding, source: Source, path: str, rule: Rule, severity: Severity, language: str
) -> LocatedFinding:
    """`finding` of `rule` in the note `source`, which is shown as `path`."""
    at = _extent(finding.span, source)
    return LocatedFinding(
        path=path,
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=message_of(rule, finding.variant, finding.values, language),
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
        start=finding.span.start,
        end=finding.span.end,
        suggestions=finding.suggestions,
        fix=finding.fix,
        fix_message=finding.fix.message.get(language, "") if finding.fix else "",
        excerpt=_excerpt(finding, source),
        quote=quote_at(source, finding.span),
        byte_column=at.byte_column,
        end_byte_column=at.end_byte_column,
        edit_extents=tuple(_extent(edit.span, source) for edit in finding.fix.edits)
        if finding.fix
        else (),
    )


def _extent(span: Span, source: Source) -> Extent:
    line, column = source.line_column(span.start)
    end_line, end_column = source.line_column(span.end)
    return Extent(
        line,
        column,
        source.byte_column(span.start),
        end_line,
        end_column,
        source.byte_column(span.end),
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
