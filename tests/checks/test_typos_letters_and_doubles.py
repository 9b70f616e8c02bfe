"""Stray letters, doubled words, loanwords and sai-siot in notes."""

from collections.abc import Iterator

import pytest

from notelint.checks.typos.data import closed_list
from notelint.checks.typos.doubled_words import doubled_word
from notelint.checks.typos.listed import sai_siot_missing
from notelint.checks.typos.loanwords import loanword
from notelint.checks.typos.stray_letters import stray_letter
from notelint.findings.finding import Finding
from notelint.note.note import Note
from tests.growth import assert_linear, notes


def test_a_stray_letter_spans_the_word_and_offers_what_it_may_have_been() -> None:
    note = Note.of("먼저 코ㅓ드를 본다. 코드는 짧다")
    (finding,) = stray_letter(note)
    assert note.source[finding.span] == "코ㅓ드를"
    assert finding.suggestions[0] == "코드를"


def test_what_is_left_of_a_broken_word_is_no_word_of_the_note() -> None:
    (finding,) = stray_letter(Note.of("함수의 갑승ㄹ 더한다. 값은 크다"))
    assert finding.suggestions == ("값을",)


def test_a_stray_letter_without_a_likely_word_is_still_reported() -> None:
    (finding,) = stray_letter(Note.of("물을 담을 수 있는 용ㅑㅇ을 구한다"))
    assert (finding.variant, finding.suggestions) == ("alone", ())


@pytest.mark.parametrize("text", ["`코ㅓ드`", "'꿀잼ㅇ'이라는 말", "네ㅋㅋ, " * 9 + "영호ㅓ"])
def test_stray_letters_in_code_quotes_and_vocabularies_are_left_alone(text: str) -> None:
    assert not list(stray_letter(Note.of(text)))


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("높이기 위해 위해 둔다", "위해 위해"),
        ("서버가 요청을 요청을 받는다", "요청을 요청을"),
        ("우리가  우리가 본 것", "우리가  우리가"),
        ("run the the server", "the the"),
    ],
)
def test_a_word_doubled_by_accident_is_reported_whole(text: str, doubled: str) -> None:
    note = Note.of(text)
    assert [note.source[finding.span] for finding in doubled_word(note)] == [doubled]


@pytest.mark.parametrize(
    "text",
    [
        "그때 그때 하나 하나 따로 따로 정말 정말",
        "왼쪽의 왼쪽의 노드, 안으로 안으로, 다음 다음 칸",
        "연산자 and and or, and and not",
        "위해\n위해",
        "위해서 위해",
        "`위해` `위해`",
        "프로그램의 흐름이 이 변수",
    ],
)
def test_words_doubled_on_purpose_are_left_alone(text: str) -> None:
    assert not list(doubled_word(Note.of(text)))


def _loanwords(text: str, form: str) -> list[tuple[str, str]]:
    note = Note.of(text)
    found = loanword(note, {"form": form})
    return [(note.source[finding.span], finding.suggestions[0]) for finding in found]


def test_the_spelling_that_a_note_uses_most_wins_and_the_norm_at_a_tie() -> None:
    assert _loanwords("메소드와 메소드와 메서드", "consistent") == []
    assert _loanwords("쓰레드, 스레드, 스레드", "consistent") == [("쓰레드", "스레드")]
    assert _loanwords("쓰레드, 스레드", "consistent") == [("쓰레드", "스레드")]
    assert _loanwords("매커니즘과 메카니즘, 매커니즘", "consistent") == [("메카니즘", "매커니즘")]
    assert _loanwords("쓰레드만 쓴다", "consistent") == []


def test_by_the_norm_every_other_spelling_is_reported() -> None:
    assert _loanwords("쓰레드만 쓴다", "official") == [("쓰레드", "스레드")]


def test_a_loanword_is_mended_only_where_its_particle_may_stay() -> None:
    (finding,) = loanword(Note.of("컨셉을 정한다"), {"form": "official"})
    assert finding.fix is None
    (finding,) = loanword(Note.of("블럭을 쌓는다"), {"form": "official"})
    assert finding.fix is not None


@pytest.mark.parametrize("name", ["loanwords.tsv", "sai-siot.tsv"])
def test_no_form_of_the_norm_is_reported(name: str) -> None:
    entries = closed_list(name)
    for text in ("메서드 디렉터리 스레드 셸 셸을 최댓값 심장마비 써버림", "산스크리트 헤라클레스"):
        assert not list(entries.scan(text))


def test_a_missing_sai_siot_is_reported() -> None:
    (finding,) = sai_siot_missing(Note.of("배열의 최대값"))
    assert finding.suggestions == ("최댓값",)


def _with_form(note: Note) -> Iterator[Finding]:
    return loanword(note, {"form": "consistent"})


@pytest.mark.parametrize(
    "piece", ["코ㅓ드 ", "ㅏㅓ", "위해 ", "가", "쓰레드 스레드 ", "ㅏ" * 7 + "a"]
)
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    checks = (stray_letter, doubled_word, _with_form, sai_siot_missing)

    assert_linear(
        lambda note: [list(check(note)) for check in checks],
        notes(lambda size: piece * size, "prose"),
        5_000,
    )
