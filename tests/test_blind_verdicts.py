"""The files for blind judges, and how what they say comes into the table of verdicts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.typos.blind import write_parts
from benchmarks.typos.items import Item, items_of
from benchmarks.typos.merge import merge, read_key
from benchmarks.typos.wild import Drawn, authors_by_fold
from notelint.checks.typos.speller import speller
from notelint.note.note import Note
from notelint.run.check_note import plan_for
from scripts.build_lexicon.folds import left_out
from tests.needs import needs_notes

_NOTE = """\
# 강의 노트

함수를 호츌하면 답이 온다. 값이 **실행되야만** 다음으로 넘어간다.
흐느적거림새를 살피고 나서 두번째 층을 얼기설기엮음처럼 쌓는다.
"""

Judged = Callable[..., list[str]]


def _items() -> list[tuple[Item, Item]]:
    plan = plan_for({"TY101", "TY105", "KO101"})
    return list(items_of([Drawn("someone", Note.of(_NOTE))], speller(), plan))


def test_each_flag_comes_with_a_rare_word_of_the_notes_that_is_not_flagged() -> None:
    items = _items()
    assert [flag.rule for flag, _ in items] == ["TY105", "TY101", "KO101"]
    flagged = {flag.marked for flag, _ in items}
    for _, other in items:
        assert not other.rule
        assert not flagged & {other.marked}


def test_whole_words_are_marked_so_that_the_mark_does_not_tell_the_rule() -> None:
    by_rule = {flag.rule: flag for flag, _ in _items()}
    assert by_rule["TY101"].marked == "실행되야만"
    assert by_rule["TY101"].meant == "실행돼야만"
    assert by_rule["KO101"].meant == "두 번째"
    assert "함수를 【호츌하면】 답이 온다" in by_rule["TY105"].sentence


def test_the_judges_files_hold_a_number_and_a_sentence_and_nothing_else(tmp_path: Path) -> None:
    write_parts(tmp_path, _items())
    lines = (tmp_path / "part1.tsv").read_text("utf-8").splitlines()
    assert len(lines) == 4
    assert all(len(line.split("\t")) == 2 and line.count("【") == 1 for line in lines)
    assert not any("TY1" in line for line in lines)
    assert (tmp_path / "part2.tsv").exists(), "spacing and particles in files of their own"


@pytest.fixture
def judged(tmp_path: Path) -> Judged:
    """Gives the table's rows after judges wrote `호츌하면` down as told."""

    def rows(*verdicts: str, table: str = "") -> list[str]:
        write_parts(tmp_path, _items())
        items = read_key(tmp_path).items()
        number = next(number for number, item in items if item["word"] == "호츌하면")
        for judge, verdict in enumerate(verdicts):
            text = f"item\tverdict\tright\treason\n{number}\t{verdict}\n"
            (tmp_path / f"verdict{judge}.tsv").write_text(text, "utf-8")
        file = tmp_path / "table.tsv"
        file.write_text("# Verdicts.\n" + table, "utf-8")
        merge(tmp_path, file)
        return file.read_text("utf-8").splitlines()

    return rows


def test_a_slip_is_t_if_the_judge_means_the_word_that_was_suggested(judged: Judged) -> None:
    assert judged("T\t호출하면.\tㅊ 뒤의 모음") == [
        "# Verdicts.",
        "호츌하면\t호출하면\tT\tㅊ 뒤의 모음",
    ]


def test_a_slip_is_tw_if_the_judge_means_another_word(judged: Judged) -> None:
    assert judged("T\t호칭하면\t") == ["# Verdicts.", "호츌하면\t호출하면\tTw"]


def test_no_slip_is_f_and_holds_against_an_older_verdict(judged: Judged) -> None:
    old = "가저간다\t가져간다\tT\n호츌하면\t호출하면\tT\n"
    assert judged("F\t\t이름", table=old) == [
        "# Verdicts.",
        "가저간다\t가져간다\tT",
        "호츌하면\t호출하면\tF\t이름",
    ]


def test_judges_who_differ_decide_nothing(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judged("T\t호출하면\t", "F\t\t") == ["# Verdicts."]
    assert "호츌하면: 호출하면 or F" in capsys.readouterr().out


def test_a_reason_that_quotes_the_note_stays_out_of_the_table(judged: Judged) -> None:
    reason = "앞의 '다음으로 넘어간다'를 보면 안다"
    assert judged(f"T\t호출하면\t{reason}")[1] == "호츌하면\t호출하면\tT"


def test_a_verdict_that_is_neither_t_nor_f_is_refused(judged: Judged) -> None:
    with pytest.raises(SystemExit, match="neither T nor F"):
        judged("?\t호출하면\t")


@needs_notes
def test_each_author_is_read_with_data_that_has_counted_none_of_its_notes() -> None:
    sources, folds = left_out(), authors_by_fold()
    authors = [author for found in folds.values() for author in found]
    assert len(authors) == len(set(authors)) >= 25
    apart = {name: set(folds[name]) for name in folds if name != "fold0"}
    for name, found in apart.items():
        assert {f"note:{author}" for author in found} <= sources[name]
    assert not any(source.startswith("note:") for source in sources["fold0"])
