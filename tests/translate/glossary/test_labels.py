"""Headings, cells and labels that the glossary alone has the English of."""

import pytest

from notelint.translate.glossary import Glossary
from tests.growth import assert_linear

GLOSSARY = Glossary.read()


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("목차", "Contents"),
        ("풀이", "Solution"),
        ("참고 자료", "References"),
        ("장점과 단점", "Advantages and drawbacks"),
        ("배열의 장점과 단점", "Advantages and drawbacks of array"),
        ("배열과 리스트의 차이점", "Differences between array and list"),
        ("프로세스의 상태", "Process state"),
        ("시간복잡도, 공간복잡도", "Time complexity, space complexity"),
        ("스택(Stack)", "Stack"),
        ("커널(kernel) 설정", "Kernel configuration"),
        ("자료구조정리", "Data structure summary"),
        ("CNN 구조", "CNN structure"),
        ("SW모듈 설계", "SW module design"),
    ],
)
def test_what_is_all_terms_is_said_in_english(korean: str, english: str) -> None:
    assert GLOSSARY.label(korean) == english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("1. 개요", "1. Overview"),
        ("24/01/08 (월) 학습 내용", "24/01/08 (Mon) Study notes"),
        ("(월요일) 과제", "(Mon) Assignment"),
        ("(10강) 정리", "(Lecture 10) Summary"),
        ("2주차 과제", "Week 2 assignment"),
        ("3장. 그래프", "Chapter 3. Graph"),
        ("2024년 1월 8일 회고", "January 8, 2024 retrospective"),
        ("3월 계획", "March plan"),
        ("입출력 예 #2", "Input/output example #2"),
        ("예시1", "Example 1"),
        ("정리 3", "Theorem 3"),
        ("정리", "Summary"),
        ("예) 스택", "e.g. Stack"),
        ("[운영체제] 스케줄러", "[Operating system] Scheduler"),
    ],
)
def test_numbers_dates_and_brackets_around_terms_are_said_too(korean: str, english: str) -> None:
    assert GLOSSARY.label(korean) == english


@pytest.mark.parametrize(
    "korean",
    [
        "",
        "Stack",
        "목차를 본다",
        "문제를 풀다",
        "사진 3장",  # three photos, not chapter 3
        "값표",  # two words of a syllable each may be another word
        "오류 없음",  # "none" stands alone
        "그냥 문제",
        "과 문제",
        "정규화",  # normalization, or regularization
        "문제 " * 30,
    ],
)
def test_what_holds_other_korean_is_left_to_the_engine(korean: str) -> None:
    assert GLOSSARY.label(korean) is None


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("명령어 옵션", "Command option"),  # not "commands option"
        ("config 파일", "config file"),  # the author's own word stays small
    ],
)
def test_words_look_as_they_do_in_english(korean: str, english: str) -> None:
    assert GLOSSARY.label(korean) == english


def test_within_a_line_it_has_no_capital() -> None:
    assert GLOSSARY.label("장점", begins=False) == "advantages"


def test_labels_are_no_terms_within_sentences() -> None:
    assert all(match.korean != "목차" for match in GLOSSARY.matches("목차를 본다"))


def test_a_project_takes_a_label_out_or_has_another() -> None:
    own = Glossary(["목차\tcontents\tphrase\tlabel", "목차\ttable of contents\tphrase\tlabel"])
    assert own.label("목차") == "Table of contents"
    without = Glossary(["목차\tcontents\tphrase\tlabel", "목차\t\tphrase\tlabel"])
    assert without.label("목차") is None


def test_looking_a_label_up_shows_it() -> None:
    assert [entry.english for entry in GLOSSARY.find("목차")] == [("contents",)]


@pytest.mark.parametrize("part", ["정리", "장점과 ", "3주차 ", "(월)", "a(", "문제의 "])
def test_time_grows_with_the_text(part: str) -> None:
    from notelint.translate.glossary.labels import label_of

    def labelled(text: str) -> object:
        return label_of(text, GLOSSARY.in_label, (), True)

    assert_linear(labelled, lambda size: part * size, 200)
