"""What of a note is offered to an engine, and what in it is protected."""

import pytest

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.extract import ExtractOptions, segments_of
from notelint.translate.segment import Protection
from tests.translate.extract.segments import shown


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("## 합성곱 신경망 ##", "합성곱 신경망"),
        ("- 배치 크기는 32이다.", "배치 크기는 32이다."),
        ("  1. 배치 크기는 32이다.", "배치 크기는 32이다."),
        ("> 손실이 줄어든다.", "손실이 줄어든다."),
        ("> [!NOTE] 손실이 줄어든다.", "손실이 줄어든다."),
        ("- [ ] 과제 제출하기", "과제 제출하기"),
        ("→ 학습률이 너무 크다", "학습률이 너무 크다"),
        ("(1) 데이터를 모은다", "데이터를 모은다"),
        ("가. 데이터를 모은다", "데이터를 모은다"),
        ("🔥 오늘의 목표 🔥", "오늘의 목표"),
        (":memo: 오늘의 목표", "오늘의 목표"),
        (":memo:오늘의 목표", "오늘의 목표"),
        (":::note 오늘의 목표", "오늘의 목표"),
        ("::: warning 오늘의 목표", "오늘의 목표"),
        (":::tip[오늘의 목표]", "[오늘의 목표]"),
        ("손실이 줄어든다.<br><br>", "손실이 줄어든다."),
        ("<h2>학습 방법</h2>", "학습 방법"),
        ("**전체를 강조한 줄**", "전체를 강조한 줄"),
        ("<b>[전체가 링크](a.md)</b>", "전체가 링크"),
        ("- **손실** ", "손실"),
        ("![](a.png) 손실 그래프", "손실 그래프"),
        ("손실이 줄어든다.[^1]", "손실이 줄어든다."),
        ("&nbsp;&nbsp;1. 손실 함수", "손실 함수"),
        ("손실 그래프 {: .align-center}", "손실 그래프"),
        ("{{ page.title }} 요약", "요약"),
    ],
)
@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM], ids=lambda dialect: str(dialect.renderer))
def test_the_frame_of_a_line_stays_outside(line: str, segment: str, dialect: Dialect) -> None:
    assert shown(f"앞 문단입니다.\n\n{line}\n", dialect)[1:] == [segment]


@pytest.mark.parametrize(
    ("line", "segment"),
    [
        ("값은 `batch_size`로 정한다.", "값은 ⟦code `batch_size`⟧로 정한다."),
        ("값은 <code>a*b</code>로 정한다.", "값은 ⟦code <code>a*b</code>⟧로 정한다."),
        ("확률 $P(A)$의 합은 1이다.", "확률 ⟦math $P(A)$⟧의 합은 1이다."),
        ("주소는 https://a.kr/b_c 이다.", "주소는 ⟦url https://a.kr/b_c⟧ 이다."),
        ("문의는 <a@b.kr>로 한다.", "문의는 ⟦url <a@b.kr>⟧로 한다."),
        ("설정은 conf/app.yml에 있다.", "설정은 ⟦path conf/app.yml⟧에 있다."),
        (
            "이 [문서](a.md)를 **꼭** 본다.",
            "이 ⟦open [⟧문서⟦close ](a.md)⟧를 ⟦open **⟧꼭⟦close **⟧ 본다.",
        ),
        ("H<sub>2</sub>O는 물이다.", "H⟦open <sub>⟧2⟦close </sub>⟧O는 물이다."),
        ("근거[^1]가 있다.", "근거⟦footnote [^1]⟧가 있다."),
        ("A &lt; B라면 참이다.", "A ⟦entity &lt;⟧ B라면 참이다."),
        (r"별표 \* 하나를 쓴다.", r"별표 ⟦escape \*⟧ 하나를 쓴다."),
        ("그래서 🔥 뜨겁다.", "그래서 ⟦emoji 🔥⟧ 뜨겁다."),
        ("그래서 👩🏽‍💻 개발자다.", "그래서 ⟦emoji 👩🏽‍💻⟧ 개발자다."),
        ("괄호 ⟦1⟧을 그대로 쓴다.", "괄호 ⟦literal ⟦⟧1⟦literal ⟧⟧을 그대로 쓴다."),
        ("버튼 ![](b.png)을 누른다.", "버튼 ⟦image ![](b.png)⟧을 누른다."),
        ("앞 <!-- 메모 --> 뒤에 온다.", "앞 ⟦html <!-- 메모 -->⟧ 뒤에 온다."),
        ("오늘은 {{ page.date }}에 쓴다.", "오늘은 ⟦liquid {{ page.date }}⟧에 쓴다."),
    ],
)
def test_what_no_engine_may_change_is_protected_inside(line: str, segment: str) -> None:
    assert shown(line + "\n") == [segment]


def test_markup_around_words_is_paired() -> None:
    note = Note.of("이 **굵은 <i>글</i>** 을 [보라](b.md).\n", KRAMDOWN)
    (segment,) = segments_of(note)
    pairs = [(item.kind, item.pair) for item in segment.protected]
    assert pairs == [
        (Protection.OPEN, 3),
        (Protection.OPEN, 2),
        (Protection.CLOSE, 1),
        (Protection.CLOSE, 0),
        (Protection.OPEN, 5),
        (Protection.CLOSE, 4),
    ]


def test_the_seed_s_colon_lists_keep_their_colons_and_breaks_outside() -> None:
    text = (
        "- 학습 방법<br><br>\n: : 데이터를 모은다.\n: <br><b>모델</b><br><br>\n"
        ": : 층을 쌓는다.\n<br><br>\n"
    )
    lines = ["학습 방법", "데이터를 모은다.", "모델", "층을 쌓는다."]
    assert shown(text, KRAMDOWN) == lines
    assert shown(text, GFM) == lines


def test_cells_terms_definitions_footnotes_and_summaries_are_prose() -> None:
    text = (
        "| 이름 | 뜻 |\n|---|---|\n| 손실 \\| 오차 | `loss` 값 |\n\n"
        "용어\n: 정의 하나\n\n"
        "본문[^a]이다.\n\n[^a]: 각주의 글\n\n"
        "<details>\n<summary>펼쳐 보기</summary>\n<p>숨은 글</p>\n</details>\n"
    )
    assert shown(text) == [
        "이름",
        "뜻",
        "손실 ⟦escape \\|⟧ 오차",
        "⟦code `loss`⟧ 값",
        "용어",
        "정의 하나",
        "본문⟦footnote [^a]⟧이다.",
        "각주의 글",
        "펼쳐 보기",
        "숨은 글",
    ]


def test_the_text_of_an_image_and_the_title_of_a_link_are_segments_of_their_own() -> None:
    text = '버튼 ![빨간 버튼](b.png "누르는 곳")을 [누른다](c.md "다음 장").\n'
    assert shown(text) == [
        '버튼 ⟦image ![빨간 버튼](b.png "누르는 곳")⟧을 ⟦open [⟧누른다⟦close ](c.md "다음 장")⟧.',
        "빨간 버튼",
        "누르는 곳",
        "다음 장",
    ]


def test_html_attributes_are_prose_only_where_asked_for() -> None:
    text = '<img src="가.png" alt="손실 &amp; 정확도" title=\'그림\'>\n'
    assert shown(text) == []
    options = ExtractOptions(attributes=("alt", "title"))
    assert shown(text, options=options) == ["손실 ⟦entity &amp;⟧ 정확도", "그림"]


def test_a_label_that_finds_its_definition_is_not_translated() -> None:
    assert shown("자세한 것은 [공식 문서]를 본다.\n\n[공식 문서]: a.md\n") == [
        "자세한 것은 ⟦url [공식 문서]⟧를 본다."
    ]


def test_code_and_comments_hold_no_segments() -> None:
    text = (
        "```python\n# 손실 계산\n```\n\n<!-- 나중에 쓸 것 -->\n\n"
        "<pre>출력 결과</pre>\n\n<script>var a = '값';</script>\n"
    )
    assert shown(text) == []


def test_english_lines_are_left_out_unless_asked_for() -> None:
    text = "# Loss function\n\n손실 함수\n"
    assert shown(text) == ["손실 함수"]
    options = ExtractOptions(all_languages=True)
    assert shown(text, options=options) == ["Loss function", "손실 함수"]


def test_segments_of_one_block_share_its_number() -> None:
    segments = segments_of(Note.of("하나.\n둘.\n\n셋.\n", KRAMDOWN))
    assert segments[0].block == segments[1].block != segments[2].block


def test_windows_line_ends_are_no_part_of_a_segment() -> None:
    assert shown("# 제목\r\n\r\n<p>\r\n첫째 줄\r\n둘째 줄\r\n</p>\r\n") == [
        "제목",
        "첫째 줄",
        "둘째 줄",
    ]


@pytest.mark.parametrize(
    ("line", "segments"),
    [
        ("Max pooling (가장 큰 값만 추출)", ["가장 큰 값만 추출"]),
        ("**Relu** ( `x`가 0보다 클 때 )", ["⟦code `x`⟧가 0보다 클 때"]),
        ("Batch (한 번에 **보는** 자료의 수)", ["한 번에 ⟦open **⟧보는⟦close **⟧ 자료의 수"]),
        ("Gradient Descent (경사 하강법)", []),
        ("Deque(덱)", []),
        ("`f(손실을 구하는 함수이다)` loss", []),
    ],
)
def test_a_korean_remark_in_an_english_line_is_a_segment_and_a_gloss_is_not(
    line: str, segments: list[str]
) -> None:
    assert shown(f"- {line}\n") == segments
