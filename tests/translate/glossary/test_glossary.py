"""Finding terms in Korean text, and asking for them in English."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.translate.glossary import Glossary, GlossaryError, undoubled
from tests.growth import assert_linear

LINES = [
    "손실 함수\tloss function",
    "함수\tfunction",
    "경사 하강법|그래디언트 디센트\tgradient descent",
    "확률적 경사 하강법\tstochastic gradient descent|SGD",
    "분산\tvariance\tnoun\tambiguous",
    "분산 시스템\tdistributed system",
    "학습\ttraining|learning\tnoun\tambiguous",
    "데이터 세트|데이터셋\tdataset",
    "코시-슈바르츠 부등식\tCauchy-Schwarz inequality",
    "K-평균\tk-means",
    "평균\tmean|average",
    "모델\tmodel",
    "차원\tdimension",
    "행렬\tmatrix",
    "정규화\tnormalization|regularization\tnoun\tambiguous",
    "정규화하다\tnormalize|regularize\tverb",
    "비동기\tasynchronous\tadjective",
    "과적합\toverfitting",
]
GLOSSARY = Glossary(LINES)


def found(text: str, glossary: Glossary = GLOSSARY) -> list[str]:
    return [text[match.span.start : match.span.end] for match in glossary.matches(text)]


@pytest.mark.parametrize(
    "text",
    [
        "손실 함수",
        "손실함수는 작다",
        "손실 함수의 값",
        "손실 함수들을 더한다",
        "손실함수이다",
        "손실 함수에서도",
        "손실 함수로서의 역할",
        "손실 함수(그림 1)",
        "**손실 함수**를",
    ],
)
def test_a_term_is_found_with_and_without_its_space_and_with_particles(text: str) -> None:
    [match] = GLOSSARY.matches(text)
    assert match.korean.replace(" ", "") == "손실함수"
    assert match.english == "loss function"


@pytest.mark.parametrize(
    "text",
    ["분산형", "함수적", "학습지", "모델링", "다차원", "3차원", "고차원", "함수형", "행렬식"],
)
def test_a_term_is_not_found_inside_a_longer_word(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["행렬을", "행렬로", "행렬이다", "행렬과", "행렬에서만", "행렬의"])
def test_particles_fit_the_sound_of_the_term(text: str) -> None:
    assert found(text) == ["행렬"]


def test_the_longest_term_counts() -> None:
    assert found("확률적 경사하강법과 경사 하강법") == ["확률적 경사하강법", "경사 하강법"]
    assert found("분산 시스템의 분산을") == ["분산 시스템", "분산"]


def test_a_hyphen_may_be_a_space_or_nothing() -> None:
    for text in ("코시-슈바르츠 부등식", "코시 슈바르츠 부등식", "코시–슈바르츠부등식"):
        assert found(text) == [text]
    assert found("K-평균은 평균을") == ["K-평균", "평균"]


def test_a_term_may_stand_behind_latin_letters() -> None:
    assert found("CNN모델을 학습") == ["모델", "학습"]


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("SW모델", " model"),
        ("모델2", "model "),
        ("CNN모델A를", " model "),
        ("이 모델(2)", "model"),
        ("모델", "model"),
    ],
)
def test_in_english_a_term_stands_apart_from_the_letters_that_touch_it(
    text: str, restored: str
) -> None:
    [match] = GLOSSARY.matches(text)
    assert match.restored(text) == restored


def test_a_verb_is_another_term_than_its_noun_and_never_enforced() -> None:
    [noun, verb, passive] = GLOSSARY.matches("정규화를 하고 정규화한 값은 정규화된다")
    assert (noun.english, verb.english, passive.english) == (
        "normalization",
        "normalize",
        "normalize",
    )
    assert not verb.entry.enforced


def test_of_equal_forms_the_later_counts_and_without_english_there_is_no_term() -> None:
    own = Glossary([*LINES, "손실함수\tobjective", "모델\t"])
    assert [match.english for match in own.matches("손실 함수와 모델")] == ["objective"]


@given(st.text("손실 함수는를분산-형K평균(모델)a1⟦\n", max_size=60))
def test_matches_are_in_order_apart_and_say_what_stands_there(text: str) -> None:
    matches = GLOSSARY.matches(text)
    end = 0
    for match in matches:
        assert end <= match.span.start < match.span.end
        assert text[match.span.start : match.span.end] == match.korean
        end = match.span.end


@pytest.mark.parametrize("text", ["손실 함수를 ", "손실함수", "손", "K-", "확률적 경사 "])
def test_finding_terms_takes_time_linear_in_the_text(text: str) -> None:
    assert_linear(GLOSSARY.glosses, lambda size: text * size, 2_000)


@pytest.mark.parametrize("text", ["a (a b c)", "queue (queue) ", "(abc", "a b c d e "])
def test_finding_doubled_terms_takes_time_linear_in_the_text(text: str) -> None:
    assert_linear(undoubled, lambda size: text * size, 2_000)


# First uses


@pytest.mark.parametrize(
    ("text", "whole", "english"),
    [
        ("경사 하강법(gradient descent)은", "경사 하강법(gradient descent)", "gradient descent"),
        ("경사하강법 (Gradient Descent)", "경사하강법 (Gradient Descent)", "Gradient Descent"),
        (
            "확률적 경사 하강법(stochastic gradient descent, SGD)을",
            "확률적 경사 하강법(stochastic gradient descent, SGD)",
            "stochastic gradient descent (SGD)",
        ),
        ("gradient descent(경사 하강법)를", "gradient descent(경사 하강법)", "gradient descent"),
        ("이 Gradient Descent (경사하강법)", "Gradient Descent (경사하강법)", "Gradient Descent"),
        ("데이터셋(data sets)", "데이터셋(data sets)", "data sets"),
    ],
)
def test_a_term_beside_its_other_language_is_one_gloss(text: str, whole: str, english: str) -> None:
    [gloss] = GLOSSARY.glosses(text)
    assert text[gloss.span.start : gloss.span.end] == whole
    assert gloss.restored() == english
    assert gloss.restored(keep=True) == f"{english} ({gloss.korean})"


@pytest.mark.parametrize(
    "text",
    [
        "손실 함수(그림 1)",
        "손실 함수(MSE)",
        "손실 함수를 (loss function)",
        "모델(resnet50, vgg)",
        "cost (경사 하강법)",
        "(경사 하강법)",
        "손실 함수(loss\nfunction)",
    ],
)
def test_brackets_that_say_something_else_are_no_gloss(text: str) -> None:
    assert GLOSSARY.glosses(text) == []


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("A priority queue (priority queue) is", "A priority queue is"),
        ("Activity selection(activity selection)", "Activity selection"),
        ("all data sets (dataset) here", "all data sets here"),
        ("heaps (Heap), stacks (stack)", "heaps, stacks"),
        ("a mini-batch (mini batch)", "a mini-batch"),
    ],
)
def test_english_that_says_a_term_twice_says_it_once(text: str, once: str) -> None:
    assert undoubled(text) == once


@pytest.mark.parametrize(
    "text",
    [
        "A priority queue (heap) is",
        "an optimization (optimizer)",
        "the queue (priority queue)",
        "f(x) and x (x)",
        "⟦1⟧ (queue)",
        "A queue. (A stack)",
        "queue, stack (queue)",
    ],
)
def test_brackets_that_say_more_or_less_stay(text: str) -> None:
    assert undoubled(text) == text


# Asking for terms


@pytest.mark.parametrize(
    "target",
    [
        "The loss function overfits.",
        "Loss functions and over-fitting",
        "LOSS-FUNCTION, overfitted",
        "the lossfunction is overfit",
    ],
)
def test_a_term_may_be_inflected_cased_and_hyphened(target: str) -> None:
    assert GLOSSARY.check("손실 함수가 과적합을", target) == []


def test_a_term_is_missing_where_none_of_its_forms_stands() -> None:
    missing = GLOSSARY.check("확률적 경사 하강법과 행렬", "The method of steepest descent")
    assert [one.match.korean for one in missing] == ["확률적 경사 하강법", "행렬"]
    assert missing[0].expected == ("stochastic gradient descent", "SGD")
    assert GLOSSARY.check("확률적 경사 하강법과 행렬", "SGD and matrices") == []


def test_what_is_ambiguous_or_no_noun_is_not_asked_for() -> None:
    assert GLOSSARY.check("분산과 비동기, 정규화한 학습", "Nothing of it") == []


# Files


def test_a_projects_own_terms_come_after_the_shipped_ones(tmp_path: Path) -> None:
    own = tmp_path / "terms.tsv"
    own.write_text("\ufeffkorean\tenglish\r\n# 우리 용어\r\n\r\n역전파\tbackward pass\r\n", "utf-8")
    glossary = Glossary.read([own])
    assert [match.english for match in glossary.matches("역전파와 손실 함수")] == [
        "backward pass",
        "loss function",
    ]
    assert glossary.version != Glossary.read().version
    assert Glossary.read([own]).version == glossary.version
    assert [
        m.english for m in Glossary.read([own], shipped=False).matches("역전파와 손실 함수")
    ] == ["backward pass"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("loss\tloss", "1: 'loss' is no Korean term"),
        ("\tloss", "1: '' is no Korean term"),
        ("손실|\tloss", "'' is no Korean term"),
        ("행렬\tmatrix\n손실\t<b>loss</b>", "2: '<b>loss</b>' is no English term"),
        ("손실\tloss: x", "'loss: x' is no English term"),
        ("손실\tloss # x", "'loss # x' is no English term"),
        ("손실\t`loss`", "'`loss`' is no English term"),
        ("손실\tloss\tthing", "'thing' is no part of speech; there are noun, verb, adjective"),
        ("손실\tloss\tnoun\tmaybe", "'maybe' is no mark; there are ambiguous, label"),
        ("손실\tloss\tnoun\t\t\t\t\tmore", "8 columns; a term has at most 6"),
    ],
)
def test_a_line_of_the_wrong_form_is_told_with_its_place(
    tmp_path: Path, text: str, reason: str
) -> None:
    own = tmp_path / "terms.tsv"
    own.write_text(text, "utf-8")
    with pytest.raises(GlossaryError) as told:
        Glossary.read([own])
    assert reason in str(told.value)
    assert str(own) in str(told.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="No such file"):
        Glossary.read([tmp_path / "none.tsv"])
    broken = tmp_path / "cp949.tsv"
    broken.write_bytes("손실\tloss".encode("cp949"))
    with pytest.raises(GlossaryError, match="not in UTF-8"):
        Glossary.read([broken])
