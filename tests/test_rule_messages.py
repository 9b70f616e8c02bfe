"""Every message that a check may choose stands in its page, and every one there is chosen."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import notelint
from notelint.rulebook.book import load_book
from notelint.rulebook.rule import Rule
from tests.rule_examples import DIALECTS, all_examples, assert_has_message, findings_in, note_of

# What they report is no text, so that no example can show it: tests/run/test_check_file.py does.
_ABOUT_FILES = {"NL001", "NL002", "NL003"}

_PACKAGE = Path(notelint.__file__).parent
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@cache
def _shown() -> frozenset[tuple[str, str]]:
    """Code and variant of each finding in the examples."""
    return frozenset(
        (finding.code, finding.variant)
        for rule, example in all_examples()
        for finding in findings_in(note_of(example), rule, example)
    )


@pytest.mark.parametrize("rule", load_book().values(), ids=lambda rule: rule.code)
def test_every_message_of_a_page_is_shown_by_an_example(rule: Rule) -> None:
    if rule.code not in _ABOUT_FILES:
        assert set(rule.messages) == {variant for code, variant in _shown() if code == rule.code}


def test_every_message_that_a_check_names_stands_in_its_page() -> None:
    named = set(_named())
    assert len(named) > 100
    missing = {(code, v) for code, v in named if v not in load_book()[code].messages}
    assert not missing


def _named() -> Iterator[tuple[str, str]]:
    """Code and variant wherever the source makes a finding and names both."""
    for path in _PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, _FUNCTIONS):
                yield from _named_in(function)


def _named_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[tuple[str, str]]:
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"):
            continue
        arguments = dict(zip(("code", "span", "values", "variant"), node.args, strict=False))
        arguments |= {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        variant = arguments.get("variant", ast.Constant(""))
        values = given.get(variant.id, []) if isinstance(variant, ast.Name) else [variant]
        for code in _texts(arguments["code"]):
            yield from ((code, text) for value in values for text in _texts(value))


def _texts(expression: ast.expr) -> Iterator[str]:
    """The texts that an expression may be, as far as they are written out."""
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.IfExp):
        yield from _texts(expression.body)
        yield from _texts(expression.orelse)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_finding_has_its_message_in_whatever_dialect_the_example_is_read(
    dialect: str,
) -> None:
    for rule, example in all_examples():
        note = note_of(example, dialect=DIALECTS[dialect])
        for finding in findings_in(note, rule, example):
            assert_has_message(finding)


@pytest.mark.parametrize("rule", load_book().values(), ids=lambda rule: rule.code)
def test_messages_are_of_one_style(rule: Rule) -> None:
    for variant, message in rule.messages.items():
        # A sentence without a full stop: a capital, code, or a name that is written small.
        assert re.match(r"[A-Z`{]|kramdown |notelint ", message["en"]), variant
        assert re.search(r"(?:니다|세요|[)}])$", message["ko"]), variant
        assert not message["en"].endswith("."), variant


def test_every_fix_says_what_it_does() -> None:
    for rule, example in all_examples():
        for finding in findings_in(note_of(example), rule, example):
            if finding.fix:
                assert re.fullmatch(r"[A-Z].*[^.]", finding.fix.message["en"]), finding
                assert finding.fix.message["ko"].endswith("니다"), finding
