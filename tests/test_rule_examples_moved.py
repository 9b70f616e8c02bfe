"""What stands around a defect changes neither what is found nor where."""

import pytest

from notelint.findings.finding import Finding
from notelint.rulebook.page import Example
from notelint.rulebook.rule import Rule
from tests.rule_examples import all_examples, findings_in, note_of

_ABOVE = ("머리글 문단이다.\n\n", '---\ntitle: "정리"\n---\n\n')
_BELOW = ("\n\n끝맺는 문단이다.\n", "\n\n\n")
# About the top of the file, or about the file as a whole.
_OF_THE_FILE = ("FM", "NL", "TR", "CH106", "CH107")


def _cases() -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{example.title}")
        for rule, example in all_examples()
        if not rule.code.startswith(_OF_THE_FILE)
        and "\r" not in example.text
        and not example.text.startswith(("---\n", "+++\n"))
    ]


def _places(found: list[Finding], moved: int = 0) -> list[tuple[str, str, int, int]]:
    return sorted((f.code, f.variant, f.span.start - moved, f.span.end - moved) for f in found)


def _above(example: Example) -> tuple[str, ...]:
    """Jekyll only copies a file of a collection without front matter: with it, it is a page."""
    paragraph, front_matter = _ABOVE
    collection = any(setting.startswith("path=_") for setting in example.settings)
    return (paragraph,) if collection else (paragraph, front_matter)


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_what_stands_above_moves_findings_by_its_length(rule: Rule, example: Example) -> None:
    places = _places(findings_in(note_of(example), rule, example))
    for above in _above(example):
        note = note_of(example, above + example.text)
        assert _places(findings_in(note, rule, example), len(above)) == places


@pytest.mark.parametrize(("rule", "example"), _cases())
def test_what_stands_below_leaves_findings_in_place(rule: Rule, example: Example) -> None:
    places = _places(findings_in(note_of(example), rule, example))
    for below in _BELOW:
        note = note_of(example, example.text.rstrip("\n") + below)
        assert _places(findings_in(note, rule, example)) == places
