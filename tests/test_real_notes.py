"""Every rule over the real notes: nothing crashes, and every place and message holds."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.notes import FOLDER, all_notes
from notelint.findings.finding import Finding
from notelint.note.dialect import GFM
from notelint.note.note import Note
from notelint.rulebook.book import load_book
from notelint.run.check_note import check_note
from tests.needs import needs_notes
from tests.rule_examples import assert_has_message

_CLEAN = Path(__file__).parents[2] / "shared" / "typos" / "clean_dev.jsonl"
_SEED = {
    "학슴": "TY101",
    "langauge": "TY102",
    "Continuousㅊ": "TY103",
    "여러명의": "KO101",
    "프로젝트시": "KO102",
    "Case 2": "NE204",
}


def _authors() -> list[str]:
    return (
        sorted(path.name for path in FOLDER.iterdir() if path.is_dir()) if FOLDER.is_dir() else []
    )


def _notes_of(author: str) -> Iterator[Note]:
    return (note for _, note in all_notes(only=author))


@needs_notes
@pytest.mark.parametrize("author", _authors() or ["nobody"])
def test_every_rule_on_every_note_gives_places_and_messages_that_hold(author: str) -> None:
    for note in _notes_of(author):
        for finding in check_note(note, set(load_book())):
            _assert_holds(note, finding)


def _assert_holds(note: Note, finding: Finding) -> None:
    assert 0 <= finding.span.start <= finding.span.end <= len(note.text)
    assert_has_message(finding)
    if finding.fix:
        edits = finding.fix.edits
        assert edits
        assert all(0 <= e.span.start <= e.span.end <= len(note.text) for e in edits)
        assert all(a.span.end <= b.span.start for a, b in pairwise(edits))


@needs_notes
def test_the_real_slips_of_the_first_notes_are_found_and_little_else() -> None:
    default = {rule.code for rule in load_book().values() if not rule.preview}
    found = [
        (finding.code, note.source[finding.span])
        for note in _notes_of("seed_author")
        for finding in check_note(note, default)
    ]
    assert {(code, text) for text, code in _SEED.items()} <= set(found)
    # The outline, once in each of the eight notes, and one 시 and three 때 that stand together.
    assert len(found) == len(_SEED) + 8 + 4


@needs_notes
def test_a_heading_tag_straight_above_a_list_is_found_where_github_shows_the_notes() -> None:
    found = [
        note.source[note.source.line_at(finding.span.start - 1)]
        for note in _notes_of("seed_author")
        for finding in check_note(Note(note.source, GFM, note.site), {"NE109"})
    ]
    assert len(found) == 3
    assert all(line.startswith("<h2>") for line in found)


@pytest.mark.skipif(not _CLEAN.is_file(), reason="the lines of reviewed documentation are not here")
def test_reviewed_documentation_has_no_typos_and_hardly_anything_else() -> None:
    default = {rule.code for rule in load_book().values() if not rule.preview}
    lines = [json.loads(line)["line"] for line in _CLEAN.read_text("utf-8").splitlines()]
    found = [f for line in lines for f in check_note(Note.of(line), default)]
    assert len(lines) == 1500
    assert [f for f in found if f.code.startswith("TY")] == []
    # Read one by one: 4 emphases and a backtick that do break, 2 tags, 3 odd characters,
    # 12 words that are written apart.
    assert len(found) <= 22
