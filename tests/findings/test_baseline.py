"""Accepted findings: what they are known by, how they are counted, how they are written."""

import json

import pytest

from notelint.config.error import ConfigError
from notelint.findings.baseline import Key, accept, key_of, match, read, renamed, written
from notelint.findings.finding import Finding
from notelint.findings.located import LocatedFinding, locate
from notelint.findings.quote import Quote, quote_at
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.rulebook.book import load_book


def find(text: str, marked: str, code: str = "NE101", nth: int = 0) -> LocatedFinding:
    """A finding of `code` at the occurrence number `nth` of `marked`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(marked, start + 1)
    rule = load_book()[code]
    finding = Finding(code, Span(start, start + len(marked)), {"tag": "b", "reason": "x"})
    return locate(finding, Source(text), "a.md", rule, rule.severity, "en")


NOTE = "# 정렬\n\n- <b>병합 정렬\n- 퀵 정렬\n"


def test_a_finding_stays_accepted_when_lines_move() -> None:
    accepted = accept([find(NOTE, "<b>")])
    for moved in ("머리말\n\n" + NOTE, NOTE.replace("- <b>", "  - <b>"), NOTE + "\n끝\n"):
        assert match([find(moved, "<b>")], accepted).new == ()
    assert match([find(NOTE.replace("\n", "\r\n"), "<b>")], accepted).new == ()


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [("<b>", "<i>", "<i>"), ("<b>병합", "<b>힙", "<b>"), ("- <b>", "- 참고 <b>", "<b>")],
)
def test_a_finding_is_reported_again_when_its_words_change(old: str, new: str, marked: str) -> None:
    accepted = accept([find(NOTE, "<b>")])
    matched = match([find(NOTE.replace(old, new), marked)], accepted)
    assert len(matched.new) == 1
    assert sum(matched.gone.values()) == 1


def test_a_note_is_followed_to_the_name_with_most_of_its_findings() -> None:
    one, two, three, four = (
        Key("NE101", Quote(text, "", "")) for text in ("<b>", "<i>", "<u>", "<s>")
    )
    gone = {"old.md": {one: 2, two: 1}, "week1/b.md": {three: 1}}
    assert renamed(gone, {"new.md": {one: 1, two: 1}, "c.md": {one: 1}}) == {"new.md": "old.md"}
    assert renamed(gone, {"new.md": {one: 1, four: 9}}) == {}
    assert renamed(gone, {"a.md": {three: 1}, "week2/b.md": {three: 1}}) == {
        "week2/b.md": "week1/b.md"
    }
    assert renamed(gone, {"new.md": {four: 1}}) == {}


def test_words_far_away_on_a_long_line_do_not_matter() -> None:
    line = "가나다 " * 20 + "<b>" + " 라마바" * 20
    assert key_of(find(line, "<b>")) == key_of(find("첫말 " + line + " 끝말", "<b>"))


def test_another_rule_at_the_same_words_is_new() -> None:
    accepted = accept([find(NOTE, "<b>", "NE101")])
    assert len(match([find(NOTE, "<b>", "NE102")], accepted).new) == 1


def test_of_identical_findings_as_many_are_accepted_as_were_there() -> None:
    twice = "- <b>\n- <b>\n"
    accepted = accept([find(twice, "<b>", nth=0), find(twice, "<b>", nth=1)])
    assert set(accepted.values()) == {2}
    thrice = twice + "- <b>\n"
    found = [find(thrice, "<b>", nth=n) for n in range(3)]
    assert [f.line for f in match(found, accepted).new] == [3]
    assert sum(match(found[:1], accepted).gone.values()) == 1


def test_a_note_that_could_not_be_checked_is_never_accepted() -> None:
    finding = find(NOTE, "#", "NL001")
    assert accept([finding]) == {}
    assert match([finding], {key_of(finding): 1}).new == (finding,)


def test_all_of_a_long_quotation_counts() -> None:
    first, second = ("가" * 200 + middle + "나" * 200 for middle in "12")
    quotes = [quote_at(Source(text), Span(0, len(text))) for text in (first, second)]
    assert quotes[0] != quotes[1]
    assert all(len(quote.text) < 100 for quote in quotes)


BASELINE = {
    "나.md": {Key("TY101", Quote("몇일", "지난", "동안")): 1},
    "가.md": {
        Key("NE101", Quote("<b>", "", "용어")): 2,
        Key("CH102", Quote("\u200b\u2028\x7f", "", "")): 1,
    },
}


def test_what_is_written_is_read_back() -> None:
    assert read(written(BASELINE)) == BASELINE
    assert read(written({})) == {}


def test_the_file_is_sorted_json_with_one_visible_entry_a_line() -> None:
    text = written(BASELINE)
    assert len(json.loads(text)) == 4
    lines = text.splitlines()
    assert [json.loads(line[1:])["rule"] for line in lines[1:-1]] == ["CH102", "NE101", "TY101"]
    assert "용어" in text
    assert '"\\u200b\\u2028\\u007f"' in text
    backwards = {path: dict(reversed(keys.items())) for path, keys in reversed(BASELINE.items())}
    assert written(backwards) == text


def test_a_file_name_that_is_no_unicode_can_be_written() -> None:
    named = {"\udcff.md": BASELINE["나.md"]}
    assert read(written(named).encode("utf-8").decode("utf-8")) == named


def test_an_entry_that_a_merge_left_twice_counts_once() -> None:
    lines = written(BASELINE).splitlines()
    doubled = [*lines[:-1], lines[2].replace('"count": 2', '"count": 3'), lines[1], lines[-1]]
    merged = read("\n".join(doubled))
    assert merged["가.md"][Key("NE101", Quote("<b>", "", "용어"))] == 3
    assert merged["나.md"] == BASELINE["나.md"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: not valid JSON"),
        ('[{"notelint-baseline": 1}\n<<<<<<< HEAD\n]', "line 2: not valid JSON; a merge left"),
        ("{}", "no baseline"),
        ("[]", "no baseline"),
        ("[3]", "no baseline"),
        ('[{"notelint-baseline": 9}]', "version 9 is not known"),
        ('[{"notelint-baseline": 1}, 3]', "entry 1"),
        ('[{"notelint-baseline": 1}, {"path": "a.md"}]', "entry 1: 'rule' is missing"),
    ],
)
def test_what_is_no_baseline_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        read(text)
