"""Comments that switch off nothing: when that is said, and what removing them leaves."""

import pytest

from notelint.findings.finding import Finding, apply_edits
from notelint.findings.suppressing import suppress
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.rulebook.book import load_book
from tests.growth import assert_linear

ALL = frozenset(load_book())


def unused(
    text: str, found: list[Finding] | None = None, in_force: frozenset[str] = ALL
) -> list[Finding]:
    kept = suppress(Note.of(text), found or [], in_force).findings
    return [finding for finding in kept if finding.code == "NL012"]


def at(text: str, marked: str, code: str = "TY101", hides: Span | None = None) -> Finding:
    start = text.index(marked)
    return Finding(code, Span(start, start + len(marked)), hides=hides)


def removed(text: str, dialect: Dialect = GFM) -> str:
    """`text` without all that is of no use in it."""
    found = suppress(Note.of(text, dialect), [], ALL).findings
    edits = [edit for finding in found if finding.fix for edit in finding.fix.edits]
    return apply_edits(text, tuple(sorted(edits)))


def test_a_comment_is_used_where_its_finding_is() -> None:
    text = "<!-- notelint-ignore[TY101] -->\n가 X 나\n\n다른 Y\n"
    assert unused(text, [at(text, "X")]) == []
    assert len(unused(text, [at(text, "Y")])) == 1
    assert len(unused(text, [at(text, "X", "TY102")])) == 1
    assert len(unused(text)) == 1


def test_rules_that_are_not_in_force_are_not_judged() -> None:
    assert unused("<!-- notelint-ignore[TY101] -->\n가\n", in_force=ALL - {"TY101"}) == []
    assert unused("<!-- notelint-ignore[TY] -->\n가\n", in_force=ALL - {"TY202"}) == []
    assert unused("<!-- notelint-ignore[TY101] -->\n가\n", in_force=ALL - {"NL012"}) == []


def test_where_a_finding_hides_its_consequences_nothing_is_said() -> None:
    text = "F\n\n<!-- notelint-ignore[TY101] -->\n가 나\n"
    assert unused(text, [at(text, "F", "NE221", hides=Span(0, len(text)))]) == []
    assert len(unused(text, [at(text, "F", "NE221", hides=Span(0, 2))])) == 1


def test_a_note_in_which_a_check_failed_is_not_judged() -> None:
    note = Note.of("<!-- notelint-ignore[TY101] -->\n가\n")
    assert suppress(note, [], ALL, complete=False).findings == []


def test_a_comment_may_keep_another_one() -> None:
    text = "<!-- notelint-ignore[NL012] 다음 주에 쓴다 -->\n가 <!-- notelint-ignore[TY101] -->\n"
    assert unused(text) == []


def test_of_a_comment_between_disable_and_enable_all_counts() -> None:
    off, on = "<!-- notelint-disable[TY101, TY102] -->", "<!-- notelint-enable[TY101] -->"
    text = f"{off}\n\n가 X\n\n{on}\n\n나 Y\n"
    assert unused(text, [at(text, "X"), at(text, "Y", "TY102")]) == []
    assert [f.variant for f in unused(text, [at(text, "X")])] == ["one-of-several"]
    # TY102 is never enabled again, so its finding behind the last comment counts.
    assert [f.values for f in unused(text, [at(text, "Y", "TY102")])] == [{"rule": "TY101"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가 <!-- notelint-ignore[TY101] -->\n나\n", "가\n나\n"),
        ("가 <!-- notelint-ignore[TY101] --> 나\n", "가 나\n"),
        ("가<!-- notelint-ignore[TY101] -->나\n", "가나\n"),
        ("<!-- notelint-ignore[TY101] -->\n\n가\n", "가\n"),
        ("가\n\n<!-- notelint-ignore[TY101] -->\n\n나\n", "가\n\n나\n"),
        ("가\n\n<!-- notelint-ignore[TY101] -->\n나\n", "가\n\n나\n"),
        ("가\n\n<!-- notelint-ignore[TY101] -->", "가\n"),
        ("> 가\n>\n> <!-- notelint-ignore[TY101] -->\n> 나\n", "> 가\n>\n> 나\n"),
        ("- <!-- notelint-ignore[TY101] -->\n- 나\n", "-\n- 나\n"),
        ("---\ntitle: 가 # notelint-ignore[TY101]\n---\n", "---\ntitle: 가\n---\n"),
        ("---\n# notelint-ignore[TY101]\ntitle: 가\n---\n", "---\ntitle: 가\n---\n"),
        ("가 <!-- notelint-ignore[TY101]\n이유 -->\n나\n", "가\n나\n"),
    ],
)
def test_the_fix_removes_the_comment_and_what_it_alone_needed(text: str, expected: str) -> None:
    assert removed(text) == expected
    windows = removed(text.replace("\n", "\r\n"))
    assert windows == expected.replace("\n", "\r\n")


def test_a_rule_is_removed_from_a_list_with_its_comma() -> None:
    for before, after in (("TY101, TY102", "TY102"), ("TY102, TY101", "TY102")):
        text = f"가 X <!-- notelint-ignore[{before}] -->\n"
        (finding,) = unused(text, [at(text, "X", "TY102")])
        assert finding.fix is not None
        assert apply_edits(text, finding.fix.edits) == f"가 X <!-- notelint-ignore[{after}] -->\n"


def test_in_a_heading_a_person_should_look() -> None:
    for text in ("# 가 <!-- notelint-ignore[TY101] -->\n", "가 <!-- notelint-ignore[TY101] -->\n"):
        (finding,) = unused(text)
        assert finding.fix is not None
        assert finding.fix.applicability == ("unsafe" if text.startswith("#") else "safe")


def test_an_enable_that_ends_more_than_one_comment_is_left_to_a_person() -> None:
    text = "<!-- notelint-disable[TY101] -->\n\n가\n\n<!-- notelint-enable[TY] -->\n"
    (finding,) = unused(text)
    assert finding.fix is None


def test_kramdown_keeps_its_paragraphs() -> None:
    assert removed("가\n<!-- notelint-ignore[TY101] -->\n나\n", KRAMDOWN) == "가\n나\n"


def test_time_grows_no_faster_than_the_note() -> None:
    def run(text: str) -> None:
        suppress(Note.of(text), [], ALL)

    assert_linear(run, lambda size: "가 <!-- notelint-ignore[TY101] -->\n" * size, 300)
    assert_linear(run, lambda size: "<!-- notelint-disable[TY101] -->\n" * size, 300)
