"""Particles that do not fit what is read before them."""

import pytest

from notelint.checks.josa.after_hangul import particle_after_hangul
from notelint.checks.josa.data import nouns
from notelint.checks.josa.noun_before import has_wrong_particle
from notelint.note.note import Note
from tests.growth import assert_linear, notes


def _suggested(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.suggestions[0]) for f in particle_after_hangul(Note.of(text))]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("모든 정보을 본다", "정보를"),
        ("버그 수정를 한다", "수정을"),
        ("이때의 보드은 비어 있다", "보드는"),
        ("숫자가 있는 보드이 다시 나온다", "보드가"),
        ("고유 단어 집합가 생긴다", "집합이"),
        ("테스트셋는 그대로 둔다", "테스트셋은"),
        ("모델 크기과 계산량", "크기와"),
        ("단계적인 방식로 간다", "방식으로"),
        ("문자열으로 바꾼다", "문자열로"),
        ("좋은 알고리즘라는 말", "알고리즘이라는"),
        ("처음 듣는 포탈으로 간다", "포탈로"),
    ],
)
def test_a_particle_that_does_not_fit_is_reported_with_the_one_that_does(
    text: str, fixed: str
) -> None:
    assert _suggested(text) == [("KO201", fixed)]


def test_markup_links_and_quotes_between_word_and_particle_are_read_through() -> None:
    found = list(
        particle_after_hangul(note := Note.of("**구조**으로, [논문](http://a.b)를, '값'를"))
    )
    assert [note.source[f.span] for f in found] == ["구조**으로", "논문](http://a.b)를", "값'를"]
    assert [f.fix.edits[0].text for f in found if f.fix] == ["로", "을", "을"]


@pytest.mark.parametrize(
    "text",
    [
        "절대경로로 간다. 시간초과가 났다. 마을은 작다. 전문가로 산다",
        "이름을 지을 사람, 나은 것, 값을 갖는 것, 있는 것, 들를 곳",
        "무엇인가, 원인가, 가능한가. 휘황찬란 수정란 논란",
        "함수이고 함수이라고 하며 범위이 고 그 뒤",
        "이 경우이 메서드는 쓴다",
        "`객체을` '객체을' \"데이터을 본다\" 객체을 → 객체를",
        "순선를 바꾼다",  # 순서를: the word is misspelt, not the particle
        "어간<sub>줄기</sub>은 남는다",
        "을 를 은 는 이 가",
    ],
)
def test_what_only_looks_like_a_wrong_particle_is_left_alone(text: str) -> None:
    assert _suggested(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("여러 특성(feature)가 있다", "특성(feature)이"),
        ("*정책(policy)*는 함수다", "정책(policy)*은"),
        ("예측값 (텍스트의 둘째 줄)를 본다", "예측값 (텍스트의 둘째 줄)을"),
        ("하나의 집 (집과 가격)를 본다", "집 (집과 가격)을"),
        ('"추론(inference)"라는 말', '추론(inference)"이라는'),
        ("분포(distribution)이라 부른다", "분포(distribution)라"),
        ("[함수](http://a.b)(function)을 쓴다", "함수](http://a.b)(function)를"),
    ],
)
def test_the_particle_behind_brackets_follows_the_word_before_them(text: str, fixed: str) -> None:
    assert _suggested(text) == [("KO202", fixed)]


@pytest.mark.parametrize(
    "text",
    [
        "성질(2)는 조건(b)와 같고 (ㄱ)은 다르다",
        "튜플 (a, b)를 준다. 점수 (6, 3)을 얻는다. 우선 (a)를 본다",
        "얻어진(그림 1)는, 찾고(탐색)와, 없(지만)는",
        "Transformer(변환기)이 하는 일, `f`(함수)을, (설명)를",
        "특성(feature)이 많다. 정규화(normalization)를 쓴다",
    ],
)
def test_brackets_that_are_read_or_explain_no_noun_are_left_alone(text: str) -> None:
    assert _suggested(text) == []


@pytest.mark.parametrize(("word", "wrong"), [("객체을", True), ("객체를", False), ("경로", False)])
def test_a_word_by_itself_can_be_asked_about(word: str, wrong: bool) -> None:
    assert has_wrong_particle(word) is wrong


def test_the_nouns_hold_no_clauses_and_no_nouns_with_particles() -> None:
    assert "데이터" in nouns()
    assert not any(word in nouns() for word in ("결과를", "앞으로", "하려면", "않으면", "있는지"))


@pytest.mark.parametrize("piece", ["객체을 ", "특성(a)가 ", "(((", "값)를 ", "**값**를 ", "']를 "])
def test_time_grows_with_the_note(piece: str) -> None:
    assert_linear(particle_after_hangul, notes(lambda size: piece * size, "prose"), 1_000)
