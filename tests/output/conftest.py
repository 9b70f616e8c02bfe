"""The inputs that every output format is tested on."""

import pytest

from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.findings.located import LocatedFinding, locate
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.output.report import Report
from notelint.rulebook.rule import Rule, Severity

TAG = Rule(
    "NE101",
    "html-tag-unclosed",
    Severity.ERROR,
    "unsafe",
    False,
    "0.1.0",
    "",
    {"": {"en": "`<{tag}>` is never closed", "ko": "`<{tag}>`를 닫지 않았습니다"}},
)
TYPO = Rule(
    "TY101",
    "certain-typo",
    Severity.WARNING,
    "safe",
    False,
    "0.1.0",
    "",
    {"": {"en": "`{wrong}` is a typo", "ko": "`{wrong}`는 오타입니다"}},
)
HINT = Rule(
    "CH101",
    "strange-character",
    Severity.INFO,
    "none",
    False,
    "0.1.0",
    "",
    {"": {"en": "strange: {what}", "ko": "이상함: {what}"}},
)


def find(
    rule: Rule, text: str, marked: str, path: str, language: str, **more: object
) -> LocatedFinding:
    """A finding of `rule` at the first occurrence of `marked` in `text`."""
    start = text.index(marked)
    values = {"tag": "b", "wrong": marked, "what": marked}
    finding = Finding(rule.code, Span(start, start + len(marked)), values, **more)  # type: ignore[arg-type]
    return locate(finding, Source(text), path, rule, rule.severity, language)


def typical(language: str) -> Report:
    """Three findings in two notes, with a suggestion, fixes, and one that spans lines."""
    first = "# 순환 신경망\n\n- <b>용어\n- 설명을 할떄 쓴다\n"
    second = "---\ntitle: 정렬\n---\n\n표가 끝나지\n않는다.\n"
    close = Fix(
        (Edit(Span(first.index("\n- 설"), first.index("\n- 설")), "</b>"),),
        Applicability.UNSAFE,
        {"en": "Close it before the end of the item", "ko": "항목 끝에서 닫습니다"},
    )
    at = first.index("떄")
    typo = Fix((Edit(Span(at, at + 1), "때"),), Applicability.SAFE)
    return Report(
        [
            find(TAG, first, "<b>", "_posts/2024-03-04-rnn.md", language, fix=close),
            find(
                TYPO,
                first,
                "떄",
                "_posts/2024-03-04-rnn.md",
                language,
                suggestions=("때", "떼"),
                fix=typo,
            ),
            find(HINT, second, "끝나지\n않는", "_posts/2024-03-05-sort.md", language),
        ],
        notes=5,
        suppressed=1,
        language=language,
    )


def nasty(language: str) -> Report:
    """What must not upset a terminal, a parser of the output, or the caret."""
    path = "노트, 100%:\x1b[31m\n.md"
    emoji = "\t👨‍👩‍👧‍👦 가족과 ❤️ 하트 뒤의 <b>굵게\n"
    control = "앞 \x1b]0;제목\x07 뒤\u202e거꾸로 \u200b공백\n"
    long = "가나다라 " * 3_000 + "<b>" + " 마바사아" * 3_000
    return Report(
        [
            find(TAG, emoji, "<b>", path, language),
            find(HINT, control, "\x1b]0;제목\x07", path, language),
            find(HINT, control, "\u202e거꾸로 \u200b", path, language),
            find(TAG, long, "<b>", path, language),
            find(HINT, "한 줄", "", path, language),
        ],
        notes=1,
        language=language,
    )


def clean(language: str) -> Report:
    """Nothing found."""
    return Report([], notes=3, language=language)


@pytest.fixture(params=["typical-en", "typical-ko", "nasty-en", "clean-en", "clean-ko"])
def named_report(request: pytest.FixtureRequest) -> tuple[str, Report]:
    """A report and its name."""
    name, language = request.param.split("-")
    makers = {"typical": typical, "nasty": nasty, "clean": clean}
    return request.param, makers[name](language)


@pytest.fixture
def crowded_report() -> Report:
    """Twelve warnings, then two errors, in two notes."""
    typos = [find(TYPO, "할떄", "떄", f"a/{number:02}.md", "en") for number in range(12)]
    tags = [find(TAG, "<b>", "<b>", f"b/{number}.md", "en") for number in range(2)]
    return Report([*typos, *tags], notes=14)
