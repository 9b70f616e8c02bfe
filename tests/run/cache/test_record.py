"""What the cache keeps of an outcome comes back as it was."""

import pytest

from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.findings.located import LocatedFinding, locate
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.rulebook.book import load_book
from notelint.run.cache.record import RecordError, from_text, to_text
from notelint.run.check_file import Outcome


def located(fix: Fix | None = None) -> LocatedFinding:
    source = Source("가나 떄문에\r\n\U0001f600 '\"\n")
    finding = Finding(
        "TY101", Span(3, 6), {"word": "떄문에", "right": "때문에"}, "", ("때문에",), fix
    )
    rule = load_book()["TY101"]
    return locate(finding, source, "노트/a.md", rule, rule.severity, "ko")


FIX = Fix(
    (Edit(Span(3, 4), "때"), Edit(Span(6, 6), "")), Applicability.SAFE, {"en": "a", "ko": "나"}
)


@pytest.mark.parametrize("fix", [None, FIX])
def test_an_outcome_comes_back_as_it_was(fix: Fix | None) -> None:
    outcome = Outcome("노트/a.md", (located(fix), located()), suppressed=3)
    assert from_text(to_text(outcome), "노트/a.md") == outcome


def test_halves_of_characters_are_kept_in_what_a_database_takes() -> None:
    outcome = Outcome("노트/a.md", (located()._replace(message="\ud83d 가"),))
    text = to_text(outcome)
    assert text.encode()
    assert from_text(text, "노트/a.md") == outcome


def test_a_clean_note_is_kept_as_nothing() -> None:
    assert to_text(Outcome("a.md")) == ""
    assert from_text("", "b.md") == Outcome("b.md")


def test_the_path_is_that_of_the_run_that_asks() -> None:
    moved = from_text(to_text(Outcome("a.md", (located(),))), "docs/a.md")
    assert [moved.path, moved.findings[0].path] == ["docs/a.md", "docs/a.md"]


@pytest.mark.parametrize(
    "broken", ["[", "[1]", "[0, [[]]]", '[0, [["TY101"]]]', "7", "null", '{"a": 1}', "[" * 100_000]
)
def test_text_of_another_make_is_refused(broken: str) -> None:
    with pytest.raises(RecordError):
        from_text(broken, "a.md")
