"""Which findings the words of a project spare."""

import pytest

from notelint.findings.dictionary import Dictionary
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.run.check_note import plan_for, run_plan
from tests.growth import assert_linear


def spared(words: str, text: str, marked: str, code: str = "TY101") -> bool:
    start = text.index(marked)
    finding = Finding(code, Span(start, start + len(marked)))
    return Dictionary(words.split(",")).spares(text, finding)


@pytest.mark.parametrize("word", ["몇일은", "몇일을", "몇일에서는", "몇일", "몇일이라고"])
def test_a_korean_word_is_spared_with_particles(word: str) -> None:
    assert spared("몇일", f"날짜는 {word} 적는다", "몇일")


@pytest.mark.parametrize("word", ["몇일째나무", "그몇일은"])
def test_another_word_that_holds_it_is_not(word: str) -> None:
    assert not spared("몇일", f"날짜는 {word} 적는다", "몇일")


def test_a_finding_in_the_middle_of_the_word_is_spared() -> None:
    assert spared("됬다컴", "회사 됬다컴의 제품", "됬")


def test_a_finding_that_reaches_beyond_the_word_is_not() -> None:
    assert not spared("데이터", "이 데이터를 데이터를 쓴다", "데이터를 데이터를", "TY104")


@pytest.mark.parametrize(
    ("word", "written", "expected"),
    [
        ("hadoop", "hadoop", True),
        ("hadoop", "Hadoop", True),
        ("hadoop", "HADOOP", True),
        ("Hadoop", "Hadoop", True),
        ("Hadoop", "hadoop", False),
        ("hadoop", "hadoop은", True),
        ("hadoop", "hadoops", False),
        ("hadoop", "xhadoop", False),
        ("hadoop", "hadoop_x", False),
        ("hadoop", "표hadoop", True),
    ],
)
def test_capitals_count_only_where_the_word_has_some(
    word: str, written: str, expected: bool
) -> None:
    assert spared(word, f"우리는 {written} 쓴다", "adoop" if "adoop" in written else written) is (
        expected
    )


def test_rules_that_judge_no_words_are_not_concerned() -> None:
    assert not spared("<b>", "표 <b> 하나", "<b>", "NE101")
    assert spared("할수있다", "누구나 할수있다.", "할수있다", "KO102")


def test_a_word_of_two_words_is_spared() -> None:
    assert spared("할 수있다", "누구나 할 수있다.", "수있")


def test_at_the_edges_of_the_note() -> None:
    assert spared("몇일", "몇일", "몇일")
    assert not Dictionary(()).spares("몇일", Finding("TY101", Span(0, 2)))


def test_checks_leave_the_words_out() -> None:
    note = Note.of("It was recieved and teh end, recieved.\n")
    plain = run_plan(note, plan_for({"TY102"}))
    with_words = run_plan(note, plan_for({"TY102"}, None, Dictionary(["recieved"])))
    assert len(plain) - len(with_words) == 2


def test_time_grows_no_faster_than_the_note() -> None:
    dictionary = Dictionary([f"낱말{n}" for n in range(300)] + ["몇일"])

    def run(text: str) -> None:
        for at in range(0, len(text) - 2, 3):
            dictionary.spares(text, Finding("TY101", Span(at, at + 2)))

    assert_linear(run, lambda size: "몇일 " * (size // 3), 3_000)
