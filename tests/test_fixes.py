"""Fixing twice changes nothing: over every example of the rule book, and over real notes."""

from collections.abc import Callable

import pytest

from benchmarks.notes import all_notes
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.rulebook.page import Example
from notelint.rulebook.rule import Rule
from notelint.run.check_note import Plan, plan_for, run_plan
from notelint.run.fix import fix_note
from tests.needs import needs_notes
from tests.rule_examples import all_examples, note_of

_DEFAULT = frozenset(code for code, rule in load_book().items() if not rule.preview)


def _checks(plan: Plan) -> Callable[[Note], list[Finding]]:
    return lambda note: run_plan(note, plan)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize(
    ("rule", "example"),
    [pytest.param(rule, e, id=f"{rule.code}-{e.title}") for rule, e in all_examples()],
)
def test_fixing_an_example_twice_changes_nothing(
    rule: Rule, example: Example, unsafe: bool
) -> None:
    check = _checks(plan_for(_DEFAULT | {rule.code}))
    note = note_of(example)
    once = fix_note(note, check(note), check, unsafe)
    assert once.findings == check(once.note)
    again = note_of(example, once.note.text)
    twice = fix_note(again, check(again), check, unsafe)
    assert twice.note.source.encode() == once.note.source.encode()
    if unsafe and example.fixed is not None:
        # No rule's own fix fails the check that fixes must pass.
        assert [d for d in once.dropped if d.finding.code == rule.code] == []


@needs_notes
def test_fixing_real_notes_twice_changes_nothing() -> None:
    check = _checks(plan_for(_DEFAULT))
    fixed = 0
    for _, note in all_notes(cap=12):
        once = fix_note(note, check(note), check, unsafe=False)
        if once.made:
            fixed += 1
            again = Note(once.note.source, note.dialect, note.site)
            twice = fix_note(again, check(again), check, unsafe=False)
            assert twice.note.source.encode() == once.note.source.encode(), note.path
    assert fixed > 50
