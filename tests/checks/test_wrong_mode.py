"""Words typed while the keyboard was in the other mode."""

import pytest

from notelint.checks.typos.stray_letters import stray_letter
from notelint.checks.typos.wrong_mode import english_typed_in_hangul, wrong_mode
from notelint.findings.finding import Applicability
from notelint.note.note import Note
from tests.growth import assert_linear, notes


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("모델을 gkrtmq 시킨다", "gkrtmq", "학습"),
        ("이것은 epdlxjfmf 모은다", "epdlxjfmf", "데이터를"),
        ("두 rorcprk 같다", "rorcprk", "객체가"),
        ("그는 dkssudgktpdy 하고 말했다", "dkssudgktpdy", "안녕하세요"),
        ("이 함수는 vmfhxhzhf 이다", "vmfhxhzhf", "프로토콜"),
        ("ㅗ디ㅣㅐ 라고 나온다", "ㅗ디ㅣㅐ", "hello"),
        ("이 ㅅㄷㄴㅅ를 돌린다", "ㅅㄷㄴㅅ를", "test를"),
        ("긴 챙ㄷ이다", "챙ㄷ이다", "code이다"),
    ],
)
def test_what_was_meant_is_offered_where_it_is_surely_a_word(
    text: str, typed: str, meant: str
) -> None:
    found = list(wrong_mode(note := Note.of(text)))
    assert [(note.source[f.span], f.suggestions) for f in found] == [(typed, (meant,))]
    assert all(f.fix and f.fix.applicability is Applicability.UNSAFE for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "dual과 duck, shem 파일과 altus 상표, coth 함수, soso 하다",
        "gkrtmq dkssud",  # no Korean beside it
        "`gkrtmq` 명령, gkrtmq.py 파일, @gkrtmq 계정, --gkrtmq 옵션, a/gkrtmq 경로, x=gkrtmq 값",
        "비밀번호는 gkrtmq 이다",
        "아이디 gkrtmq 로 들어간다",
        "'gkrtmq' 라고 쳤다. gkrtmq → 학습",
        "한/영 키를 안 누르면 학습이 gkrtmq 가 된다",
        "두벌식에서 hello는 ㅗ디ㅣㅐ 이다",
        "ㅋㅋㅋㅋ ㅠㅠㅠㅠ ㄷㄷㄷㄷ ㅇㅋ ㄱㄴㄷㄹ ㅏㅑㅓㅕ ㄱ을 ㄹ수록",
        "영호ㅏ 코ㅓ드 것ㅇㄴ",
        "gkrtmq2 변수와 my_gkrtmq 이름, gkrtmqX 함수",
    ],
)
def test_names_passwords_code_laughter_and_notes_on_keyboards_are_left_alone(text: str) -> None:
    assert not list(wrong_mode(Note.of(text)))


def test_a_word_in_the_wrong_mode_is_no_word_with_a_stray_letter() -> None:
    assert not list(stray_letter(Note.of("ㅗ디ㅣㅐ 라고 나온다")))
    assert list(stray_letter(Note.of("먼저 코ㅓ드를 본다. 코드는 짧다")))


@pytest.mark.parametrize(
    ("word", "english"), [("ㅔㅛ소ㅐㅜ으로", "python으로"), ("코ㅓ드", None), ("ㅋ", None)]
)
def test_particles_stay_behind_the_english_that_was_meant(word: str, english: str | None) -> None:
    assert english_typed_in_hangul(word) == english


@pytest.mark.parametrize("piece", ["gkrtmq ", "gkr", "가 gkrtmq ", "ㅗ디ㅣㅐ ", "ㄱ", "gkrtm"])
def test_time_grows_with_the_note(piece: str) -> None:
    assert_linear(wrong_mode, notes(lambda size: piece * size, "prose"), 1_000)
