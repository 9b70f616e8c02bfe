"""The format for people: each finding with its line and a caret below it."""

from collections.abc import Iterator

from notelint.findings.located import Excerpt, LocatedFinding
from notelint.output.report import Report, Screen
from notelint.output.visible import cells, first_cells, last_cells, visible, visible_line
from notelint.output.words import APPLICABILITIES, EXPLAIN, SEVERITIES, SUGGESTION, summary
from notelint.rulebook.rule import Severity

_BOLD, _DIM, _RED, _YELLOW, _CYAN = "1", "2", "31", "33", "36"
_COLORS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _CYAN}
_CUT = "…"
# A message's suggestions beyond these are for editors, which list them.
_MOST_SUGGESTIONS = 3


def render_text(report: Report, screen: Screen) -> Iterator[str]:
    """Findings with their lines, then the summary."""
    for finding in report.findings:
        yield from _finding(finding, report.language, screen)
        yield "\n"
    if report.quiet:
        return
    yield summary(report) + "\n"
    if report.findings:
        commonest = min(report.by_rule.items(), key=lambda item: (-item[1], item[0]))[0]
        yield _paint(EXPLAIN[report.language].format(code=commonest), _DIM, screen) + "\n"


def headline(finding: LocatedFinding, language: str, screen: Screen) -> str:
    """One line for a finding: place, severity, message, rule."""
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    severity = SEVERITIES[language][finding.severity]
    color = _COLORS[finding.severity]
    return (
        f"{_paint(place, _BOLD, screen)}: {_paint(severity, color, screen)}: "
        f"{visible(finding.message)} {_paint(f'[{finding.code} {finding.name}]', _DIM, screen)}\n"
    )


def _finding(finding: LocatedFinding, language: str, screen: Screen) -> Iterator[str]:
    yield headline(finding, language, screen)
    number = str(finding.line)
    margin = " " * len(number)
    bar = _paint("|", _DIM, screen)
    if finding.excerpt.text:
        before, marked, after = _window(finding.excerpt, screen.width - len(number) - 4)
        caret = " " * cells(before) + "^" * max(1, cells(marked))
        yield f" {_paint(number, _DIM, screen)} {bar} {before}{marked}{after}\n"
        yield f" {margin} {bar} {_paint(caret, _COLORS[finding.severity], screen)}\n"
    for line in _advice(finding, language):
        yield f" {margin} {_paint('=', _DIM, screen)} {line}\n"


def _advice(finding: LocatedFinding, language: str) -> Iterator[str]:
    """What could stand there instead, and what the fix would do."""
    fix, told = finding.fix, finding.fix_message
    if finding.suggestions and not _told(finding):
        shown = [f"`{visible(text)}`" for text in finding.suggestions[:_MOST_SUGGESTIONS]]
        yield f"{SUGGESTION[language]}: {', '.join(shown)}"
    if fix and (told or (not finding.suggestions and len(fix.edits) == 1)):
        kind = APPLICABILITIES[language][fix.applicability]
        yield f"{kind}: {visible(told) if told else f'`{visible(fix.edits[0].text)}`'}"


def _told(finding: LocatedFinding) -> bool:
    """Whether what the fix says names the only suggestion."""
    return len(finding.suggestions) == 1 and f"`{finding.suggestions[0]}`" in finding.fix_message


def _window(excerpt: Excerpt, width: int) -> tuple[str, str, str]:
    """What stands before, at and after the finding, cut so that all of it fits in `width` cells."""
    before = visible_line(excerpt.text[: excerpt.start])
    marked = visible_line(excerpt.text[excerpt.start : excerpt.end])
    after = visible_line(excerpt.text[excerpt.end :])
    width_before = cells(before)
    whole = width_before + cells(marked) + cells(after)
    if whole <= width and not excerpt.cut_before and not excerpt.cut_after:
        return before, marked, after
    # The finding in the middle, with more room for what comes before when it is short.
    room = max(0, width - 2)
    marked = first_cells(marked, room)
    room -= cells(marked)
    kept_after = first_cells(after, max(room // 2, room - width_before))
    kept_before = last_cells(before, room - cells(kept_after))
    cut_before = excerpt.cut_before or kept_before != before
    cut_after = excerpt.cut_after or kept_after != after
    return (
        (_CUT if cut_before else "") + kept_before,
        marked,
        kept_after + (_CUT if cut_after else ""),
    )


def _paint(text: str, color: str, screen: Screen) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if screen.color else text
