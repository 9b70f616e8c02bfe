"""Where Korean notes have their sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.sentences import LONGEST, sentence_spans
from tests.growth import assert_linear


def cut(text: str, **tokens: set[int]) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, **tokens)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["학습률은 중요하다.", "너무 크면 발산한다."],
        ["먼저 데이터를 섞어요.", "그다음 나눠요.", "끝이에요!"],
        ["배치 크기를 줄임.", "메모리가 부족함.", "다시 시도"],
        ["왜 그럴까?", "분산이 크기 때문이다."],
        ["모델은 Adam.", "그 다음은 SGD"],
        ["정말 빠르다!!", "하지만 부정확하다?!", "그렇다."],
    ],
)
def test_final_endings_and_marks_end_sentences(sentences):
    assert cut(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "값은 3.14 정도이고 버전은 2.0.1이다.",
        "1. 첫째 항목",
        "가. 서론과 배경",
        "A. 경사를 따라 내려간다",
        "Chapter 1. 역전파 소개",
        "optimizer (e.g. Adam)를 쓴다",
        "손실 함수, e.g. MSE 를 쓴다",
        "Dr. Kim의 강의 정리",
        "README.md 와 main.py 를 읽는다",
        "n! 은 팩토리얼이다",
        "a != b 인 경우를 뺀다",
        "왜?라는 질문이 남는다",
        '그는 "다 했다. 이제 쉰다."라고 말했다',
        "기울기(미분한 값이다. 방향도 있다.)를 구한다",
        "「참이다. 거짓이다.」를 판별한다",
        "⟦1⟧. 첫째 항목을 본다",
        "그런데... 잘 모르는 부분",
    ],
)
def test_what_only_looks_like_a_sentence_end_is_no_cut(text):
    assert cut(text) == [text]


def test_a_missing_space_after_a_final_ending_is_still_an_end():
    assert cut("학습한다.그리고 평가한다.⟦1⟧을 본다") == [
        "학습한다.",
        "그리고 평가한다.",
        "⟦1⟧을 본다",
    ]


def test_a_footnote_stays_with_the_sentence_whose_stop_it_follows():
    assert cut("정규화한다.⟦1⟧ 다음으로 간다.", closing={1}) == ["정규화한다.⟦1⟧", "다음으로 간다."]


def test_a_line_end_cuts_only_after_words_that_end_a_sentence():
    assert cut("학습한다⟦1⟧평균보다⟦2⟧작다", line_ends={1, 2}) == ["학습한다", "⟦1⟧평균보다⟦2⟧작다"]


def test_a_closing_quote_goes_with_its_sentence():
    assert cut('그는 "됐다." 그리고 나갔다. "왜 그랬을까?" 모른다.') == [
        '그는 "됐다."',
        "그리고 나갔다.",
        '"왜 그랬을까?"',
        "모른다.",
    ]


def test_an_unclosed_bracket_holds_nothing_together():
    assert cut("(참고로 느리다. 그래도 쓴다.") == ["(참고로 느리다.", "그래도 쓴다."]


def test_a_sentence_without_end_is_cut_at_commas_and_spaces():
    sentences = cut("가중치를 갱신하고, " * 100)
    assert all(len(sentence) <= LONGEST for sentence in sentences)
    assert all(sentence.endswith(",") for sentence in sentences)


PROSE = st.text(alphabet="가다요.?! \"'()「」⟦1⟧23Ae,\n", max_size=200)


@given(PROSE, st.sets(st.integers(1, 3)), st.sets(st.integers(1, 3)))
def test_only_white_space_lies_between_sentences(text, closing, line_ends):
    at = 0
    for start, end in sentence_spans(text, closing, line_ends):
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        assert end - start <= LONGEST
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("part", ["한다. ", "(", '"', "...", "한다.", "⟦1⟧", "가나 ", "(다.) "])
def test_time_grows_with_the_text(part):
    assert_linear(lambda text: sentence_spans(text, {1}, {1}), lambda n: part * n, 3_000)
