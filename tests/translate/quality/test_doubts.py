"""What makes a translation doubtful, and what does not."""

import pytest

from notelint.translate.quality.balance import unbalanced
from notelint.translate.quality.codes import CODES
from notelint.translate.quality.doubts import LOWEST_SCORE, doubts_of, low_score, token_invented
from notelint.translate.quality.hangul import hangul_left, untranslated
from notelint.translate.quality.length import length_differs
from notelint.translate.quality.negation import negation_lost
from notelint.translate.quality.numbers import number_differs
from notelint.translate.quality.repetition import repeated
from notelint.translate.quality.terms import lost_terms
from tests.growth import assert_linear


def values(doubt):
    return dict(doubt.values) if doubt else None


@pytest.mark.parametrize(
    ("source", "translated", "left"),
    [
        ("가중치를 갱신한다.", "Update the 가중치.", "가중치"),
        ("가중치를 갱신한다.", "Update the weights.", None),
        ("경사 하강법을 쓴다.", "Use gradient descent (경사 하강법).", None),
        ("'맨'은 접두사이다.", "'맨' is a prefix.", None),
        ("⟦1⟧의 값", "The value of ⟦1⟧", None),
    ],
)
def test_korean_outside_quotes_and_brackets_is_left_over(source, translated, left):
    assert values(hangul_left(source, translated)) == (left and {"text": left})


def test_what_stayed_korean_gives_one_doubt_alone():
    codes = [doubt.code for doubt in doubts_of("3개는 아니다", "3개는 아니다")]
    assert codes == ["TR210"]
    assert untranslated("Adam", "Adam") is None


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("배치 크기는 32이다.", "The batch size is 32."),
        ("세 가지 방법", "3 methods"),
        ("3가지 방법", "Three methods"),
        ("2배 빠르다", "Twice as fast"),
        ("1개의 값", "A value"),
        ("3만 건의 리뷰", "30,000 reviews"),
        ("1,000개", "1000 of them"),
        ("1억 개", "100 million of them"),
        ("10월의 기록", "A log of October"),
        ("2차원 배열", "A two-dimensional array"),
        ("16진수로 쓴다", "Written in hexadecimal"),
        ("절반을 쓴다", "Use 50%"),
        ("⟦12⟧을 쓴다", "Use ⟦12⟧"),
    ],
)
def test_a_number_may_be_said_in_digits_or_in_words(source, translated):
    assert number_differs(source, translated) is None


@pytest.mark.parametrize(
    ("source", "translated", "missing", "extra"),
    [
        ("VGG-11을 쓴다", "Use VGG-111", "11", "111"),
        ("1994년에 세웠다", "It was founded", "1994", ""),
        ("0.0과 1.0 사이", "Between 0.0", "1.0", ""),
        ("값을 정한다", "Set it to 77", "", "77"),
        ("3만 건", "3,000,000 of them", "30000", "3000000"),
    ],
)
def test_a_number_that_is_lost_or_changed_is_doubtful(source, translated, missing, extra):
    assert values(number_differs(source, translated)) == {"missing": missing, "extra": extra}


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("수렴하지 않는다.", "It converges."),
        ("값이 없다.", "There is a value."),
        ("쓰지 마라.", "Use it."),
        ("안 된다", "It works"),
        ("이것은 트리가 아니다.", "This is a tree."),
        ("읽지 못한다", "It reads"),
    ],
)
def test_a_denial_without_one_in_english_is_doubtful(source, translated):
    assert negation_lost(source, translated)


@pytest.mark.parametrize(
    ("source", "translated"),
    [
        ("수렴하지 않는다.", "It does not converge."),
        ("호환되지 않는 형식", "An incompatible format"),
        ("값이 없는 배열", "An empty array"),
        ("쓸 수밖에 없다.", "We have to use it."),
        ("이뿐만 아니라 빠르다.", "It is also fast."),
        ("끊임없이 학습한다.", "It learns constantly."),
        ("그렇지 않으면 멈춘다.", "Otherwise it stops."),
        ("제안 함수를 쓴다.", "Use the proposed function."),
        ("상자 안에 있다.", "It is in the box."),
        ("잡음을 없앤다.", "It takes the noise away."),
    ],
)
def test_a_denial_said_in_another_way_is_fine(source, translated):
    assert negation_lost(source, translated) is None


@pytest.mark.parametrize(
    ("translated", "phrase"),
    [
        ("The maximum maximum maximum is used.", "maximum"),
        ("We use the loss of the loss of the loss.", "the loss of"),
        ("It is to the entire image to the entire image.", "to the entire image"),
        ("AmazonMQQQQQQQQ is used.", "qq"),
        ("The shape of the shape is used.", None),
        ("It is very very fast.", None),
        ("1 1 1 1 and x x x", None),
    ],
)
def test_words_said_again_and_again_are_doubtful(translated, phrase):
    assert values(repeated("값을 쓴다.", translated)) == (phrase and {"text": phrase})


def test_a_source_that_repeats_itself_may_be_repeated():
    assert repeated("false false false 를 쓴다", "Use false false false") is None


@pytest.mark.parametrize(
    ("source", "translated", "doubtful"),
    [
        ("교착 상태를 피하는 방법을 설명한다.", "MySQL", True),
        ("교착 상태", "Deadlock", False),
        ("끝", "The end of all that was said above and below", False),
        ("교착 상태를 피한다.", "Avoid a deadlock.", False),
        ("교착 상태를 피한다.", "Avoid " + "a deadlock that is " * 8, True),
    ],
)
def test_a_translation_far_too_short_or_long_is_doubtful(source, translated, doubtful):
    assert (length_differs(source, translated) is not None) is doubtful


@pytest.mark.parametrize(
    ("source", "translated", "lost"),
    [
        ("경사(gradient)를 구한다", "Find the gradient (slope", "("),
        ('"헤드"를 쓴다', 'Use the "head', '"'),
        ("1) 먼저 (a) 한다", "1) First do (a)", None),
        ("웃는다 :)", "It smiles :)", None),
        ("(미완성", "(unfinished", None),
        ("(최적: 1개)", "(best: 1)", None),
        ("(이 예에서는 50개)", "(In this example, 50)", None),
    ],
)
def test_a_bracket_that_lost_its_partner_is_doubtful(source, translated, lost):
    assert values(unbalanced(source, translated)) == (lost and {"text": lost})


@pytest.mark.parametrize(
    ("source", "translated", "lost"),
    [
        ("ResNet을 쓴다", "Use ResNet.", []),
        ("ResNet을 쓴다", "Use Resnet.", ["ResNet"]),
        ("layer를 쌓는다", "Stack layers.", []),
        ("loss가 줄어든다", "Loss goes down.", []),
        ("encode하는 방법", "A way of encoding", []),
        ("drop한다", "It is dropping.", []),
        ("Latest 배포", "The latest release", []),
        ("렌더링(rendering)한다", "It renders.", []),
        ("self-attention을 쓴다", "Use self-attention.", []),
        ("C++로 짠다", "Written in C.", ["C++"]),
        ("dependency를 넣는다", "Add dependencies.", []),
        ("CoNLL-U 기반이다", "It is CoNLL-U-based.", []),
        ("0x1F까지, 1st", "Up to 0x2F, first", []),  # numbers, which TR202 compares
        ("ex) 예를 든다", "e.g. give an example", []),
        ("train과 test를 나눈다", "Split the data.", ["train", "test"]),
    ],
)
def test_english_of_the_source_stays(source, translated, lost):
    assert lost_terms(source, translated) == lost


def test_a_placeholder_that_stands_for_nothing_is_doubtful():
    assert values(token_invented("⟦1⟧을 쓴다", "Use ⟦1⟧ and ⟦2⟧")) == {"text": "⟦2⟧"}
    assert values(token_invented("쓴다", "Use ⟦")) == {"text": "⟦"}
    assert token_invented("⟦1⟧을 쓴다", "Use ⟦1⟧") is None


def test_an_unsure_engine_is_doubtful():
    assert values(low_score(LOWEST_SCORE - 1)) == {"score": f"{LOWEST_SCORE - 1:.2f}"}
    assert low_score(LOWEST_SCORE) is None
    assert low_score(-1.0), "nearly all sentences of notes that score so need correcting"
    assert low_score(-0.64) is None, "the lowest score of 39 usable translations"
    assert low_score(None) is None


def test_a_good_translation_raises_no_doubt():
    source = "학습률이 0.1보다 크면 ⟦1⟧가 발산하므로 쓰지 않는다."
    translated = "If the learning rate is greater than 0.1, ⟦1⟧ diverges, so it is not used."
    assert doubts_of(source, translated, -0.4) == ()


def test_every_doubt_is_one_of_those_that_are_named():
    source = '3개의 ResNet을 "쓰지" 않으며 (값)을 정한다.'
    found = doubts_of(source, '⟦9⟧ 값 the the the the "', -9)
    assert {doubt.code for doubt in found} <= CODES.keys()
    assert len(found) >= 6


@pytest.mark.parametrize(
    "part", ["가나다", "a b ", "the the ", "1,000", "(", '"', "없", "-a", "지"]
)
def test_time_grows_with_the_text(part):
    assert_linear(lambda text: doubts_of(text, "x" + text), lambda n: part * n, 4_000)
