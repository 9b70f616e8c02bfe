"""Over real notes and made-up ones: an edition has its source's structure, whatever was said."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.notes import all_notes
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.translate.edition.escape import escape
from notelint.translate.edition.splice import splice
from notelint.translate.edition.structure import structure_differences
from notelint.translate.extract import ExtractOptions, segments_of
from tests.growth import assert_linear
from tests.needs import needs_notes
from tests.translate.edition.words import edition, lengthened, settle, translated

BLOCKS = [
    '---\ntitle: "손실 `loss` 정리"\nexcerpt: >\n  긴 설명이\n  이어진다.\ntags: [가, 나]\n---\n',
    "# 제목 **굵게** #\n\n",
    "소제목\n======\n\n",
    "문장 하나이다. 값은 `x`와 $y$이고\n다음 줄에 **중요한 `z`** 가 온다.\n\n",
    '- 항목 [링크](a.md "제목")<br>\n: : 설명 하나<br><br>\n: <b>설명</b> 둘\n\n',
    "1. 하나\n   - 둘\n\n     셋이다\n2. 넷\n\n",
    "- [ ] 할 일\n- [x] 한 일\n\n",
    "> 인용문이 길어서 다음 줄까지 이어지는데\n> 여기에서 끝난다.\n\n",
    "| 가 | 나 `a` |\n|:--|--:|\n| 다 \\| 라 | *마* |\n\n",
    "용어\n: 정의 [^1]\n\n[^1]: 각주의 글\n\n",
    "<details>\n<summary>펼치기</summary>\n<p>글 <b>굵게</b></p>\n</details>\n\n",
    "![그림](a.png){: .center}\n{: .notice}\n\n",
    "```python\n# 주석\n```\n\n$$\nx = 1\n$$\n\n",
    "{% if a %}\n참이면 {{ b }}이다.\n{% endif %}\n\n",
    "이 [참조][ref]와 [참조] 그리고 https://a.kr/b를 본다. ~~취소~~ 😀\n\n",
    "[참조]: c.md\n[ref]: d.md\n\n",
    "<div>\n글이 있고 A &lt; B이다.<br/>\n다음 줄\n</div>\n\n",
    "***\n\n    들여쓴 코드\n\n",
    "_기울임_ 과 ***둘 다*** 와 <u>밑줄</u>, a\\*b 는 2*3*4 이다.\r\n\r\n",
]
FRAGMENTS = [
    *("*", "**", "_", "__", "~", "~~", "`", "``", "```", "$", "$$", "|", "<", ">", "<b>", "</b>"),
    *("<!--", "-->", "[", "]", "(", ")", "](", "![", "[^1]", "{{", "}}", "{%", "%}", "{: .a}"),
    *("{#a}", "# ", "- ", "+ ", "1. ", ": ", "::", "---", "===", "\\", "\\(", "\\[", "&", "&amp;"),
    *("!", "^", "@", "'", '"', ".", ",", "https://a.b", "a@b.cd", "x.py", "\n", "\r\n", "\t", "  "),
]


def notes() -> st.SearchStrategy[Note]:
    """Notes of blocks in any order, with characters taken out or doubled here and there."""

    def build(blocks: list[str], seed: int, edits: int, dialect: Dialect) -> Note:
        text = "".join(blocks)
        chance = random.Random(seed)
        for _ in range(edits):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(["", text[at : at + 1], "\n", " "]) + text[at + 1 :]
        return Note.of(text, dialect)

    return st.builds(
        build,
        st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=5),
        st.integers(0, 10**6),
        st.sampled_from([0, 0, 3, 12]),
        st.sampled_from([KRAMDOWN, GFM]),
    )


@settings(max_examples=150, deadline=None)
@given(notes(), st.booleans())
def test_segments_cover_words_without_line_ends_and_never_overlap(note: Note, every: bool) -> None:
    options = ExtractOptions(attributes=("alt", "title"), all_languages=every)
    outer = None
    for segment in segments_of(note, options):
        said = note.source[segment.span]
        assert said.strip() == said != ""
        kinds = {item.kind.value for item in segment.protected}
        assert "\n" not in said or "break" in kinds
        at = segment.span.start
        for number, item in enumerate(segment.protected):
            assert at <= item.span.start < item.span.end <= segment.span.end
            assert item.restored == note.source[item.span]
            assert item.pair is None or segment.protected[item.pair].pair == number
            at = item.span.end
        if outer is None or segment.span.start >= outer.span.end:
            outer = segment
        else:
            assert any(item.span.covers(segment.span) for item in outer.protected)


@settings(max_examples=60, deadline=None)
@given(notes())
def test_an_engine_that_returns_its_input_changes_no_byte(note: Note) -> None:
    segments, texts = translated(note, str)
    assert edition(note, segments, texts).text == note.text
    assert structure_differences(note, Note.of(note.text, note.dialect)) == []


@settings(max_examples=150, deadline=None)
@given(notes(), st.data())
def test_any_words_at_all_leave_the_structure(note: Note, data: st.DataObject) -> None:
    said = st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(["a", "the", " "]), st.text()),
        max_size=6,
    ).map("".join)
    made, _ = settle(note, lambda words: data.draw(said) if words.strip() else words)
    assert structure_differences(note, made) == []


@settings(max_examples=100, deadline=None)
@given(notes())
def test_longer_words_leave_the_structure(note: Note) -> None:
    made, _ = settle(note, lengthened)
    assert structure_differences(note, made) == []


@needs_notes
def test_real_notes_with_their_own_words_are_the_same_bytes() -> None:
    count = 0
    for _, note in all_notes(cap=8):
        options = ExtractOptions(attributes=("alt", "title"), all_languages=True)
        segments = segments_of(note, options)
        outer = [
            segment
            for segment in segments
            if segment.kind not in ("alt", "caption")  # which may lie inside others
        ]
        edits = [(one.span, escape(one, note, note.source[one.span])) for one in outer]
        assert splice(note.text, edits) == note.text
        count += len(segments)
    assert count > 8_000


@needs_notes
def test_real_notes_with_longer_words_keep_their_structure() -> None:
    given_up = count = 0
    for _, note in all_notes(cap=5):
        made, result = settle(note, lengthened)
        assert structure_differences(note, made) == []
        given_up += len(result.kept)
        count += len(result.texts)
    assert given_up < count / 1_000


def test_finding_segments_is_linear() -> None:
    for number, block in enumerate(BLOCKS[1:]):
        dialect = (KRAMDOWN, GFM)[number % 2]
        assert_linear(segments_of, lambda size, b=block, d=dialect: Note.of(b * size, d), size=8)
    body = "".join(BLOCKS[1:])
    assert_linear(segments_of, lambda size: Note.of(body * size, GFM), size=2)


def test_comparing_editions_is_linear() -> None:
    def compare(note: Note) -> None:
        structure_differences(note, Note.of(note.text.replace("가", "a"), note.dialect))

    body = "".join(BLOCKS[1:])
    assert_linear(compare, lambda size: Note.of(body * size, KRAMDOWN), size=4)


def test_one_long_sentence_of_marks_is_linear() -> None:
    def work(note: Note) -> None:
        (segment,) = segments_of(note)
        escape(segment, note, note.source[segment.span].replace("가", "a*b[c] `d"))

    for part in (
        "가 `a` ",
        "**가** ",
        "[가](b) ",
        "가 *",
        "가 [",
        "😀 가 ",
        "<b>가</b> ",
        "가 $x$ ",
    ):
        assert_linear(work, lambda size, p=part: Note.of("나 " + p * size, GFM), size=50)


def test_one_long_english_line_with_remarks_is_linear() -> None:
    part = "word `x` (한 번에 모두 보는 **값**) "
    assert_linear(segments_of, lambda size: Note.of("a " + part * size, GFM), size=50)
