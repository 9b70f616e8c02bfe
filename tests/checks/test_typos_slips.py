"""Slips of the finger in a note: where they are looked for, and where not."""

from pathlib import PurePath

import pytest

from notelint.korean.own_words import OwnWords
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.run.check_note import check_note

RULES = ("TY101", "TY103", "TY105", "TY203")


def found(text: str, *codes: str, words: dict[str, int] | None = None) -> list[tuple[str, str]]:
    """Codes and words of the findings."""
    beside = OwnWords(f"{word} " * times for word, times in (words or {}).items())
    site = Site(words_beside=lambda _path: beside)
    note = Note(Source(text, PurePath("a.md")), site=site)
    return [(f.code, note.source[f.span]) for f in check_note(note, codes or RULES)]


def test_a_slip_is_reported_at_its_word_with_what_was_meant() -> None:
    note = Note.of("서버에서 오류가 바생했다.")
    [finding] = check_note(note, ["TY105"])
    assert note.source[finding.span] == "바생했다"
    assert finding.suggestions == ("발생했다",)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"


@pytest.mark.parametrize(
    "text",
    [
        "```\n오류가 바생했다\n```\n",
        "코드 `오류가 바생했다`를 실행한다.\n",
        "---\nslug: 바생했다\n---\n",
        "'오류가 바생했다'처럼 쓰면 틀린다.\n",
        "바생했다(X) 발생했다(O)\n",
        "오류가 **바**생했다.\n",
        "[발생](https://example.org/바생했다)\n",
    ],
)
def test_what_is_not_used_as_a_word_is_left_alone(text: str) -> None:
    assert found(text, "TY105", "TY203") == []


def test_a_title_and_a_heading_are_read_too() -> None:
    text = "---\ntitle: 오류가 바생했다\n---\n\n# 오류가 바생했다\n"
    assert found(text, "TY105") == [("TY105", "바생했다")] * 2


def test_one_word_has_one_finding() -> None:
    text = "모델이 학슴한 값이 존재햐지 않기 떄문에 렌덜이 결과를 갯수만큼 코ㅓ드로 쓴다.\n"
    words = [word for _, word in found(text)]
    assert words == ["학슴", "햐지", "떄", "렌덜이", "갯수", "코ㅓ드로"]


def test_a_word_with_a_stray_letter_is_mended_by_the_speller() -> None:
    [finding] = check_note(Note.of("코ㅓ드를 고쳐서 다시 올렸다.\n"), ["TY103"])
    assert finding.suggestions == ("코드를",)


def test_what_the_notes_beside_use_is_no_slip() -> None:
    text = "비교 연선을 한 번 더 한다.\n"
    assert found(text, "TY105") == [("TY105", "연선을")]
    assert found(text, "TY105", words={"연선을": 30, "연선은": 40}) == []


def test_the_notes_beside_are_not_asked_for_without_need() -> None:
    def refuse(_path: str) -> dict[str, int]:
        raise AssertionError("asked")

    note = Note(Source("함수를 정의한다.\n", PurePath("a.md")), site=Site(words_beside=refuse))
    assert check_note(note, ["TY105", "TY203"]) == []


def test_likely_slips_are_a_rule_of_their_own() -> None:
    text = "노드를 순서대로 방뭍한다. 오류가 바생했다.\n"
    assert found(text, "TY203") == [("TY203", "방뭍한다")]
    assert found(text, "TY105") == [("TY105", "바생했다")]
