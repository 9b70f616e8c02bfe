"""Pattern lines are right Korean and right English, and none of them is a test line."""

import random

import pytest

from koen.corpus import DATA
from koen.overlap import TestOverlap
from koen.patterns import Patterns
from koen.prepare import read_test
from koen.terms import Terms


def line(korean: str, english: str, term: tuple[str, str], written: str) -> tuple[str, str]:
    """The first drawn line whose term is written as asked."""
    patterns = Patterns([(korean, english)], Terms({term[0]: term[1], "노드": "node", "간선": "edge"}))
    drawn = (patterns.draw(random.Random(seed)) for seed in range(500))
    return next(pair for pair in drawn if pair[0].startswith(written))


@pytest.mark.parametrize(
    ("korean", "english", "term", "written", "expected"),
    [
        ("{a:은} 크다", "{the a} is large", ("행렬", "matrix"), "행렬", ("행렬은 크다", "The matrix is large")),
        ("{a:은} 크다", "{the a} is large", ("행렬", "matrix"), "matrix", ("matrix는 크다", "The matrix is large")),
        ("{a:으로} 간다", "Go to {an a}", ("커널", "kernel"), "커널", ("커널로 간다", "Go to a kernel")),
        ("{a:으로} 쓴다", "Use {an a}", ("토큰", "token"), "token", ("token으로 쓴다", "Use a token")),
        ("{a:이} 줄음", "{the a} falls", ("노이즈", "noise"), "노이즈", ("노이즈가 줄음", "Noise falls")),
        ("{a:을} 셈", "Count {as}", ("쿼리", "query"), "쿼리", ("쿼리를 셈", "Count queries")),
    ],
)
def test_particles_and_articles_fit_the_term(
    korean: str, english: str, term: tuple[str, str], written: str, expected: tuple[str, str]
) -> None:
    assert line(korean, english, term, written) == expected


def test_every_slot_is_filled() -> None:
    patterns, rng = Patterns.read(Terms.read()), random.Random(1)
    for _ in range(3000):
        assert not set("{}") & set("".join(patterns.draw(rng)))


def test_no_pattern_gives_a_line_of_our_test_set() -> None:
    test = TestOverlap((pair.korean, pair.english) for pair in read_test(DATA / "student_lines.tsv"))
    patterns, rng = Patterns.read(Terms.read()), random.Random(2)
    near = [pair for pair in (patterns.draw(rng) for _ in range(20_000)) if test.near(*pair)]
    assert near == []
