"""The closed list of Korean misspellings: the data and the check."""

import time

import pytest

from notelint.checks.typos.data import closed_list, read_misspellings, rows
from notelint.checks.typos.korean_words import misspelt_korean
from notelint.checks.typos.listed import passive_doubled
from notelint.korean.josa import final_sound
from notelint.note.note import Note
from notelint.rulebook.book import load_book, rules_folder
from tests.fixes import with_fixes
from tests.growth import assert_linear, notes

_LISTS = ["korean.tsv", "loanwords.tsv", "norms.tsv", "passives.tsv", "sai-siot.tsv"]
_FORMS = ["korean.tsv", "norms.tsv"]  # what TY101 reports


def _wrong(text: str) -> list[str]:
    note = Note.of(text)
    return [note.source[finding.span] for finding in misspelt_korean(note)]


def _fixed(text: str) -> str:
    return with_fixes(text, misspelt_korean(Note.of(text)))


@pytest.mark.parametrize("name", [*_LISTS, "doubled-words.tsv", "english-spared.tsv"])
def test_a_list_is_sorted_and_names_no_form_twice(name: str) -> None:
    forms = [row[0] for row in rows(name) if not row[0].startswith("@")]
    assert forms == sorted(set(forms))


def test_every_reason_has_its_message_and_every_message_a_form() -> None:
    entries = [entry for name in _FORMS for entry in read_misspellings(name)]
    reasons = {entry.reason for entry in entries} | {"deun", "six"}
    assert reasons - {"slip"} == set(load_book()["TY101"].messages) - {""}


def test_every_named_list_of_contexts_is_defined() -> None:
    for name in _LISTS:
        for entry in read_misspellings(name):
            assert not any(context.startswith("@") for context in entry.unless)


def test_no_right_form_is_itself_on_the_list() -> None:
    for entry in (entry for name in _FORMS for entry in read_misspellings(name)):
        for right in entry.rights:
            text = right.replace("*", "").removesuffix("-").rpartition(" ")[2]
            assert not _wrong(f"앞 {text} 뒤"), entry


@pytest.mark.parametrize("name", [*_FORMS, "passives.tsv"])
def test_every_form_is_found_by_the_marks_it_carries(name: str) -> None:
    for entry in read_misspellings(name):
        text = entry.wrong.strip("^$+").replace("*", "").lstrip("-~").removesuffix("-")
        before = "각" if entry.wrong[0] in "-~" else " "
        assert list(closed_list(name).scan(f"{before}{text}")), entry


@pytest.mark.parametrize(
    "pair",
    [entry for entry in read_misspellings("korean.tsv") if entry.wrong.endswith("+")],
    ids=lambda entry: entry.wrong,
)
def test_a_noun_keeps_the_sound_that_its_particle_follows(pair: object) -> None:
    entry = next(e for e in read_misspellings("korean.tsv") if e == pair)
    for right in entry.rights:
        assert final_sound(entry.wrong.strip("^+")) == final_sound(right)


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("캐시 떄문에 할 떄마다 늦다", "캐시 때문에 할 때마다 늦다"),
        ("됬습니다 됬던 됬따 완료됬음", "됐습니다 됐던 됐다 완료됐음"),
        ("중복되서 해야 되요 되야한다", "중복돼서 해야 돼요 돼야한다"),
        ("바꼈다 바껴서", "바뀌었다 바뀌어서"),
        ("노드를 가르킨다 가르키는 가르킬", "노드를 가리킨다 가리키는 가리킬"),
        ("학슴함으로써 학습율이 는다", "학습함으로써 학습률이 는다"),
        ("0으로 만듬으로서 줄어듬", "0으로 만듦으로써 줄어듦"),
        ("할 수 잇는 일, 할수 잇다", "할 수 있는 일, 할수 있다"),
        ("것이였다 방식이여서 색이예요", "것이었다 방식이어서 색이에요"),
        ("선형 회기 분석", "선형 회귀 분석"),
        ("문장으로으로 그림에에", "문장으로 그림에"),
    ],
)
def test_forms_are_mended_with_their_endings(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _fixed(fixed) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "지역활동과 구역활성화, 영역활용",
        "객체널체크와 고객채널, 번개채팅",
        "변화페이지와 최적화페이지, 쇼핑게시판",
        "보다야한다, 비교적잘된다, 하나식별",
        "와이파이선택, 부채크기, 기존제품, 상태스트림",
        "해외곡물, 필요규칙, 정비로서, 대기하고있는느낌",
        "헤라클레스와 산스크리트어, 레드햇으로, 테그라",
        "높이였다, 고양이예요, 차이여서, 아이였다",
        "답은 몇일까, x가 몇일 때",
        "사용양식, 변화양상, 정보양도",
        "경로로 가로로 세로로, 임의의 정의의, 마을을 가을을",
        "두 점을 잇는다, 변수 잇는 선, 일부로, 돼지고기, 사영되는",
        "그러한느낌, 느릅나무, 그때 그때",
    ],
)
def test_words_that_hold_a_form_by_chance_are_silent(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "흔히 '떄문에'로 친다",
        "“됬다”라고 쓴다",
        "『갯수』라는 책",
        "갯수 → 개수",
        "갯수(X) 개수(O)",
        "갯수세기.py와 떄문에_정리.md를 연다",
        "떄문에, 됬다, 갯수, 역활, 일일히, 몇일, 만듬, 어떻해, 되서",
    ],
)
def test_words_that_are_mentioned_are_silent(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    "text",
    ["창이 줄어듬 → 탭 페이지", "값이 `x` 떄문에 -> 오류", "모델이 된다. don't 떄문에 can't"],
)
def test_arrows_and_apostrophes_around_a_slip_do_not_hide_it(text: str) -> None:
    assert len(_wrong(text)) == 1


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("그래프라고 불리우는 것과 불리운 것, 불리웠다", "그래프라고 불리는 것과 불린 것, 불렸다"),
        ("빈 곳을 매꾸고 매꿉니다, 매꿔 둔다", "빈 곳을 메꾸고 메꿉니다, 메꿔 둔다"),
        ("적중율과 검출율은, 변화률이다", "적중률과 검출률은, 변화율이다"),
        ("끝날꺼라고 본다, 볼꺼야", "끝날 거라고 본다, 볼 거야"),
        ("않 되는 것을 않 했다", "안 되는 것을 안 했다"),
        ("지운다던가 옮긴다던지 한다", "지운다든가 옮긴다든지 한다"),
        ("타입이라던가 값이라던지, 무엇을 하던 간에", "타입이라든가 값이라든지, 무엇을 하든 간에"),
        ("어디서던 쓴다, 긴 것을 쓰던 상관없다", "어디서든 쓴다, 긴 것을 쓰든 상관없다"),
        ("호출 회수와 시도하는 회수는", "호출 횟수와 시도하는 횟수는"),
        ("학습함으로서 넣어줌으로서 받음으로서", "학습함으로써 넣어줌으로써 받음으로써"),
    ],
)
def test_norms_hold_for_any_word_of_a_shape(text: str, fixed: str) -> None:
    assert _fixed(text) == fixed
    assert _fixed(fixed) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "선율과 운율, 자율, 규율, 조율을 한다. 곡률, 확률, 비율, 효율",
        "불꺼라, 꺼야 한다, 함께, 두께",
        "하지 않 는다, 않는 하루",
        "누가 온다던가? 뭐라던가 했다. 얼마나 크던가 보자",
        "예전에 하던 가게, 쓰던 상관 계수, 변수를 던지고 집어던지던 때",
        "사물함으로서, 묶음으로서, 개발자로서, 군함으로서",
        "메모리 회수와 조회수, 참조 회수한다, 권한을 호출 회수하는",
    ],
)
def test_shapes_that_are_right_are_silent(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("보여지고 보여진 보여질 보여졌다 보여집니다", "보이고 보인 보일 보였다 보입니다"),
        ("나뉘어져 있고, 설명되어진다", "나뉘어 있고, 설명된다"),
    ],
)
def test_a_second_passive_is_taken_off_in_any_form(text: str, fixed: str) -> None:
    assert with_fixes(text, passive_doubled(Note.of(text))) == fixed


def test_a_form_with_two_right_ones_is_not_mended() -> None:
    (finding,) = misspelt_korean(Note.of("값을 가르켜야 한다"))
    assert finding.suggestions == ("가리켜", "가르쳐")
    assert finding.fix is None


def test_reading_and_scanning_the_list_takes_no_noticeable_time() -> None:
    start = time.process_time()
    closed_list.__wrapped__("korean.tsv")
    assert time.process_time() - start < 0.1


@pytest.mark.parametrize(
    "piece",
    [
        "떄",
        "율",
        "각율 ",
        "던지 ",
        "누가 하던가 ",
        "보여진",
        "'",
        '"떄',
        "떄 → ",
        "갯수, ",
        "ㅏ가",
        "이였",
    ],
)
def test_time_grows_with_the_note_and_not_faster(piece: str) -> None:
    assert_linear(misspelt_korean, notes(lambda size: piece * size, "prose"), 20_000)


def test_the_lists_lie_where_the_rule_book_lies() -> None:
    assert {path.name for path in (rules_folder() / "typos").glob("*.tsv")} == {
        *_LISTS,
        "doubled-words.tsv",
        "english.tsv",
        "english-field.tsv",
        "english-frequent.tsv",
        "english-known.tsv",
        "english-slips.tsv",
        "english-spared.tsv",
        "english-terms.tsv",
    }
