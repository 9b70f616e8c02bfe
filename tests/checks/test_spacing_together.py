"""Verbs of a noun and a suffix that are written in two."""

import pytest

from notelint.checks.spacing_together import verb_apart
from notelint.note.note import Note
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes


def _fixed(text: str) -> str:
    return with_fixes(text, verb_apart(Note.of(text)))


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("이해 할 수 있다", "이해할 수 있다"),
        ("값을 업데이트 합니다. 모델을 학습 시킨다.", "값을 업데이트합니다. 모델을 학습시킨다."),
        ("데이터가 저장 되어 있다", "데이터가 저장되어 있다"),
    ],
)
def test_a_suffix_is_joined_to_its_noun(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _fixed(fixed) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "새로운 업데이트 하기, 모델의 학습 시키기",
        "자원 할당, 연결 할당된 값, 이해를 한다",
        "프로젝트 하기, 면접 한 번, 사과 할 때",
        "사용 한도, 저장 하드 디스크, 입력 시간",
    ],
)
def test_described_nouns_and_other_words_are_silent(text: str) -> None:
    assert _fixed(text) == text


@pytest.mark.parametrize("piece", ["이해 할 ", "이해", " 할", "업데이트 "])
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(verb_apart, notes(lambda size: piece * size, "prose"), 10_000)
