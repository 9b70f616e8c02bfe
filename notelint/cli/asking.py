"""`--interactive`: one finding after the other, and what to do about each."""

import sys
from collections.abc import Mapping

from notelint.cli.terminal import screen_of, write
from notelint.findings.dictionary import WORD_FAMILIES, word_of
from notelint.findings.located import LocatedFinding
from notelint.output.fixes import why_not
from notelint.output.report import Report
from notelint.output.text import render_text
from notelint.output.visible import visible
from notelint.run.ask_file import Answer

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "fix": "make the fix",
        "write": "write {text}",
        "skip": "skip",
        "accept": "accept, with a reason",
        "learn": "add to the dictionary",
        "next": "next note",
        "quit": "quit, and keep what was done",
        "reason": "Reason (may be empty): ",
        "word": "Word [{word}]: ",
        "unknown": "Please answer with one of these letters or numbers.",
        "failed": "Not done: {why}.",
    },
    "ko": {
        "fix": "고치기",
        "write": "{text}(으)로 바꾸기",
        "skip": "건너뛰기",
        "accept": "이유를 적고 받아들이기",
        "learn": "사전에 넣기",
        "next": "다음 노트로",
        "quit": "여기까지 저장하고 끝내기",
        "reason": "이유(비워도 됩니다): ",
        "word": "낱말 [{word}]: ",
        "unknown": "위의 글자나 번호 가운데 하나로 답하세요.",
        "failed": "하지 못했습니다. {why}.",
    },
}
_MOST_SUGGESTIONS = 9  # one digit each


class Questions:
    """Asks on the terminal; the end of the input is the wish to quit."""

    def __init__(self, language: str, color: str) -> None:
        self._language = language
        self._words = _WORDS[language]
        self._screen = screen_of(color)

    def __call__(self, finding: LocatedFinding, trouble: str) -> Answer:
        """The answer of the person at the terminal about `finding`."""
        if trouble:
            self._say(self._words["failed"].format(why=why_not(trouble, self._language)))
        report = Report([finding], notes=1, language=self._language, quiet=True)
        write(render_text(report, self._screen))
        choices = self._choices(finding)
        write([f"  {letter}  {words}\n" for letter, (_, words) in choices.items()])
        while True:
            line = self._read("> ")
            if line is None:
                return Answer("quit")
            if chosen := choices.get(line.strip().lower()):
                return self._completed(chosen[0], finding)
            self._say(self._words["unknown"])

    def _choices(self, finding: LocatedFinding) -> dict[str, tuple[Answer, str]]:
        words = self._words
        choices: dict[str, tuple[Answer, str]] = {}
        if finding.fix:
            told = finding.fix_message or visible(finding.fix.edits[0].text)
            choices["f"] = Answer("fix"), f"{words['fix']}: {told}"
        fixed = [edit.text for edit in finding.fix.edits] if finding.fix else []
        others = [text for text in finding.suggestions if [text] != fixed]
        for number, text in enumerate(others[:_MOST_SUGGESTIONS], start=1):
            shown = words["write"].format(text=f"`{visible(text)}`")
            choices[str(number)] = Answer("write", text), shown
        choices["s"] = Answer("skip"), words["skip"]
        choices["a"] = Answer("accept"), words["accept"]
        if finding.code.startswith(WORD_FAMILIES):
            choices["d"] = Answer("learn"), words["learn"]
        choices["n"] = Answer("next"), words["next"]
        choices["q"] = Answer("quit"), words["quit"]
        return choices

    def _completed(self, answer: Answer, finding: LocatedFinding) -> Answer:
        """`answer` with what has to be asked besides."""
        if answer.action == "accept":
            reason = self._read(self._words["reason"])
            return Answer("quit") if reason is None else Answer("accept", " ".join(reason.split()))
        if answer.action == "learn":
            word = word_of(finding)
            typed = self._read(self._words["word"].format(word=word))
            return Answer("quit") if typed is None else Answer("learn", typed.strip() or word)
        return answer

    def _read(self, prompt: str) -> str | None:
        write([prompt])
        return sys.stdin.readline() or None

    def _say(self, words: str) -> None:
        write([words + "\n"])
