"""Every example of the rule book, run: exact findings, exact fixed text, fixing twice is once."""

import pytest

from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.rulebook.message import message_of
from notelint.rulebook.page import Example
from notelint.rulebook.rule import Rule
from tests.rule_examples import (
    all_examples,
    assert_has_message,
    examples_of,
    findings_in,
    fixed_text,
    note_of,
)


def _cases() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{example.title}")
        for rule, example in all_examples()
    ]


def _line(note: Note, finding: Finding) -> str:
    start, end = (note.source.line_column(at) for at in finding.span)
    return f"{start[0]}:{start[1]}-{end[0]}:{end[1]} {finding.code}"


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_an_example_gives_exactly_the_findings_its_page_states(
    rule: Rule, example: Example
) -> None:
    note = note_of(example)
    found = findings_in(note, rule, example)
    # A stated line may go on with the English message; then that must agree too.
    stated = [line if " " in line[line.index(" ") + 1 :] else None for line in example.findings]
    book = load_book()
    lines = [
        _line(note, f) + (f" {message_of(book[f.code], f.variant, f.values, 'en')}" if s else "")
        for f, s in zip(found, [*stated, *[None] * len(found)], strict=False)
    ]
    assert lines == list(example.findings)
    for finding in found:
        assert_has_message(finding)


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_fixing_an_example_gives_the_fixed_text_its_page_states_and_twice_is_once(
    rule: Rule, example: Example
) -> None:
    if example.fixed is None:
        return
    text = example.text
    for _ in range(2):
        text = fixed_text(rule, example, text)
        assert text == example.fixed


# What they report is no text: a file that cannot be read or decoded, a check that fails.
# tests/run/test_check_file.py has such files.
_ABOUT_FILES = {"NL001", "NL002", "NL003"}


def test_every_rule_has_an_example_that_it_reports_and_one_that_it_leaves_alone() -> None:
    for rule in load_book().values():
        if rule.code in _ABOUT_FILES:
            continue
        examples = list(examples_of(rule))
        reported = [any(rule.code in line for line in e.findings) for e in examples]
        assert any(reported), f"{rule.code} has no example that it reports"
        assert not all(reported), f"{rule.code} has no example that it leaves alone"


def test_every_rule_has_a_check_and_every_check_a_rule() -> None:
    from notelint.checks.contents import all_checks

    served = {code for check in all_checks() for code in check.codes}
    # Which comments are of no use is known only once all that is found is known.
    assert set(load_book()) - _ABOUT_FILES - {"NL012"} <= served
    assert served <= set(load_book())
