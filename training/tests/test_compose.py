"""Composed sentences are right Korean and right English, whatever is chosen for their slots."""

import random
import re

import pytest

from koen.compose import Clause, Composer
from koen.conjugation import Predicate
from koen.corpus import DATA
from koen.nouns import Nouns
from koen.overlap import TestOverlap
from koen.particles import with_particle
from koen.placeholders import MAX_TOKENS, TOKEN
from koen.prepare import read_test
from koen.terms import Terms

REDUCE = Predicate("줄이", "줄여")
MAKE = Predicate("만들", "만들어")
RECEIVE = Predicate("받", "받아")
HARD = Predicate("어렵", "어려워", adjective=True)
BIG = Predicate("크", "커", adjective=True)
THERE = Predicate("있", "있어", adjective=True)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("다", "줄인다 만든다 받는다 어렵다 크다 있다"),
        ("다는", "줄인다는 만든다는 받는다는 어렵다는 크다는 있다는"),
        ("ㅁ", "줄임 만듦 받음 어려움 큼 있음"),
        ("는", "줄이는 만드는 받는 어려운 큰 있는"),
        ("는데", "줄이는데 만드는데 받는데 어려운데 큰데 있는데"),
        ("은 뒤", "줄인 뒤 만든 뒤 받은 뒤 어려운 뒤 큰 뒤 있은 뒤"),
        ("을 때", "줄일 때 만들 때 받을 때 어려울 때 클 때 있을 때"),
        ("면", "줄이면 만들면 받으면 어려우면 크면 있으면"),
        ("려면", "줄이려면 만들려면 받으려면 어려우려면 크려면 있으려면"),
        ("었다", "줄였다 만들었다 받았다 어려웠다 컸다 있었다"),
        ("어서", "줄여서 만들어서 받아서 어려워서 커서 있어서"),
        ("지 않는다", "줄이지 않는다 만들지 않는다 받지 않는다 어렵지 않는다 크지 않는다 있지 않는다"),
    ],
)
def test_endings_take_the_form_their_stem_asks_for(form: str, expected: str) -> None:
    predicates = (REDUCE, MAKE, RECEIVE, HARD, BIG, THERE)
    assert " ".join(predicate.form(form) for predicate in predicates) == expected


@pytest.mark.parametrize(
    ("word", "particle", "expected"),
    [
        ("행렬", "으로", "행렬로"),
        ("모델", "을", "모델을"),
        ("파일(file)", "은", "파일(file)은"),
        ("배치", "이라고", "배치라고"),
        ("training", "이", "training이"),
        ("loss", "과", "loss와"),
    ],
)
def test_particles_fit_what_is_heard_before_them(word: str, particle: str, expected: str) -> None:
    assert with_particle(word, particle) == expected


def composer(korean: str, english: str) -> Composer:
    clauses = [
        Clause("{b:을} ", REDUCE, "reduce {b}", ""),
        Clause("", BIG, "be large", "larger"),
    ]
    return Composer(clauses, [(korean, english, 1.0)], Nouns({"행렬": "matrix", "커널": "kernel", "토큰": "token"}))


def lines(korean: str, english: str) -> set[tuple[str, str]]:
    drawn = composer(korean, english)
    return {drawn.draw(random.Random(seed)) for seed in range(4000)}


def test_a_clause_becomes_a_condition_and_its_english_agrees() -> None:
    found = lines("{s1:이} {1:면} {2:E}", "If {s1 1}, {2:base}")
    assert ("행렬이 크면 커널을 줄인다", "If the matrix is large, reduce the kernel") in found
    reducing = [english for korean, english in found if "줄이면" in korean]
    assert reducing
    assert all(re.fullmatch(r"If .+ reduces .+, reduce .+", english) for english in reducing)


def test_what_has_no_subject_is_something_one_can_do() -> None:
    assert not [korean for korean, _ in lines("{1:E}", "{1:base}") if "크" in korean.replace("크기", "")]


def test_negations_and_comparisons_are_on_both_sides() -> None:
    assert ("행렬은 커널을 줄이지 않는다", "The matrix does not reduce the kernel") in lines(
        "{s1:은} {1:지 않는다}", "{S1} {1:not}"
    )
    assert ("행렬이 클수록 좋다", "The larger the matrix, the better") in lines(
        "{s1:이} {k1:을수록} 좋다", "The {k1} {s1}, the better"
    )


def test_a_name_keeps_its_letters_at_the_beginning_of_a_line() -> None:
    for korean, english in lines("{n1:은} {1:는} 방법이다", "{N1} is a method of {1:ing}"):
        first = korean.split(" ")[0]
        if first[0].isascii() and "_" in first:
            assert english.startswith(first[:-1])


@pytest.fixture(scope="module")
def shipped() -> list[tuple[str, str]]:
    """Lines of the tables in this package."""
    drawn, rng = Composer.read(Terms.read().entries), random.Random(1)
    return [drawn.draw(rng) for _ in range(8000)]


def test_every_slot_is_filled(shipped: list[tuple[str, str]]) -> None:
    assert not [line for line in shipped if set("{}|") & set("".join(line))]


def test_both_sides_have_the_same_placeholders_counted_up_in_the_korean(shipped: list[tuple[str, str]]) -> None:
    for korean, english in shipped:
        numbers = TOKEN.findall(korean)
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert len(numbers) <= MAX_TOKENS
        assert sorted(TOKEN.findall(english)) == sorted(numbers)


def test_no_composed_line_is_near_our_test_set(shipped: list[tuple[str, str]]) -> None:
    test = TestOverlap((pair.korean, pair.english) for pair in read_test(DATA / "student_lines.tsv"))
    assert [line for line in shipped if test.near(*line)] == []
