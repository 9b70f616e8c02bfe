"""The table of contents names every check, and passes over a note only where nothing is found."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import notelint.checks
from notelint.checks.contents import TOPICS, Topic, signs_in
from notelint.checks.registry import Check, checks_in
from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.rulebook.book import load_book, rules_folder
from notelint.rulebook.page import parse_examples

SAMPLES = Path(__file__).parents[2] / "samples"


def modules() -> list[str]:
    found = pkgutil.walk_packages(notelint.checks.__path__, "notelint.checks.")
    names = [module.name for module in found]
    for name in names:
        import_module(name)
    return [name for name in names if checks_in(name)]


def texts() -> list[str]:
    """The notes of all examples and samples, and each of their paragraphs by itself."""
    pages = [rules_folder() / rule.page for rule in load_book().values()]
    notes = [e.text for page in pages for e in parse_examples(page.read_text("utf-8"), page.name)]
    notes += [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("*.md"))]
    return notes + [paragraph for note in notes for paragraph in note.split("\n\n")]


def test_the_table_names_every_module_with_the_codes_it_serves() -> None:
    served = {name: {code for c in checks_in(name) for code in c.codes} for name in modules()}
    listed = {topic.load()[0].function.__module__: set(topic.codes) for topic in TOPICS}
    assert listed == served
    assert len(listed) == len(TOPICS)


def test_codes_are_in_the_order_of_the_rule_book() -> None:
    assert all(list(topic.codes) == sorted(topic.codes) for topic in TOPICS)


@pytest.mark.parametrize("dialect", [GFM, KRAMDOWN], ids=["gfm", "kramdown"])
def test_a_topic_finds_nothing_in_a_note_without_its_signs(dialect: Dialect) -> None:
    passed_over = 0
    for text in texts():
        note, signs = Note.of(text, dialect, "_posts/2024-01-02-a.md"), signs_in(text)
        for topic in TOPICS:
            if not topic.concerns(signs):
                passed_over += 1
                assert found_by(topic, note) == []
    assert passed_over > 10_000


def found_by(topic: Topic, note: Note) -> list[object]:
    return [finding for check in topic.load() for finding in check(note, options_of(check))]


def options_of(check: Check) -> dict[str, object]:
    book = load_book()
    return {name: value for code in check.codes for name, value in book[code].defaults().items()}
