"""The rule book once more with Windows line ends: the same findings, and fixes that keep them."""

import pytest

from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.page import Example
from notelint.rulebook.rule import Rule
from tests.rule_examples import all_examples, findings_in, fixed_text, note_of


def _cases() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{example.title}")
        for rule, example in all_examples()
        if "\r" not in example.text and "escaped" not in example.settings
    ]


def _place(note: Note, finding: Finding) -> str:
    start, end = (note.source.line_column(at) for at in finding.span)
    return f"{start[0]}:{start[1]}-{end[0]}:{end[1]} {finding.code}"


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_windows_line_ends_change_no_finding(rule: Rule, example: Example) -> None:
    note = note_of(example, _windows(example.text))
    places = [_place(note, finding) for finding in findings_in(note, rule, example)]
    assert places == [" ".join(line.split()[:2]) for line in example.findings]


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_fixes_keep_windows_line_ends(rule: Rule, example: Example) -> None:
    if example.fixed is None:
        return
    fixed = fixed_text(rule, example, _windows(example.text))
    assert fixed == _windows(example.fixed)
