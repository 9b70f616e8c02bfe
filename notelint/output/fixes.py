"""What is said about fixes that were made, and about those that were not."""

from collections.abc import Iterable, Iterator

from notelint.findings.located import LocatedFinding
from notelint.findings.repair import Dropped, Repair
from notelint.output.visible import visible

_FIXED = {"en": "fixed", "ko": "고침"}
_DROPPED = {
    "en": "{place}: the fix of {code} was not made: {why}",
    "ko": "{place}: {code} 고침을 적용하지 않았습니다. {why}",
}
_WHY_DROPPED = {
    "en": {
        "stays": "the finding would stay",
        "new": "something else would be found",
        "tree": "more of the note would change than the finding says",
        "final-newline": "the end of the file would change",
        "encoding": "the file's encoding lacks a letter of it",
        "crash": "a check fails on the fixed note",
        "too-many": "the note needs too many passes; run notelint again",
    },
    "ko": {
        "stays": "고쳐도 문제가 남습니다",
        "new": "고치면 다른 문제가 생깁니다",
        "tree": "고치면 다른 곳까지 바뀝니다",
        "final-newline": "고치면 파일의 끝이 바뀝니다",
        "encoding": "파일의 인코딩에 없는 글자가 필요합니다",
        "crash": "고친 노트를 검사하다가 오류가 납니다",
        "too-many": "여러 번 나누어 고쳐야 합니다. notelint를 다시 실행하세요",
    },
}
_NOT_WRITTEN = {"en": "{path}: not fixed: {why}", "ko": "{path}: 고치지 못했습니다. {why}"}
_WHY_NOT_WRITTEN = {
    "en": {
        "vanished": "the file vanished",
        "read-only": "the file is read-only",
        "changed": "the file changed while it was being fixed; run notelint again",
        "unreadable": "the file cannot be read any more",
    },
    "ko": {
        "vanished": "파일이 사라졌습니다",
        "read-only": "읽기 전용 파일입니다",
        "changed": "고치는 사이에 파일이 바뀌었습니다. notelint를 다시 실행하세요",
        "unreadable": "파일을 더는 읽을 수 없습니다",
    },
}

_WHY_NOT_LEARNT = {
    "en": {"no-dictionary": "the configuration says that there is no dictionary"},
    "ko": {"no-dictionary": "설정에서 사전을 쓰지 않기로 했습니다"},
}


def made_lines(made: Iterable[LocatedFinding], language: str) -> Iterator[str]:
    """A line for each fix that was made: where it was, what was wrong, by which rule."""
    for fix in made:
        place = f"{visible(fix.path)}:{fix.line}:{fix.column}"
        yield f"{place}: {_FIXED[language]}: {visible(fix.message)} [{fix.code} {fix.name}]\n"


def dropped_line(dropped: Dropped, language: str) -> str:
    """That a fix was not made, and why."""
    finding, reason = dropped
    return _DROPPED[language].format(
        place=f"{finding.path}:{finding.line}:{finding.column}",
        code=finding.code,
        why=_WHY_DROPPED[language][reason],
    )


def why_not(reason: str, language: str) -> str:
    """Why something was not done: one of the reasons above, or the system's own words."""
    for words in (_WHY_DROPPED, _WHY_NOT_WRITTEN, _WHY_NOT_LEARNT):
        if known := words[language].get(reason):
            return known
    return reason


def not_written_line(path: str, reason: str, language: str) -> str:
    """That a file was not written, and why; other reasons are the system's own words."""
    why = _WHY_NOT_WRITTEN[language].get(reason, reason)
    return _NOT_WRITTEN[language].format(path=path, why=why)


def fixed_summary(repairs: Iterable[Repair], language: str, only_shown: bool) -> str:
    """How much was fixed, or would be; "" if nothing."""
    counts = [len(repair.made) for repair in repairs if repair.made]
    findings, notes = sum(counts), len(counts)
    if not findings:
        return ""
    if language == "ko":
        done = "고칠 수 있습니다" if only_shown else "고쳤습니다"
        return f"노트 {notes}개에서 문제 {findings}개를 {done}."
    done = "Would fix" if only_shown else "Fixed"
    found = "finding" if findings == 1 else "findings"
    return f"{done} {findings} {found} in {notes} {'note' if notes == 1 else 'notes'}."
