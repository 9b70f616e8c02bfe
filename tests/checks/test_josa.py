"""Particles that do not fit what is read before them."""

import pytest

from notelint.checks.josa.after_hangul import particle_after_hangul
from notelint.checks.josa.after_latin import particle_after_latin
from notelint.checks.josa.apart import particle_apart
from notelint.checks.josa.data import lines, nouns
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


def test_a_line_that_is_one_long_quotation_is_read_like_any_other() -> None:
    line = "이 함수는 파일에 대한 블로킹 읽기을 하므로 그것이 곤란한 곳에서는 쓰지 말고 "
    line += "이벤트를 하나씩 돌려주는 다른 함수를 쓴다"
    assert _suggested(f'"{line}"') == [("KO201", "읽기를")]


@pytest.mark.parametrize(
    ("text", "code", "fixed"),
    [
        ("이 쿼리 를 실행한다", "KO205", "쿼리를"),
        ("처음 부터 끝까지", "KO205", "처음부터"),
        ("방법은 세 가지 이다.", "KO205", "가지이다"),
        ("자동차 공장 을 예로 든다", "KO205", "공장을"),
        ("API 를 부른다", "KO206", "API를"),
        ("(a + d) 에서 읽는다", "KO206", "d)에서"),
        ("256 으로 나눈다", "KO206", "256으로"),
    ],
)
def test_a_particle_set_apart_is_joined_to_its_word(text: str, code: str, fixed: str) -> None:
    (finding,) = particle_apart(Note.of(text))
    assert (finding.code, finding.suggestions) == (code, (fixed,))
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "**쿼리** 를 `쿼리` 를 [글](http://a.b) 를",
        "을 를 은 는 이 가, 조사 을 를, 갑 을 병",
        "그 밖에 없다. 30 도 가, 값 만 이, 찾아라 라는 말, 하다 는 것",
        "'쿼리 를' 고친다. 브라우저 마다. 쿼리 으로",
        "쿼리  를 두 칸 띄운다",
    ],
)
def test_spaces_with_a_purpose_and_other_words_are_left_alone(text: str) -> None:
    assert not list(particle_apart(Note.of(text)))


@pytest.mark.parametrize("piece", ["쿼리 를 ", "가 ", " 를", "API 를 ", "aaaa"])
def test_time_grows_with_the_note_for_particles_apart(piece: str) -> None:
    assert_linear(particle_apart, notes(lambda size: piece * size, "prose"), 1_000)


@pytest.mark.parametrize(("word", "wrong"), [("객체을", True), ("객체를", False), ("경로", False)])
def test_a_word_by_itself_can_be_asked_about(word: str, wrong: bool) -> None:
    assert has_wrong_particle(word) is wrong


def test_the_nouns_hold_no_clauses_and_no_nouns_with_particles() -> None:
    assert "데이터" in nouns()
    assert not any(word in nouns() for word in ("결과를", "앞으로", "하려면", "않으면", "있는지"))


def _after_latin(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.suggestions[0]) for f in particle_after_latin(Note.of(text))]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("답은 3를 넘는다", "3을"),
        ("1으로 끝난다", "1로"),
        ("1,000가 된다", "1,000이"),
        ("유니티 5을 쓴다", "5를"),
        ("문제3를 푼다", "3을"),
        ("`100`라고 쓴다", "`100`이라고"),
        ("[정리 7](#a)를 본다", "7](#a)을"),
        ("변수 $n$는 크다", "$n$은"),
        (r"상수 $\epsilon$를 정한다", r"$\epsilon$을"),
    ],
)
def test_numbers_and_letters_are_read_by_their_names(text: str, fixed: str) -> None:
    assert _after_latin(text) == [("KO203", fixed)]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Transformer을 쓴다", "Transformer를"),
        ("URL를 연다", "URL을"),
        ("'JSON'를 읽는다", "JSON'을"),
        ("**token**가 길다", "token**이"),
        ("class(클래스)을 만든다", "class(클래스)를"),
        ("Networks(RNN)과 다르다", "Networks(RNN)와"),
        ("`IsWeapon`와 같다", "`IsWeapon`과"),
        ("`get_size()`을 부른다", "`get_size()`를"),
        ("Booster이나 Linear Booster를 쓴다", "Booster나"),
    ],
)
def test_latin_words_and_identifiers_are_read_as_the_table_says(text: str, fixed: str) -> None:
    assert _after_latin(text) == [("KO204", fixed)]


@pytest.mark.parametrize(
    "text",
    [
        "API를 SQL을 3을 ResNet을 HTTP를 'JSON'을 URL을 `x`를 $n$은",
        "commit를 commit을 dataset를 dataset을",
        "Java 8으로, v2를, 2.0.1를, 3~5를, 그림 1-2을, 240(megabytes)를",
        r"$\delta$3가 $\delta$3이",
        "헬름 3를 헬름 3을 라마3를 라마3은 갤럭시 10을 유니티 6는 파이썬 1은",
        "O(N)이 O(log N)이 f(a, b)는 `f(x)`을 `a.py`을 $x_i$을 a/b.py을",
        "$f$가 injective이라는 것, 64 bytes이나 더, API이 고 그",
        "'Transformer을' `Transformer을` Transformer을 → Transformer를",
        "for문 n번 A이다 x가지 https://example.org/을",
    ],
)
def test_what_fits_or_may_be_read_in_another_way_is_left_alone(text: str) -> None:
    assert _after_latin(text) == []


def test_the_table_has_the_three_thousand_most_frequent_terms_and_counts_alone() -> None:
    rows = [line.split("\t") for line in lines("readings.tsv")]
    assert len(rows) > 3_000
    assert all(len(row) == 3 and row[1] in "CLVB?" and row[2].isdecimal() for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "piece", ["API을 ", "`a`을 ", "$n$는 ", "a.", "3를 ", "](a)을 ", "a(가)을"]
)
def test_time_grows_with_the_note_behind_latin_words(piece: str) -> None:
    assert_linear(particle_after_latin, notes(lambda size: piece * size, "prose"), 1_000)


@pytest.mark.parametrize("piece", ["객체을 ", "특성(a)가 ", "(((", "값)를 ", "**값**를 ", "']를 "])
def test_time_grows_with_the_note(piece: str) -> None:
    assert_linear(particle_after_hangul, notes(lambda size: piece * size, "prose"), 1_000)
