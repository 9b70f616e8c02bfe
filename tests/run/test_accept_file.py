"""Comments that accept findings: where they stand, and that readers see nothing of them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.ruby import KRAMDOWN as RUBY
from benchmarks.ruby import run_ruby
from notelint.config.files import ConfigFiles
from notelint.note.dialect import COMMONMARK, GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.run.accept_file import NoteAccepter
from notelint.run.check_file import NoteChecker, Outcome
from notelint.run.discover import FoundNote, discover
from notelint.run.structure import structure_of
from tests.needs import needs_kramdown
from tests.rule_examples import all_examples

_CONFIG = '[dialect]\nrenderer = "{renderer}"\nliquid = {liquid}\n'


def accepted(
    folder: Path, text: str, reason: str = "", renderer: str = "gfm", liquid: str = "false"
) -> str:
    """The note `text` after all that is found in it was accepted."""
    (folder / "notelint.toml").write_text(_CONFIG.format(renderer=renderer, liquid=liquid))
    return outcome_of(folder, text, reason)[1]


def outcome_of(folder: Path, text: str, reason: str = "") -> tuple[Outcome, str]:
    path = folder / "note.md"
    path.write_bytes(text.encode())
    (found,) = discover(["note.md"], ConfigFiles(folder), folder)
    outcome = NoteAccepter("en", reason).check(found)
    return outcome, path.read_bytes().decode()


def test_a_comment_stands_behind_the_line_of_a_paragraph_or_item(tmp_path: Path) -> None:
    for before, after in (
        ("몇일 동안 배웠다.\n", "몇일 동안 배웠다. <!-- notelint-ignore[TY101] 이유 -->\n"),
        ("- 몇일\n  둘째\n", "- 몇일 <!-- notelint-ignore[TY101] 이유 -->\n  둘째\n"),
        ("> 몇일\n", "> 몇일 <!-- notelint-ignore[TY101] 이유 -->\n"),
        ("몇일  \n둘째\n", "몇일 <!-- notelint-ignore[TY101] 이유 -->  \n둘째\n"),
        ("몇일\\\n둘째\n", "몇일 <!-- notelint-ignore[TY101] 이유 -->\\\n둘째\n"),
        ("몇일", "몇일 <!-- notelint-ignore[TY101] 이유 -->"),
        ("첫째\r\n몇일\r\n", "첫째\r\n몇일 <!-- notelint-ignore[TY101] 이유 -->\r\n"),
    ):
        assert accepted(tmp_path, before, "이유") == after


def test_findings_on_a_line_share_a_comment(tmp_path: Path) -> None:
    text = accepted(tmp_path, "몇일 동안 recieve 했다. 몇일 뒤다.\n")
    assert text.endswith("했다. 몇일 뒤다. <!-- notelint-ignore[TY101, TY102] -->\n")


def test_above_a_heading_and_a_table(tmp_path: Path) -> None:
    heading = "처음\n\n## 몇일 동안\n\n끝\n"
    comment = "<!-- notelint-ignore[TY101] -->\n"
    assert accepted(tmp_path, heading) == heading.replace("##", f"{comment}##")
    table = "처음\n\n| 가 | 나 |\n|---|---|\n| 몇일 | 다 |\n\n끝\n"
    assert accepted(tmp_path, table) == table.replace("| 가", f"{comment}| 가")


def test_in_front_matter_a_comment_of_its_own_kind(tmp_path: Path) -> None:
    text = "---\ntitle: 몇일 동안\ntags: [가]\n---\n\n본문\n"
    comment = "# notelint-ignore[TY101] 이유\n"
    assert accepted(tmp_path, text, "이유") == text.replace("title", f"{comment}title")


def test_where_liquid_runs_it_leaves_nothing_in_the_page(tmp_path: Path) -> None:
    text = "몇일 동안 배웠다.\n"
    comment = "{% comment %}notelint-ignore[TY101] 이유{% endcomment %}"
    assert accepted(tmp_path, text, "이유", "kramdown", "true") == f"몇일 동안 배웠다. {comment}\n"
    off = f"---\ntitle: 가\nrender_with_liquid: false\n---\n\n{text}"
    assert "<!-- notelint-ignore[TY101] -->" in accepted(tmp_path, off, "", "kramdown", "true")


def test_what_no_comment_can_stand_by_is_accepted_for_the_whole_note(tmp_path: Path) -> None:
    text = "# 정렬\n\n```\n코드\n\n끝\n"
    assert "<!-- notelint-ignore" in accepted(tmp_path, text)
    broken = "---\ntitle: 가: 나\n---\n\n본문\n"
    comment = "<!-- notelint-ignore-file[FM101] -->\n\n"
    assert accepted(tmp_path, broken) == broken.replace("본문", f"{comment}본문")


def test_findings_about_comments_are_left_to_be_mended(tmp_path: Path) -> None:
    outcome, text = outcome_of(tmp_path, "가 <!-- notelint-ignore -->\n")
    assert [finding.code for finding in outcome.findings] == ["NL011"]
    assert text == "가 <!-- notelint-ignore -->\n"


def test_what_a_baseline_accepts_gets_no_comment(tmp_path: Path) -> None:
    from notelint.findings.baseline import NAME, accept, written

    (tmp_path / "notelint.toml").write_text(_CONFIG.format(renderer="gfm", liquid="false"))
    text = "몇일 동안 배웠다.\n\n다음은 recieve 함수다.\n"
    path = tmp_path / "note.md"
    path.write_text(text, "utf-8")
    (found,) = discover(["note.md"], ConfigFiles(tmp_path), tmp_path)
    first = NoteChecker("en").check(found).findings[:1]
    (tmp_path / NAME).write_text(written({"note.md": accept(first)}), "utf-8")
    outcome, text = outcome_of(tmp_path, text)
    assert text == "몇일 동안 배웠다.\n\n다음은 recieve 함수다. <!-- notelint-ignore[TY102] -->\n"
    assert outcome.findings == first


def test_a_reason_that_the_encoding_lacks_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    data = "몇일 동안 배웠다.\n".encode("cp949")
    path.write_bytes(data)
    found = FoundNote(str(path), "note.md", ConfigFiles(tmp_path).above(tmp_path))
    NoteAccepter("en", "😀").check(found)
    assert path.read_bytes() == data


def test_a_note_that_cannot_be_written_is_as_it_was_and_said(tmp_path: Path, monkeypatch) -> None:
    from notelint.run.write import NotWrittenError

    def refuse(*_: object) -> None:
        raise NotWrittenError("read-only")

    monkeypatch.setattr("notelint.run.accept_file.write_back", refuse)
    outcome, text = outcome_of(tmp_path, "몇일\n")
    assert text == "몇일\n"
    assert outcome.repair is not None
    assert outcome.repair.not_written == "read-only"
    assert [finding.code for finding in outcome.findings] == ["TY101"]


_COMMENT = re.compile(
    r"[ \t]*(?:<!-- notelint-.*?-->|\{% comment %\}notelint-.*?\{% endcomment %\})"
)


def _example_notes() -> list[str]:
    texts = [e.text for _, e in all_examples() if e.findings and "notelint-" not in e.text]
    return sorted({text for text in texts if text.encode().decode("utf-8") == text})


@pytest.mark.parametrize("dialect", [KRAMDOWN, GFM, COMMONMARK], ids=["kramdown", "gfm", "cm"])
def test_in_every_example_nothing_new_is_found_and_the_rest_stays(
    tmp_path: Path, dialect: Dialect
) -> None:
    liquid = str(dialect.liquid).lower()
    (tmp_path / "notelint.toml").write_text(
        _CONFIG.format(renderer=dialect.renderer, liquid=liquid)
    )
    path = tmp_path / "note.md"
    total = left = 0
    for text in _example_notes():
        path.write_bytes(text.encode())
        (found,) = discover(["note.md"], ConfigFiles(tmp_path), tmp_path)
        before = NoteChecker("en").check(found)
        outcome = NoteAccepter("en").check(found)
        after = path.read_bytes().decode()
        total += len(before.findings)
        left += len(outcome.findings)
        assert {f.code for f in outcome.findings} <= {f.code for f in before.findings}, text
        assert NoteChecker("en").check(found).findings == outcome.findings
        assert structure_of(Note.of(after, dialect)) == structure_of(Note.of(text, dialect)), text
        # Another run finds nothing more to do.
        NoteAccepter("en").check(found)
        assert path.read_bytes().decode() == after
    assert left < total * 0.05


@needs_kramdown
def test_kramdown_shows_readers_the_same(tmp_path: Path) -> None:
    _assert_same_pages(tmp_path, KRAMDOWN, _by_kramdown)


def test_a_commonmark_renderer_shows_readers_the_same(tmp_path: Path) -> None:
    _assert_same_pages(tmp_path, COMMONMARK, lambda pages: list(map(_by_pyromark, pages)))


def _assert_same_pages(
    folder: Path, dialect: Dialect, render: Callable[[list[str]], list[str]]
) -> None:
    notes = _example_notes()
    commented = [accepted(folder, text, "", dialect.renderer) for text in notes]
    pages = render([text[Note.of(text, dialect).body.start :] for text in [*notes, *commented]])
    for text, before, after in zip(notes, pages, pages[len(notes) :], strict=False):
        assert _without_comments(after) == _without_comments(before), text


def _without_comments(page: str) -> str:
    return "".join(_COMMENT.sub("", page).split())


def _by_kramdown(pages: list[str]) -> list[str]:
    program = "data.map { |t| Kramdown::Document.new(t, input: 'GFM', hard_wrap: false).to_html }"
    found: list[str] = run_ruby(program, pages, RUBY)
    return found


def _by_pyromark(text: str) -> str:
    import pyromark

    return pyromark.html(text)
