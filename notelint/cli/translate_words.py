"""What `notelint translate` says, in English and in Korean."""

from collections.abc import Iterator, Mapping, Sequence

from notelint.output.visible import visible
from notelint.output.words import counted
from notelint.rulebook.book import load_book
from notelint.run.translating.job import Job, Standing
from notelint.run.translating.result import Doubtful, NoteResult, Outcome, RunResult
from notelint.translate.quality.codes import CODES
from notelint.translate.quality.messages import message_of_doubt
from notelint.translate.translation import Doubt, Rung

Words = Mapping[str, Mapping[str, str]]

MOST_DOUBTS = 30
"""Doubtful sentences that are listed; `--verbose` and `--report` list them all."""

REASONS: Words = {
    "en": {
        "vanished": "the file vanished",
        "broken-link": "the file is a broken link",
        "permission": "the file may not be read",
        "too-large": "the file is too large",
        "folder": "the folder cannot be listed",
        "not-a-file": "this is no regular file",
        "binary": "this is no text",
        "name": "its name is no UTF-8; rename it",
        "undecodable": "the text is in no known encoding",
        "front-matter": "its front matter cannot be read; `notelint check` says why",
        "structure": "with what people wrote in the edition its front matter could not be read",
        "changed": "the note changed while it was translated; run notelint again",
        "edition-changed": "the edition changed while it was made; run notelint again",
        "edited": "a person edited the edition, and the memory does not know what it was before;"
        " move it away to have it made anew",
        "edited-both": "a person edited the note in both languages; move it away to have it made"
        " anew",
        "not-written": "the edition could not be written: {detail}",
        "read-only": "the edition may not be written to; it is as it was",
        "fault": "this is a fault of notelint, please report it: {detail}",
        "": "it cannot be read",
    },
    "ko": {
        "vanished": "파일이 사라졌습니다",
        "broken-link": "깨진 링크입니다",
        "permission": "파일을 읽을 권한이 없습니다",
        "too-large": "파일이 너무 큽니다",
        "folder": "폴더의 목록을 읽을 수 없습니다",
        "not-a-file": "일반 파일이 아닙니다",
        "binary": "텍스트 파일이 아닙니다",
        "name": "파일 이름이 UTF-8이 아닙니다. 이름을 바꾸세요",
        "undecodable": "알 수 없는 인코딩입니다",
        "front-matter": "머리말을 읽을 수 없습니다. `notelint check`가 이유를 알려 줍니다",
        "structure": "사람이 영어판에 쓴 내용 때문에 머리말을 읽을 수 없게 됩니다",
        "changed": "번역하는 사이에 노트가 바뀌었습니다. notelint를 다시 실행하세요",
        "edition-changed": "만드는 사이에 영어판이 바뀌었습니다. notelint를 다시 실행하세요",
        "edited": "사람이 고친 영어판인데, 번역 메모리에 그전 내용이 없습니다."
        " 새로 만들려면 파일을 옮겨 두세요",
        "edited-both": "사람이 고친 대역판입니다. 새로 만들려면 파일을 옮겨 두세요",
        "not-written": "영어판을 쓰지 못했습니다. {detail}",
        "read-only": "영어판이 읽기 전용이어서 그대로 두었습니다",
        "fault": "notelint의 결함입니다. 알려 주세요. {detail}",
        "": "읽을 수 없습니다",
    },
}
_RUNGS: Mapping[str, Mapping[Rung, str]] = {
    "en": {
        Rung.HUMAN: "by people",
        Rung.MEMORY: "from the memory",
        Rung.GLOSSARY: "from the glossary",
        Rung.FIRST: "first answer",
        Rung.ALTERNATIVE: "lower answer",
        Rung.ATTENTION: "put together by attention",
        Rung.SPLIT: "translated in parts",
        Rung.KEPT: "left in Korean",
        Rung.COPIED: "copied",
    },
    "ko": {
        Rung.HUMAN: "사람이 씀",
        Rung.MEMORY: "번역 메모리",
        Rung.GLOSSARY: "용어집",
        Rung.FIRST: "첫 번역",
        Rung.ALTERNATIVE: "다음 순위 번역",
        Rung.ATTENTION: "어텐션으로 맞춤",
        Rung.SPLIT: "나누어 번역",
        Rung.KEPT: "한국어로 남김",
        Rung.COPIED: "그대로 옮김",
    },
}
_STANDINGS: Mapping[str, Mapping[Standing, str]] = {
    "en": {
        Standing.MISSING: "no edition yet",
        Standing.STALE: "the note has changed",
        Standing.SETTINGS: "made with other settings",
        Standing.LINKS: "a note that it leads to has changed",
        Standing.BOTH: "not up to date in both languages",
        Standing.AGAIN: "up to date",
    },
    "ko": {
        Standing.MISSING: "영어판이 없음",
        Standing.STALE: "노트가 바뀜",
        Standing.SETTINGS: "다른 설정으로 만듦",
        Standing.LINKS: "링크한 노트가 바뀜",
        Standing.BOTH: "두 언어판이 없거나 오래됨",
        Standing.AGAIN: "최신",
    },
}
_LOW: Words = {
    "en": {"split": "translated in parts", "kept": "left in Korean"},
    "ko": {"split": "나누어 번역했습니다", "kept": "한국어로 남겼습니다"},
}
_NOT_TRANSLATED = {"en": "not translated:", "ko": "번역하지 않았습니다."}
_CHANGED = {
    "en": "a person translated it before its source changed",
    "ko": "사람이 번역한 뒤에 원문이 바뀌었습니다",
}


def planned_line(note: NoteResult, language: str) -> str:
    """`a.md -> a.en.md (no edition yet)`."""
    why = _STANDINGS[language][note.job.standing]
    return f"{visible(note.job.found.shown)} -> {visible(note.job.shown_edition)} ({why})"


def problem_line(note: NoteResult, language: str) -> str:
    """Why a note has no edition now, or what else went wrong with it."""
    reasons = REASONS[language]
    told = reasons.get(note.reason, reasons[""]).replace("{detail}", visible(note.detail))
    if note.outcome is Outcome.SKIPPED:
        told = f"{_NOT_TRANSLATED[language]} {told}"
    return f"{visible(note.job.found.shown)}: {told}"


def doubt_lines(result: RunResult, language: str, most: int | None) -> Iterator[str]:
    """`a.md:12: why`, for at most `most` sentences, and how many more there are."""
    told = 0
    for note in result.notes:
        for item in note.doubtful:
            if most is not None and told == most:
                break
            told += 1
            yield f"{visible(note.job.found.shown)}:{item.line}: {why_doubtful(item, language)}"
    if told < result.doubtful:
        more = result.doubtful - told
        yield (
            f"... and {more} more; --verbose and --report json list them all"
            if language == "en"
            else f"... 그 밖에 {more}개. --verbose와 --report json은 모두 보여 줍니다"
        )


def why_doubtful(item: Doubtful, language: str) -> str:
    """All reasons to look at a sentence."""
    reasons = [doubt_message(doubt, language) for doubt in item.doubts]
    if item.rung is Rung.SPLIT or (item.rung is Rung.KEPT and not reasons):
        reasons.insert(0, _LOW[language][item.rung.value])
    if item.old_source:
        reasons.insert(0, _CHANGED[language])
    return "; ".join(dict.fromkeys(reasons))


def doubt_message(doubt: Doubt, language: str) -> str:
    """The message of the rule that a doubt is reported by."""
    rule = load_book().get(doubt.code)
    if rule is None:
        return f"{CODES.get(doubt.code, doubt.code)} ({doubt.code})"
    return f"{message_of_doubt(doubt, rule, language)} ({doubt.code})"


def summary(result: RunResult, language: str, dry_run: bool = False) -> str:
    """The last lines of a run: notes by outcome, sentences by rung, doubts."""
    lines = [_notes(result, language, dry_run)]
    if rungs := result.rungs:
        told = [f"{_RUNGS[language][rung]} {rungs[rung]}" for rung in Rung if rungs[rung]]
        total = rungs.total()
        begin = f"{counted(total, 'sentence')}: " if language == "en" else f"문장 {total}개: "
        lines.append(begin + ", ".join(told) + ".")
    if doubtful := result.doubtful:
        lines.append(_doubts(doubtful, language))
    if kept := sum(note.kept_edits for note in result.notes):
        lines.append(
            f"{counted(kept, 'sentence')} that people edited: kept."
            if language == "en"
            else f"사람이 고친 문장 {kept}개를 그대로 두었습니다."
        )
    if review := sum(note.to_review for note in result.notes):
        lines.append(
            f"{counted(review, 'edited sentence')} whose source has changed: to be reviewed."
            if language == "en"
            else f"원문이 바뀌어 다시 볼 사람의 번역이 {review}개 있습니다."
        )
    if result.spent:
        lines.append(f"{result.engine}: {result.spent}.")
    return "\n".join(lines)


def checked_summary(jobs: Sequence[Job], stale: int, language: str) -> str:
    """The last line of a run with `--check`."""
    editions = sum(job.has_edition for job in jobs)
    if language == "ko":
        found = f"{stale}개가 없거나 오래되었습니다" if stale else "모두 최신입니다"
        return f"영어판 {editions}개를 확인했습니다. {found}."
    found = f"{stale} missing or stale" if stale else "all up to date"
    return f"Checked {counted(editions, 'edition')}: {found}."


def _notes(result: RunResult, language: str, dry_run: bool) -> str:
    count = result.outcomes
    written = count[Outcome.PLANNED] if dry_run else count[Outcome.WRITTEN]
    rest = count[Outcome.UNCHANGED]
    not_done = 0 if dry_run else count[Outcome.PLANNED]
    if language == "ko":
        line = f"영어판 {written}개를 {'만들게 됩니다' if dry_run else '만들었습니다'}"
        extra = [f"만들지 못한 것 {not_done}개"] if not_done else []
        extra += [f"그대로인 것 {rest}개"] if rest else []
        extra += [f"한국어가 없는 노트 {n}개"] if (n := count[Outcome.NOT_NEEDED]) else []
        extra += [f"건너뛴 노트 {n}개"] if (n := count[Outcome.SKIPPED]) else []
        return line + (f" [{', '.join(extra)}]" if extra else "") + "."
    verb = "would be written" if dry_run else "written"
    line = f"{counted(written, 'edition')} {verb}"
    line += f", {not_done} not done" if not_done else ""
    line += f", {rest} up to date" if rest else ""
    line += f", {n} without Korean" if (n := count[Outcome.NOT_NEEDED]) else ""
    line += f", {n} skipped" if (n := count[Outcome.SKIPPED]) else ""
    return line + "."


def _doubts(doubtful: int, language: str) -> str:
    if language == "ko":
        return f"살펴볼 문장이 {doubtful}개 있습니다."
    return f"{counted(doubtful, 'sentence')} to look at."
