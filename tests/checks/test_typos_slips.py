"""Slips of the finger in a note: where they are looked for, and where not."""

from pathlib import PurePath

import pytest

from notelint.korean.own_words import OwnWords
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.run.check_note import check_note
from tests.growth import assert_linear, notes

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


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("모델이 데이터를 학슴하는 과정을 그렸다.", "모델이 데이터를 학습하는 과정을 그렸다."),
        ("값이 바뀌기 떄문에 다시 그린다.", "값이 바뀌기 때문에 다시 그린다."),
        ("찾는 키가 존재햐지 않는다.", "찾는 키가 존재하지 않는다."),
        ("화면을 렌덜이 하는 데 오래 걸린다.", "화면을 렌더링 하는 데 오래 걸린다."),
        ("결과는 당므과 같다.", "결과는 다음과 같다."),
        ("도구를 바꾸니 생상성이 올라갔다.", "도구를 바꾸니 생산성이 올라갔다."),
        ("이 코ㅓ드를 실행해 보자.", "이 코드를 실행해 보자."),
        ("중요한 것ㅇㄴ 순서이다.", "중요한 것은 순서이다."),
        ("예제는 저장소에 있씁니다.", "예제는 저장소에 있습니다."),
        ("토큰이 유요한 시간은 한 시간이다.", "토큰이 유효한 시간은 한 시간이다."),
    ],
)
def test_slips_that_students_make_are_found_with_the_right_word(text: str, corrected: str) -> None:
    [finding] = check_note(Note.of(text), ["TY101", "TY103", "TY105"])
    start, end = finding.span
    assert text[:start] + finding.suggestions[0] + text[end:] == corrected


def test_forms_of_everyday_verbs_are_no_slips_of_common_ones() -> None:
    text = "\n\n".join(
        (
            "모자가 얼굴을 가립니다. 아이가 넘어져 무릎이 까졌는데도 울지 않았다.",
            "밤을 새워가며 만들어놨다. 냄비 바닥이 눌어붙지 않게 저어 주어야 한다.",
            "본뜬 그림을 오려 붙이고, 남은 종이는 접어 둔다. 이불을 개고 창문을 열었다.",
            "갑은 을을 상대로 소를 제기하였다. 시료를 얼렸다 녹였다 하면 망가진다.",
        )
    )
    assert found(text, "TY105") == []


@pytest.mark.parametrize(
    "piece",
    [
        "가나다 라마바 ",
        "오류가 바생했다. ",
        "존재햐지 않는 셰그트리랑 펜윅트릐\n",
        "뷁쀍" * 3 + " ",
    ],
)
def test_time_grows_with_the_note_and_no_faster(piece: str) -> None:
    def slips(note: Note) -> int:
        return len(check_note(note, ["TY105"]))

    assert_linear(slips, notes(lambda size: piece * size, "prose"), 1_000)
