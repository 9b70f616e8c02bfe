"""A tiny rule book with checks of its own, so that these tests depend on no real rule."""

from collections.abc import Iterator

import pytest

from notelint.checks.contents import Topic
from notelint.checks.registry import Check
from notelint.findings.finding import Finding
from notelint.findings.suppression import codes_of_selector
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import Rule, Severity


def _rule(code: str, name: str) -> Rule:
    messages = {"": {"en": f"{name} found", "ko": f"{name} 찾음"}}
    return Rule(code, name, Severity.WARNING, "none", False, "0.1.0", "", messages)


def find_bang(note: Note) -> Iterator[Finding]:
    """Each `!` is a finding."""
    for at, char in enumerate(note.text):
        if char == "!":
            yield Finding("XX101", Span(at, at + 1))


def crash(note: Note) -> Iterator[Finding]:
    """Fails on a note that says so, after a first finding."""
    yield Finding("XX102", Span(0, 0))
    if "crash" in note.text:
        raise RecursionError("too deep")


@pytest.fixture
def tiny_book(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Rule]]:
    """XX101 reports each `!`, XX102 fails on notes that say `crash`; NL rules are as ever."""
    book = {code: rule for code, rule in load_book().items() if code.startswith("NL")}
    book |= {"XX101": _rule("XX101", "bang"), "XX102": _rule("XX102", "crash")}
    checks = (Check(("XX101",), find_bang, False), Check(("XX102",), crash, False))
    for module in ("run.check_note", "run.check_file", "findings.suppression", "config.keys"):
        monkeypatch.setattr(f"notelint.{module}.load_book", lambda: book)
    codes_of_selector.cache_clear()
    topics = (Topic(("XX101", "XX102"), (), lambda: checks),)
    monkeypatch.setattr("notelint.run.check_note.TOPICS", topics)
    yield book
    codes_of_selector.cache_clear()
