"""The few words that output says by itself, in both languages."""

from notelint.findings.finding import Applicability
from notelint.output.report import Report
from notelint.rulebook.rule import Severity

SEVERITIES = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"},
    "ko": {Severity.ERROR: "오류", Severity.WARNING: "경고", Severity.INFO: "참고"},
}
FIXES = {
    "en": {Applicability.SAFE: "safe", Applicability.UNSAFE: "unsafe"},
    "ko": {Applicability.SAFE: "안전", Applicability.UNSAFE: "확인 필요"},
}
APPLICABILITIES = {
    "en": {
        Applicability.SAFE: "safe fix",
        Applicability.UNSAFE: "unsafe fix",
        Applicability.DISPLAY: "possible fix",
    },
    "ko": {
        Applicability.SAFE: "안전한 고침",
        Applicability.UNSAFE: "확인이 필요한 고침",
        Applicability.DISPLAY: "고치는 방법의 예",
    },
}
SUGGESTION = {"en": "suggestion", "ko": "제안"}
EXPLAIN = {
    "en": "`notelint rule {code}` explains a rule.",
    "ko": "`notelint rule {code}`처럼 하면 규칙을 자세히 보여 줍니다.",
}


def summary(report: Report) -> str:
    """The last line of a run: how many notes, how many findings of which kind."""
    return _korean(report) if report.language == "ko" else _english(report)


def _english(report: Report) -> str:
    line = f"Checked {counted(report.notes, 'note')}: "
    if report.findings:
        found = [counted(count, word) for word, count in _kinds(report)]
        line += f"{', '.join(found)} in {counted(report.notes_hit, 'note')}"
    else:
        line += "nothing found"
    if fixes := _fixes(report):
        line += f" (fixes: {', '.join(f'{count} {word}' for word, count in fixes)})"
    line += f", {report.suppressed} suppressed" if report.suppressed else ""
    line += f", {report.accepted} accepted in the baseline" if report.accepted else ""
    return line + "."


def _korean(report: Report) -> str:
    line = f"노트 {report.notes}개를 확인했습니다. "
    if report.findings:
        found = [f"{word} {count}개" for word, count in _kinds(report)]
        line += f"노트 {report.notes_hit}개에서 {', '.join(found)}를 찾았습니다"
    else:
        line += "찾은 문제가 없습니다"
    extra = [f"고침({word}) {count}개" for word, count in _fixes(report)]
    extra += [f"주석으로 끈 것 {report.suppressed}개"] if report.suppressed else []
    extra += [f"베이스라인에서 받아들인 것 {report.accepted}개"] if report.accepted else []
    return line + (f" [{', '.join(extra)}]" if extra else "") + "."


def _kinds(report: Report) -> list[tuple[str, int]]:
    words = SEVERITIES[report.language]
    return [
        (words[kind], report.by_severity[kind]) for kind in Severity if report.by_severity[kind]
    ]


def _fixes(report: Report) -> list[tuple[str, int]]:
    words = FIXES[report.language]
    return [(word, report.fixable[kind]) for kind, word in words.items() if report.fixable[kind]]


def counted(count: int, word: str) -> str:
    """`1 note`, `2 notes`: English counts of messages in one language alone."""
    return f"{count} {word}" if count == 1 or word == "info" else f"{count} {word}s"
