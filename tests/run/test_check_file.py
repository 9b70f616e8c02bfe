"""One file, whatever it is, to its findings."""

import os
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.rulebook.rule import Severity
from notelint.run import read
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote, discover

pytestmark = pytest.mark.usefixtures("tiny_book")


def check(path: Path, **overrides: object) -> Outcome:
    """The outcome of the one file at `path`."""
    settings = {key.replace("_", "-"): value for key, value in overrides.items()}
    files = ConfigFiles(path.parent, settings, isolated=True)
    note = FoundNote(str(path), path.name, files.above(path.parent))
    return NoteChecker("en").check(note)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "a.md"


def test_a_finding_is_located_and_put_into_words(note: Path) -> None:
    note.write_text("첫 줄\n둘!\n", "utf-8")
    found = check(note, ignore=["XX102"]).findings
    assert [(f.path, f.line, f.column, f.message) for f in found] == [("a.md", 2, 2, "bang found")]


def test_an_empty_file_is_a_note_without_findings(note: Path) -> None:
    note.write_bytes(b"")
    assert codes(check(note, ignore=["XX102"])) == []


def test_a_suppressed_finding_is_counted_and_not_told(note: Path) -> None:
    note.write_text("하나! <!-- notelint-ignore[XX101] -->\n\n둘!\n", "utf-8")
    outcome = check(note, ignore=["XX102"])
    # The comment itself opens with a `!`, on the line that it is for.
    assert (codes(outcome), outcome.suppressed) == (["XX101"], 2)


def test_severity_follows_the_configuration(note: Path) -> None:
    note.write_text("하나!", "utf-8")
    files = ConfigFiles(note.parent, isolated=True)
    settings = files.above(note.parent)._replace(severity={"XX101": Severity.ERROR})
    outcome = NoteChecker("ko").check(FoundNote(str(note), "a.md", settings))
    assert [f.severity for f in outcome.findings if f.code == "XX101"] == [Severity.ERROR]
    assert outcome.findings[-1].message == "bang 찾음"


def test_a_check_that_fails_gives_one_finding_that_names_its_rule(note: Path) -> None:
    note.write_text("crash!", "utf-8")
    outcome = check(note)
    assert codes(outcome) == ["NL003", "XX101"]
    assert "XX102 (RecursionError: too deep)" in outcome.findings[0].message
    assert "in crash" in outcome.crashes[0]


def test_a_failure_is_told_even_where_its_rule_is_ignored(note: Path) -> None:
    note.write_text("crash!", "utf-8")
    assert codes(check(note, ignore=["NL"])) == ["NL003", "XX101"]


def test_a_note_whose_tree_cannot_be_built_gives_one_finding(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError("deep")

    monkeypatch.setattr("notelint.note.markdown.parse_markdown", fail)
    note.write_text("하나! <!-- notelint-ignore[XX101] -->", "utf-8")
    outcome = check(note, ignore=["XX102"])
    assert codes(outcome)[0] == "NL003"
    assert codes(outcome).count("NL003") == 1
    assert "XX101" in codes(outcome)


def test_bytes_that_are_no_text_give_one_finding(note: Path) -> None:
    for data, words in (
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary file"),
        ("# 정렬".encode("utf-32"), "first bad byte 0"),
        (b"\xef\xbb\xbf\xff\xff", "neither UTF-8 nor CP949"),
        ("한글".encode() + b"\xff\xfe\xff", "neither UTF-8 nor CP949"),
    ):
        note.write_bytes(data)
        outcome = check(note)
        assert codes(outcome) == ["NL002"]
        assert words in outcome.findings[0].message


def test_a_note_in_cp949_is_read(note: Path) -> None:
    note.write_bytes("데이터베이스는 중요하다!\n".encode("cp949"))
    found = check(note, ignore=["XX102"]).findings
    assert [(f.code, f.column) for f in found] == [("XX101", 13)]


@pytest.mark.parametrize("kind", ["vanished", "broken-link", "folder", "pipe"])
def test_what_is_no_readable_file_gives_one_finding(note: Path, kind: str) -> None:
    if kind == "broken-link":
        note.symlink_to("nowhere")
    elif kind == "folder":
        note.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no named pipes here")
        os.mkfifo(note)
    words = {
        "vanished": "is gone now",
        "broken-link": "leads nowhere",
        "folder": "cannot be listed",
        "pipe": "not a regular file",
    }
    outcome = check(note)
    assert codes(outcome) == ["NL001"]
    assert words[kind] in outcome.findings[0].message


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "may not be read"),
        (OSError(5, "I/O error"), "I/O"),
    ],
)
def test_what_the_system_refuses_is_told(
    note: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise error

    note.write_text("하나!", "utf-8")
    monkeypatch.setattr("builtins.open", refuse)
    found = check(note).findings
    assert [f.code for f in found] == ["NL001"]
    assert words in found[0].message


def test_a_file_larger_than_any_note_is_told_and_not_read(
    note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "LARGEST", 3)
    note.write_bytes(b"1234")
    assert codes(check(note)) == ["NL001"]


def test_an_unreadable_note_can_be_ignored(note: Path) -> None:
    assert codes(check(note, ignore=["NL001"])) == []
    assert codes(check(note, select=["XX101"])) == ["NL001"]


def test_the_dialect_is_that_of_the_site_unless_set(tmp_path: Path) -> None:
    seen: list[tuple[str, str, bool]] = []

    def remember(note: object, *_rest: object) -> list[object]:
        seen.append((str(note.path), note.dialect.renderer, note.dialect.liquid))  # type: ignore[attr-defined]
        return []

    (tmp_path / "_config.yml").write_text("title: x\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "a.md").write_text("본문\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("notelint.run.check_file.run_plan", remember)
        for overrides in ({}, {"dialect": "gfm"}, {"dialect": {"liquid": False}}):
            files = ConfigFiles(tmp_path, overrides)
            for note in discover(["."], files, tmp_path):
                NoteChecker("en").check(note)
    assert seen == [
        ("_posts/a.md", "kramdown", True),
        ("_posts/a.md", "gfm", False),
        ("_posts/a.md", "kramdown", False),
    ]
