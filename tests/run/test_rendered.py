"""Contexts of findings for the report."""

from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.note.span import Span
from notelint.run.check_file import NoteChecker
from notelint.run.discover import discover
from notelint.run.executor import InProcess
from notelint.run.rendered import Looks, looks_of
from notelint.run.runner import run

NOTE = "# 정렬\n\n- **할떄** 쓴다\n"


def looks(folder: Path, between: str | None = None, top: str = "") -> Looks:
    """How what is found in `folder` looks; `between` is what the note becomes meanwhile."""
    (folder / "a.md").write_text(top + NOTE, "utf-8")
    files = ConfigFiles(folder, {"select": ["TY101"]}, None, True)
    notes = discover([str(folder)], files, folder)
    findings = run(notes, NoteChecker("en"), InProcess()).findings
    assert [finding.code for finding in findings] == ["TY101"]
    if between is not None:
        (folder / "a.md").write_text(between, "utf-8")
    return looks_of(findings, notes)


def test_each_finding_has_the_block_around_it(tmp_path: Path) -> None:
    found = looks(tmp_path).contexts
    ((_, span),) = found
    start = NOTE.index("할떄")
    assert span.overlaps(Span(start, start + 2))
    (seen,) = found.values()
    assert seen[0] == "ul"
    assert "mark" in str(seen)


def test_a_note_that_has_changed_since_shows_nothing_wrong(tmp_path: Path) -> None:
    assert looks(tmp_path, "# 정렬\n\n- 다른 글이다\n").contexts == {}


def test_a_note_that_is_no_longer_text_shows_nothing(tmp_path: Path) -> None:
    assert looks(tmp_path, "\x00" * 300) == ({}, {})


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2024-03-04", "2024-03"),
        ("2024-03-04 10:00:00 +0900", "2024-03"),
        ("2023/11/05", "2023-11"),
        ("어제", ""),
        ("[1, 2]", ""),
    ],
)
def test_the_month_of_a_note_is_that_of_its_date(tmp_path: Path, date: str, month: str) -> None:
    assert looks(tmp_path, top=f"---\ndate: {date}\n---\n").months == {
        str(tmp_path / "a.md"): month
    }
