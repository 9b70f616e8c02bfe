"""Contexts of findings for the report."""

from pathlib import Path

from notelint.config.files import ConfigFiles
from notelint.note.span import Span
from notelint.output.report import Contexts
from notelint.run.check_file import NoteChecker
from notelint.run.discover import discover
from notelint.run.executor import InProcess
from notelint.run.rendered import contexts_of
from notelint.run.runner import run

NOTE = "# 정렬\n\n- **할떄** 쓴다\n"


def contexts(folder: Path, between: str | None = None) -> Contexts:
    """The contexts of what is found in `folder`; `between` is what the note becomes meanwhile."""
    (folder / "a.md").write_text(NOTE, "utf-8")
    files = ConfigFiles(folder, {"select": ["TY101"]}, None, True)
    notes = discover([str(folder)], files, folder)
    findings = run(notes, NoteChecker("en"), InProcess()).findings
    assert [finding.code for finding in findings] == ["TY101"]
    if between is not None:
        (folder / "a.md").write_text(between, "utf-8")
    return contexts_of(findings, notes)


def test_each_finding_has_the_block_around_it(tmp_path: Path) -> None:
    found = contexts(tmp_path)
    ((_, span),) = found
    start = NOTE.index("할떄")
    assert span.overlaps(Span(start, start + 2))
    (seen,) = found.values()
    assert seen[0] == "ul"
    assert "mark" in str(seen)


def test_a_note_that_has_changed_since_shows_nothing_wrong(tmp_path: Path) -> None:
    assert contexts(tmp_path, "# 정렬\n\n- 다른 글이다\n") == {}


def test_a_note_that_is_no_longer_text_shows_nothing(tmp_path: Path) -> None:
    assert contexts(tmp_path, "\x00" * 300) == {}
