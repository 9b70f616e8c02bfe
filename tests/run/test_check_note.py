"""One note through checks: order, consequences, crashes."""

from collections.abc import Iterator

import pytest

from notelint.checks.contents import Topic
from notelint.checks.registry import Check
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.run.check_note import Plan, Step, run_plan


def plan_of(*findings: Finding) -> Plan:
    def check(_note: Note) -> Iterator[Finding]:
        yield from findings

    codes = tuple(sorted({finding.code for finding in findings}))
    return Plan(frozenset(codes), (step_of(Check(codes, check, False)),))


def step_of(check: Check) -> Step:
    return Step(Topic(check.codes, (), lambda: [check]), frozenset(check.codes))


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in run_plan(Note.of("0123456789"), plan)]


def at(code: str, start: int, hides: tuple[int, int] | None = None) -> Finding:
    return Finding(code, Span(start, start + 1), hides=Span(*hides) if hides else None)


def test_findings_come_in_the_order_of_their_places() -> None:
    assert codes(plan_of(at("B", 5), at("A", 5), at("C", 1))) == ["C", "A", "B"]


def test_a_rule_that_is_off_is_not_told_though_its_check_runs() -> None:
    plan = plan_of(at("A", 0), at("B", 1))
    assert codes(Plan(frozenset("A"), plan.steps)) == ["A"]


def test_a_cause_hides_its_consequences_and_not_itself() -> None:
    assert codes(plan_of(at("A", 2, hides=(2, 6)), at("B", 2), at("C", 5), at("D", 6))) == [
        "A",
        "D",
    ]


def test_a_consequence_may_stand_before_its_cause() -> None:
    assert codes(plan_of(at("B", 1), at("A", 4, hides=(0, 6)))) == ["A"]


def test_a_consequence_does_not_hide_others() -> None:
    found = plan_of(at("A", 1, hides=(0, 4)), at("B", 3, hides=(3, 8)), at("C", 6))
    assert codes(found) == ["A", "C"]


def test_two_findings_that_hide_each_other_leave_one() -> None:
    assert codes(plan_of(at("A", 1, hides=(0, 9)), at("B", 2, hides=(0, 9)))) == ["A"]


def test_a_hundred_thousand_causes_take_no_square_of_time() -> None:
    findings = [at("A", start, hides=(start + 1, start + 2)) for start in range(100_000)]
    assert len(run_plan(Note.of(""), plan_of(*findings))) == 50_000


def test_an_exception_goes_to_whoever_asks_and_the_other_checks_go_on() -> None:
    def bad(_note: Note) -> Iterator[Finding]:
        yield at("B", 1)
        raise ZeroDivisionError

    good = plan_of(at("A", 0))
    plan = Plan(frozenset("AB"), (step_of(Check(("B",), bad, False)), *good.steps))
    crashes: list[tuple[str, ...]] = []
    found = run_plan(Note.of(""), plan, lambda check, _error: crashes.append(check.codes))
    assert [finding.code for finding in found] == ["A"]
    assert crashes == [("B",)]
    with pytest.raises(ZeroDivisionError):
        run_plan(Note.of(""), plan)
