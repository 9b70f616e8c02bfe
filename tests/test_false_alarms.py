"""What looks like a defect and is none: the rules that are on by default say nothing."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note

DEFAULT = frozenset(code for code, rule in load_book().items() if not rule.preview)


def found(text: str, dialect: Dialect) -> list[tuple[str, str]]:
    """The rules that say something, each with the text that they mean."""
    note = Note(Source(text), dialect)
    return [
        (finding.code, text[finding.span.start : finding.span.end])
        for finding in check_note(note, DEFAULT)
    ]


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=["kramdown", "gfm"])
@pytest.mark.parametrize(
    "text",
    [
        "파일이 있는 경로는 따로 적어 두고, 경로를 옮기면 다시 적는다.",
        "임의의 점 하나를 고르고 임의로 이름을 붙인다.",
        "단위를 꼭 적는다. ex) 값 3",
        "순서대로 하면 된다.\n\n1) 항목을 고른다.\n2) 항목을 지운다.",
        "오늘은 여기까지 :) 다음에 이어서 쓴다.",
        "이때 -d 옵션은 뒤에서 돌라는 뜻이다.",
        "글자를 지우려면 [^0-9] 처럼 쓴다.",
        "[백준 1000] 두 수를 더하는 문제이다.",
        "[프로그래머스] 체육복 문제를 풀었다.",
        "a의 제곱은 a**2 로 쓰고 세제곱은 a**3 으로 쓴다.",
        "연결은 $conn 변수에 담고 닫을 때도 $conn 변수를 쓴다.",
        "보통 3~5개 정도를 고르고, 많아도 7~8개를 넘지 않는다.",
        "좌표 (r1, c1)에서 (r2, c2)까지 걷는다.",
        "『책 제목』에서 본 그림이 도움이 되었다.",
        "for문 안에서 if문을 쓰고 while문으로 바꿔 본다.",
        "이 과정을 n번 되풀이하면 k개의 군집이 남는다.",
        "저금통은 돼지 모양이고 돼지는 웃고 있다.",
        "메모리에 여유가 있을수록 빠르고, 없을수록 느리다.",
        "두 점을 잇는 선분을 긋고, 이어서 다른 점도 잇는다.",
        "전체의 일부로 쓰인다.",
        "이 방언에서는 ㄱ을 묵음처리 하고 ㄹ은 남긴다.",
        "어제 쓴 글이 날아갔다 ㅠㅠ 다시 쓴다 ㅋㅋㅋ",
        "고친 내용은 #4 에 적었다.",
        "#4 번 문제를 먼저 본다.",
        "값을 끼워 넣을 때는 `#{...}` 를 쓰고 #{name} 처럼도 쓴다.",
        "형은 name : string 처럼 쓴다.",
        "공식 문서 : 설치하는 법",
        "몸이 안되면 쉬어야 안 된다는 말도 안 나온다.",
        "한번 해 보자. 한 번으로 안 되면 한번 더 해 볼 만하다.",
        "그 다음 줄로 넘어가고 이 때 멈춘다.",
        "할수록 어렵고 볼수록 재미있다.",
    ],
)
def test_what_students_write_on_purpose_is_left_alone(text: str, dialect: Dialect) -> None:
    assert found(f"{text}\n", dialect) == []


def test_bars_around_a_value_are_left_alone_where_they_make_no_table() -> None:
    text = "길이는 |x| 로 쓰고 거리는 |x - y| 로 쓴다.\n"
    assert found(text, GFM) == []
    assert [code for code, _ in found(text, KRAMDOWN)] == ["NE303"]  # a table in kramdown


def test_kramdowns_attribute_lists_are_left_alone() -> None:
    text = "![신경망의 구조](/assets/net.png)\n{: .align-center}\n\n가운데에 놓인다.\n{: .notice}\n"
    assert found(text, KRAMDOWN) == []


def test_docusaurus_boxes_are_left_alone() -> None:
    text = ":::note\n\n설치하기 전에 버전을 확인한다.\n\n:::\n"
    assert found(text, Dialect(site="docusaurus")) == []


@pytest.mark.parametrize(
    "front_matter",
    [
        'title: "[CS] 운영체제 정리"\ncategories: cs',
        "title: '[Git] 되돌리기'\ncomment: true",
        "title: 자료구조\ncomments: true",
        'title: "정렬"\ndate: 2024-01-02 03:04:05 +0900',
    ],
)
def test_legal_front_matter_is_left_alone(front_matter: str) -> None:
    assert found(f"---\n{front_matter}\n---\n\n본문이다.\n", Dialect(site="jekyll")) == []


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=["kramdown", "gfm"])
@pytest.mark.parametrize(
    "text",
    [
        '교정기에 "외않되"를 넣으면 "왜 안 돼"가 나온다.',
        "사람들은 '어떻해'라고 쓰고 ‘어떡해’라고 읽는다.",
        "“떄문에”는 “때문에”를 잘못 친 것이고, “학슴”은 “학습”을 잘못 친 것이다.",
        "원문은 「몇일 동안 일일히 셌다」이고 모델은 「며칠 동안 일일이 셌다」로 고친다.",
        "- 입력: `있씁니다`\n- 출력: `있습니다`",
        "띄어쓰기 모델은 '아버지가방에들어가신다' 같은 문장을 푼다.",
        "자모로 풀면 'ㅎㅏㄱㅅㅡㅂ'이 되고 'ㄱ', 'ㄴ'이 따로 남는다.",
    ],
)
def test_misspellings_that_are_quoted_are_left_alone(text: str, dialect: Dialect) -> None:
    assert found(f"{text}\n", dialect) == []


def test_a_vocabulary_of_a_tokenizer_is_left_alone() -> None:
    text = (
        "토크나이저가 나눈 조각은 다음과 같다.\n\n"
        "```\n학슴 ##하 ##는 떄문 ##에\n```\n\n"
        "['안', '##녕', '##하세', '##요', '있따', '됬']\n"
    )
    assert found(text, GFM) == []


def test_a_footer_that_is_an_indented_block_is_left_alone() -> None:
    text = (
        "마지막으로 한 줄을 남긴다.\n\n    🌜 틀린 곳이 있으면 알려 주세요!\n    감사합니다! 😄\n"
    )
    assert found(text, KRAMDOWN) == []
