"""What the page is made of: findings, each with its line before and after its fix."""

import re
from collections.abc import Sequence
from typing import Any

from notelint.findings.finding import Edit
from notelint.findings.located import Excerpt, LocatedFinding
from notelint.lazy import regex
from notelint.note.span import Span
from notelint.output.report import Report
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import FAMILIES, Severity

_SEVERITIES = list(Severity)
# Code points of a line that are shown on either side of a finding.
_AROUND = 160
_MOST_SUGGESTIONS = 3
# A day or month in a path: `2024-03-04-rnn.md`, `2024/03/rnn.md`.
_MONTH = regex(r"(?<!\d)((?:19|20)\d\d)[-/._](0[1-9]|1[0-2])(?!\d)")
_CUT = "…"


def data_of(report: Report) -> dict[str, Any]:
    """All that the page shows, as JSON can hold it; rows by place, as `report.js` reads them."""
    paths = list(dict.fromkeys(finding.path for finding in report.findings))
    codes = sorted(report.by_rule)
    numbers = {path: number for number, path in enumerate(paths)}
    rules = {code: number for number, code in enumerate(codes)}
    folders = folders_of(paths)
    return {
        "language": report.language,
        "notes": report.notes,
        "suppressed": report.suppressed,
        "accepted": report.accepted,
        "paths": [
            [path, folder, report.months.get(path) or month_of(path)]
            for path, folder in zip(paths, folders, strict=True)
        ],
        "rules": [_rule(code, report) for code in codes],
        "findings": [
            [
                *_row(finding, numbers[finding.path], rules[finding.code]),
                _context(finding, report),
            ]
            for finding in report.findings
        ],
    }


def month_of(text: str) -> str:
    """The year and month that a path or a date names, as "2024-03"; "" if it names none."""
    found = _MONTH.search(text)
    return f"{found[1]}-{found[2]}" if found else ""


def folders_of(paths: Sequence[str]) -> list[str]:
    """For each path the folder, of those that all of them share, in which it lies.

    In a folder with one folder an author, that is the author's.
    """
    parts = [path.split("/")[:-1] for path in paths]
    if not parts:
        return []
    first, last = min(parts), max(parts)
    shared = 0
    while shared < min(len(first), len(last)) and first[shared] == last[shared]:
        shared += 1
    return [each[shared] if len(each) > shared else "" for each in parts]


def _rule(code: str, report: Report) -> dict[str, Any]:
    from notelint.output.rule_text import rule_text

    rule = load_book().get(code)
    language = report.language
    if rule is None:  # a rule of a plug-in, or of a test
        name = next(finding.name for finding in report.findings if finding.code == code)
        return {"code": code, "name": name, "family": "", "text": ""}
    family = FAMILIES.get(rule.family, {language: rule.family})[language]
    return {
        "code": code,
        "name": rule.name,
        "family": family,
        "text": _explanation(rule_text(rule, language)),
    }


def _explanation(text: str) -> str:
    """What a rule's page says, without the facts above and the examples below."""
    said = text.partition("\n\n")[2]
    return re.split(r"^## Examples$", said, maxsplit=1, flags=re.M)[0].strip()


def _row(finding: LocatedFinding, path: int, rule: int) -> list[Any]:
    fix = finding.fix
    return [
        path,
        finding.line,
        finding.column,
        rule,
        _SEVERITIES.index(finding.severity),
        finding.message,
        _before(finding.excerpt),
        list(finding.suggestions[:_MOST_SUGGESTIONS]),
        [fix.applicability, finding.fix_message, _after(finding)] if fix else None,
    ]


def _context(finding: LocatedFinding, report: Report) -> list[Any] | None:
    """What readers see around the finding, where that is more than the words of its line."""
    seen = report.contexts.get((finding.path, Span(finding.start, finding.end)))
    if seen is None:
        return None
    parts = [
        piece
        for part in seen[1:]
        for piece in (part[1:] if not isinstance(part, str) and part[0] == "mark" else [part])
    ]
    plain = all(isinstance(piece, str) for piece in parts)
    return None if plain and "".join(parts) in finding.excerpt.text else seen


def _before(excerpt: Excerpt) -> list[str]:
    """The line before, at and after the finding."""
    start, end = excerpt.start, excerpt.end
    before, after = excerpt.text[:start], excerpt.text[end:]
    cut_before = excerpt.cut_before or len(before) > _AROUND
    cut_after = excerpt.cut_after or len(after) > _AROUND
    return [
        (_CUT if cut_before else "") + before[-_AROUND:],
        excerpt.text[start:end],
        after[:_AROUND] + (_CUT if cut_after else ""),
    ]


def _after(finding: LocatedFinding) -> list[str | list[str]]:
    """The line as the fix would have it: texts, what is new in lists; empty for several lines."""
    excerpt = finding.excerpt
    offset = finding.start - excerpt.start
    window = Span(
        offset + max(0, excerpt.start - _AROUND),
        offset + min(len(excerpt.text), excerpt.end + _AROUND),
    )
    assert finding.fix
    edits: Sequence[Edit] = finding.fix.edits
    if not all(window.covers(edit.span) and "\n" not in edit.text for edit in edits):
        return []
    pieces: list[str | list[str]] = []
    at = window.start
    for edit in edits:
        pieces += [excerpt.text[at - offset : edit.span.start - offset], [edit.text]]
        at = edit.span.end
    pieces.append(excerpt.text[at - offset : window.end - offset])
    if excerpt.cut_before or window.start > offset:
        pieces.insert(0, _CUT)
    if excerpt.cut_after or window.end < offset + len(excerpt.text):
        pieces.append(_CUT)
    return [piece for piece in pieces if piece not in ("", [""])]
