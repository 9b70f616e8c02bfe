"""Whole runs that translate: what is written, what is left alone, and what people keep."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any, ClassVar

import pytest

from notelint.cli.commands import run_command
from notelint.note.note import Note
from notelint.translate.edition.structure import StructureDifference
from notelint.translate.engines.pseudo import PseudoEngine
from notelint.translate.request import EngineError, Hypothesis, Request
from tests.run.translating.notes import (
    SEARCHING,
    SORTING,
    files_below,
    reference_of,
    times_below,
    translate,
    without_reference,
    write,
)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A repository with two notes that lead to each other, and a picture."""
    write(tmp_path, {"ai/sort.md": SORTING, "ai/search.md": SEARCHING, "ai/img.png": ""})
    return tmp_path


class CountingEngine(PseudoEngine):
    """Pseudo-translates, keeps what it was asked, and dies after `lasts` questions."""

    asked: ClassVar[list[str]] = []
    lasts: ClassVar[int | None] = None

    def translate(
        self, requests: Sequence[Request], hypotheses: int = 1, *, attention: bool = False
    ) -> list[list[Hypothesis]]:
        CountingEngine.asked += [request.text for request in requests]
        if self.lasts is not None and len(CountingEngine.asked) > self.lasts:
            raise EngineError("the engine died; start it again")
        return super().translate(requests, hypotheses, attention=attention)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> type[CountingEngine]:
    """An engine that counts, under the name of `pseudo`."""
    CountingEngine.asked, CountingEngine.lasts = [], None
    monkeypatch.setattr(
        "notelint.translate.engines.pseudo.open_pseudo", lambda _options: CountingEngine()
    )
    return CountingEngine


def report(root: Path, *arguments: str, engine: str = "pseudo") -> Any:
    """The report of a run."""
    translate(root, "--report", "json", "--report-file", "r.json", *arguments, engine=engine)
    return json.loads((root / "r.json").read_text("utf-8"))


def test_an_engine_that_changes_nothing_gives_the_note_itself(notes: Path) -> None:
    assert translate(notes, engine="echo") == 0
    english = (notes / "ai" / "sort.en.md").read_text("utf-8")
    source = SORTING.replace("lang: ko\n", "").replace("search.md", "search.en.md")
    assert without_reference(english) == source


def test_words_change_and_nothing_else(notes: Path) -> None:
    translate(notes, "--no-glossary")
    english = (notes / "ai" / "sort.en.md").read_text("utf-8")
    assert not re.search("[가-힣]", english)
    assert "- ‹**" in english
    assert "`O(n log n)`" in english
    assert "](img.png)\n" in english
    assert 'title: "‹' in english
    assert reference_of(notes / "ai" / "sort.en.md").path == "sort.md"


def test_a_link_follows_the_heading_of_another_note(notes: Path) -> None:
    translate(notes, "--no-glossary")
    heading = re.search(r"^## ‹(.*)›$", (notes / "ai/search.en.md").read_text("utf-8"), re.M)
    assert heading
    slug = heading[1].replace(" ", "-")
    assert f"](search.en.md#{slug})" in (notes / "ai/sort.en.md").read_text("utf-8")


def test_a_second_run_has_nothing_to_do(notes: Path, engine: type[CountingEngine]) -> None:
    translate(notes)
    before, asked = times_below(notes), len(engine.asked)
    assert asked
    assert translate(notes) == 0
    assert times_below(notes) == before
    assert len(engine.asked) == asked


def test_only_what_has_changed_is_translated_again(
    notes: Path, engine: type[CountingEngine]
) -> None:
    translate(notes)
    engine.asked.clear()
    changed = SORTING.replace("평균적으로 빠르다", "대체로 빠르다")
    (notes / "ai" / "sort.md").write_text(changed, "utf-8")
    translate(notes, "--no-glossary")
    engine.asked.clear()
    (notes / "ai" / "sort.md").write_text(changed + "\n새 문단이다.\n", "utf-8")
    translate(notes, "--no-glossary")
    assert engine.asked == ["새 문단이다."]


def test_a_sentence_that_a_person_edited_is_kept(notes: Path) -> None:
    translate(notes)
    edition = notes / "ai" / "search.en.md"
    text = edition.read_text("utf-8")
    sentence = next(line for line in text.splitlines() if "$x$" in line)
    edition.write_text(text.replace(sentence, "We look for $x$ in a sorted array."), "utf-8")
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    found = report(notes)
    assert "We look for $x$ in a sorted array.\n" in edition.read_text("utf-8")
    assert found["summary"]["rungs"]["human"] == 1
    translate(notes)
    assert "We look for $x$ in a sorted array.\n" in edition.read_text("utf-8")


def test_where_the_source_changed_too_a_person_is_told_and_nothing_overwritten(
    notes: Path,
) -> None:
    translate(notes)
    edition = notes / "ai" / "search.en.md"
    text = edition.read_text("utf-8")
    sentence = next(line for line in text.splitlines() if "$x$" in line)
    edition.write_text(text.replace(sentence, "We look for $x$ in a sorted array."), "utf-8")
    changed = SEARCHING.replace("찾는다", "빠르게 찾는다")
    (notes / "ai" / "search.md").write_text(changed, "utf-8")
    found = report(notes)
    assert "We look for $x$ in a sorted array.\n" in edition.read_text("utf-8")
    [item] = [d for note in found["notes"] for d in note["doubtful"] if d["old-source"]]
    assert item["line"] == 5
    assert item["old-source"] == "정렬된 배열에서 $x$를 찾는다."
    assert item["translation"] == "We look for $x$ in a sorted array."
    assert "$x$" in item["suggestion"]
    assert item["suggestion"] != item["translation"]


def test_lines_that_a_person_added_are_kept(notes: Path) -> None:
    translate(notes)
    edition = notes / "ai" / "search.en.md"
    text = edition.read_text("utf-8")
    edition.write_text(text.replace("\n\n<!--", "\n\nSee also the video.\n\n<!--"), "utf-8")
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    translate(notes)
    assert "\n\nSee also the video.\n" in edition.read_text("utf-8")


def test_an_edited_edition_without_its_memory_is_left_alone(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(notes, "--no-memory")
    edition = notes / "ai" / "search.en.md"
    edited = edition.read_text("utf-8").replace("$x$", "the key $x$")
    edition.write_text(edited, "utf-8")
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    assert translate(notes, "--no-memory") == 0
    assert edition.read_text("utf-8") == edited
    assert "ai/search.md: not translated: a person edited the edition" in capsys.readouterr().err


def test_an_edition_that_nobody_edited_needs_no_memory(notes: Path) -> None:
    translate(notes, "--no-memory")
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    translate(notes, "--no-memory")
    assert "End." in (notes / "ai" / "search.en.md").read_text("utf-8")
    assert not (notes / ".notelint").exists()


def test_a_link_leads_to_an_edition_as_soon_as_there_is_one(notes: Path) -> None:
    translate(notes, "ai/sort.md")
    edition = notes / "ai" / "sort.en.md"
    assert "](search.md#" in edition.read_text("utf-8")
    translate(notes)
    assert "](search.en.md#" in edition.read_text("utf-8")


def test_a_link_follows_a_heading_that_changes_later(notes: Path) -> None:
    translate(notes)
    renamed = SEARCHING.replace("## 이진 탐색", "## 선형 탐색")
    (notes / "ai" / "search.md").write_text(renamed, "utf-8")
    source = SORTING.replace("#이진-탐색", "#선형-탐색")
    (notes / "ai" / "sort.md").write_text(source, "utf-8")
    translate(notes)
    heading = re.search(r"^## (.*)$", (notes / "ai/search.en.md").read_text("utf-8"), re.M)
    assert heading
    slug = heading[1].strip("‹›").replace(" ", "-").lower()
    assert f"](search.en.md#{slug})" in (notes / "ai/sort.en.md").read_text("utf-8")


def test_an_engine_that_dies_loses_nothing_that_was_done(
    notes: Path, engine: type[CountingEngine], capsys: pytest.CaptureFixture[str]
) -> None:
    more = {f"n/{i:03}.md": f"# 노트 {i}\n\n문장 {i}이다.\n" for i in range(300)}
    write(notes, more)
    engine.lasts = 300
    assert translate(notes, "--no-glossary") == 2
    out, err = capsys.readouterr()
    assert err.splitlines() == ["notelint: error: the engine died; start it again"]
    assert re.match(r"\d+ editions? written, \d+ not done\.\n", out)
    asked = set(engine.asked)
    engine.lasts, engine.asked = None, []
    assert translate(notes, "--no-glossary") == 0
    # What was asked for when it died is asked for again, all before that is not.
    assert 0 < len(asked.intersection(engine.asked)) < len(asked)
    assert len(files_below(notes)) == 2 * 302 + 1


def test_strict_fails_where_korean_is_left(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(PseudoEngine):
        def translate(self, requests: Sequence[Request], *_given: Any, **_more: Any) -> Any:
            return [[Hypothesis("")] for _ in requests]

    monkeypatch.setattr("notelint.translate.engines.pseudo.open_pseudo", lambda _options: Silent())
    assert translate(notes, "--strict", "--no-glossary") == 1
    assert "## 이진 탐색" in (notes / "ai" / "search.en.md").read_text("utf-8")
    # As long as the memory says so, it fails again.
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n`x`\n", "utf-8")
    assert translate(notes, "--strict", "--no-glossary") == 1
    assert translate(notes, "--no-glossary") == 0


def test_a_note_that_cannot_be_translated_does_not_stop_the_others(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes / "a.md").write_bytes("한글".encode() + b"\xff\xfe\xfa\x80 \xc3\x28")
    (notes / "b.md").write_bytes(b"\0\1\2" * 400)
    write(notes, {"c.md": "---\ntitle: [하나\n---\n\n글.\n"})
    (notes / "d.md").symlink_to("gone.md")
    assert translate(notes) == 0
    err = capsys.readouterr().err
    assert "a.md: not translated: the text is in no known encoding" in err
    assert "b.md: not translated: this is no text" in err
    assert "c.md: not translated: its front matter cannot be read" in err
    assert "d.md: not translated: the file is a broken link" in err
    assert (notes / "ai" / "sort.en.md").exists()
    assert translate(notes, "--strict") == 1


def test_a_note_that_changes_while_it_is_translated_is_left_for_the_next_run(
    notes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Editing(PseudoEngine):
        def translate(self, *given: Any, **more: Any) -> Any:
            (notes / "ai" / "search.md").write_text(SEARCHING + "\n더.\n", "utf-8")
            return super().translate(*given, **more)

    monkeypatch.setattr("notelint.translate.engines.pseudo.open_pseudo", lambda _options: Editing())
    assert translate(notes) == 0
    assert "ai/search.md: not translated: the note changed while" in capsys.readouterr().err
    assert files_below(notes) == {"ai/sort.md", "ai/search.md", "ai/img.png", "ai/sort.en.md"}
    monkeypatch.undo()
    assert translate(notes) == 0
    assert (notes / "ai" / "search.en.md").exists()


def test_an_edition_that_someone_writes_meanwhile_is_not_overwritten(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = notes / "ai" / "search.en.md"

    class Editing(PseudoEngine):
        def translate(self, *given: Any, **more: Any) -> Any:
            edition.write_text("Mine.\n", "utf-8")
            return super().translate(*given, **more)

    monkeypatch.setattr("notelint.translate.engines.pseudo.open_pseudo", lambda _options: Editing())
    translate(notes)
    assert edition.read_text("utf-8") == "Mine.\n"


def test_a_folder_that_may_not_be_written_to_is_told(
    notes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_given: Any) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("notelint.run.translating.write.write_whole", refuse)
    assert translate(notes) == 2
    assert "could not be written: No space left on device" in capsys.readouterr().err
    assert "ai/sort.en.md" not in files_below(notes)


def test_the_encoding_and_line_ends_of_the_note_stay(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "a.md").write_bytes("\ufeff# 정렬\r\n\r\n끝이다.\r\n".encode())
    (tmp_path / "b.md").write_bytes("# 정렬\n\n끝이다.\n".encode("cp949"))
    translate(tmp_path, engine="echo")
    first = (tmp_path / "a.en.md").read_bytes()
    assert first.startswith("\ufeff# 정렬\r\n".encode())
    assert first.count(b"\n") == first.count(b"\r\n")
    assert (tmp_path / "b.en.md").read_bytes().startswith("# 정렬\n".encode("cp949"))
    translate(tmp_path)
    # CP949 lacks the letters of this engine: they are written as references.
    assert "&#8249;" in (tmp_path / "b.en.md").read_text("cp949")


def test_both_languages_stand_in_a_note_beside_the_edition(notes: Path) -> None:
    assert translate(notes, "--bilingual") == 0
    both = notes / "ai" / "search.ko-en.md"
    text = both.read_text("utf-8")
    assert "정렬된 배열에서 $x$를 찾는다.\n\n‹" in text
    assert reference_of(both).bilingual
    with chdir(notes):
        # Its Korean is meant to be there.
        assert run_command(["check", "--select", "TR", "--preview", "ai/search.ko-en.md"]) == 0
    before = times_below(notes)
    translate(notes, "--bilingual")
    translate(notes)
    assert times_below(notes) == before
    both.write_text(text.replace("‹", "«"), "utf-8")
    (notes / "ai" / "search.md").write_text(SEARCHING + "\n끝.\n", "utf-8")
    translate(notes, "--bilingual")
    assert "«" in both.read_text("utf-8")
    assert "End." in (notes / "ai" / "search.en.md").read_text("utf-8")


def test_the_page_shows_all_notes_up_to_date_or_not(notes: Path) -> None:
    translate(notes)
    before = times_below(notes)
    assert translate(notes, "--html", "review.html") == 0
    page = (notes / "review.html").read_text("utf-8")
    assert "ai/sort.md" in page
    assert "ai/search.en.md" in page
    assert {**times_below(notes), "review.html": 0} == {**before, "review.html": 0}


def test_another_engine_makes_all_editions_anew(notes: Path) -> None:
    translate(notes, engine="echo")
    translate(notes)
    assert reference_of(notes / "ai" / "sort.en.md").engine == "pseudo/1"
    assert not re.search("[가-힣]", (notes / "ai" / "sort.en.md").read_text("utf-8"))


def test_a_glossary_of_the_project_renews_only_sentences_with_its_terms(
    notes: Path, engine: type[CountingEngine]
) -> None:
    (notes / "terms.tsv").write_text("배열\tarray\tnoun\t\n", "utf-8")
    translate(notes)
    engine.asked.clear()
    (notes / "notelint.toml").write_text('[translate]\nglossary = ["terms.tsv"]\n', "utf-8")
    (notes / "terms.tsv").write_text("배열\tsequence\tnoun\t\n", "utf-8")
    translate(notes)
    assert len(engine.asked) == 1
    assert "sequence" in (notes / "ai" / "search.en.md").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_edition_is_known_again_in_every_encoding(
    tmp_path: Path, encoding: str, end: str
) -> None:
    write(tmp_path, {})
    note = f"---{end}title: 정렬{end}---{end}{end}병합 정렬은 안정적이다.{end}"
    (tmp_path / "a.md").write_bytes(note.encode(encoding))
    (tmp_path / "b.md").write_bytes(f"# 정렬{end}".encode(encoding))
    assert translate(tmp_path) == 0
    before = times_below(tmp_path)
    assert translate(tmp_path, "--check") == 0
    assert translate(tmp_path) == 0
    assert times_below(tmp_path) == before
    text = (tmp_path / "a.en.md").read_bytes().decode(encoding)
    assert text.startswith(f"---{end}")


def test_hangul_that_macos_took_apart_is_translated(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "# 정렬\n\n병합 정렬은 안정적이다.\n")
    write(tmp_path, {"a.md": apart, "b.md": unicodedata.normalize("NFC", apart)})
    assert translate(tmp_path, "--no-glossary") == 0
    made = without_reference((tmp_path / "a.en.md").read_text("utf-8"))
    assert made == without_reference((tmp_path / "b.en.md").read_text("utf-8"))
    assert made.startswith("# ‹jéóngrýéól›")


def test_a_fault_in_one_note_keeps_no_other_from_its_edition(
    notes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    structure_differences = "notelint.run.translating.note.structure_differences"

    def fails(source: Note, *_more: Any, **_named: Any) -> list[StructureDifference]:
        if "탐색" in source.text.splitlines()[0]:
            raise ValueError("a fault")
        return []

    monkeypatch.setattr(structure_differences, fails)
    assert translate(notes) == 2
    assert (notes / "ai" / "sort.en.md").exists()
    assert not (notes / "ai" / "search.en.md").exists()
    out, err = capsys.readouterr()
    assert out.startswith("1 edition written, 1 skipped.\n")
    assert err.startswith(
        "notelint: warning: ai/search.md: not translated: this is a fault of notelint, please "
        "report it: ValueError: a fault (test_run.py, line "
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_odd_names_are_written_so_that_they_are_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ["new\nline.md", 'it\'s "q".md', "c#d 50%.md", "-->.md", "--help.md", "\x1b[1m.md"]
    front_matter = "---\ntitle: 정렬\n---\n"
    write(tmp_path, dict.fromkeys(names, "# 정렬\n"))
    write(tmp_path, {f"b/{name}": front_matter for name in names})
    (tmp_path / "bad\udcff.md").write_text("# 정렬\n", "utf-8")
    assert translate(tmp_path) == 0
    assert "bad\\xff.md: not translated: its name is no UTF-8" in capsys.readouterr().err
    before = times_below(tmp_path)
    assert len(before) == 4 * len(names) + 1
    assert translate(tmp_path) == 0
    assert times_below(tmp_path) == before


def test_an_edition_that_may_not_be_written_to_stays_as_it_is(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(notes)
    edition = notes / "ai" / "sort.en.md"
    edition.chmod(0o444)
    before = edition.read_bytes()
    (notes / "ai" / "sort.md").write_text(SORTING + "\n새 문장이다.\n", "utf-8")
    assert translate(notes) == 2
    assert "ai/sort.md: not translated: the edition may not be" in capsys.readouterr().err
    assert edition.read_bytes() == before
    edition.chmod(0o644)
    assert translate(notes) == 0
    assert edition.read_bytes() != before
    assert translate(notes, "--check") == 0


def test_no_engine_is_opened_for_a_note_that_cannot_be_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "---\ntitle: 3강\n---\n\n가.\n"
    write(tmp_path, {"a.md": note, "b.md": "[3강](a.md)이다.\n"})
    assert translate(tmp_path) == 0
    edition = (tmp_path / "a.en.md").read_bytes()
    (tmp_path / "a.md").write_text(note.replace("3강", "3강: 시작"), "utf-8")
    (tmp_path / "c.md").write_text("---\ntitle: 4강: 끝\n---\n", "utf-8")
    capsys.readouterr()
    assert translate(tmp_path, engine="firefox") == 2  # has no model: `b.md` is to be made anew
    assert translate(tmp_path, "a.md", "c.md", engine="firefox") == 0
    told = capsys.readouterr().err.splitlines()[-2:]
    assert [line.split(";")[0] for line in told] == [
        f"notelint: warning: {name}: not translated: its front matter cannot be read"
        for name in ("a.md", "c.md")
    ]
    assert translate(tmp_path) == 0
    assert "(a.en.md)" in (tmp_path / "b.en.md").read_text("utf-8")
    assert (tmp_path / "a.en.md").read_bytes() == edition


def test_lines_that_people_add_at_the_end_stay(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "# 정렬\n\n끝이다.\n"})
    assert translate(tmp_path, "--bilingual") == 0
    edition = tmp_path / "a.en.md"
    edition.write_text(edition.read_text("utf-8") + "\nMine.\n", "utf-8")
    (tmp_path / "a.md").write_text("# 정렬\n\n끝이다.\n\n새 문장이다.\n", "utf-8")
    assert translate(tmp_path, "--bilingual") == 0
    text = edition.read_text("utf-8")
    assert text.count("Mine.") == text.count("<!-- translation_of") == 1
    assert text.count("‹") + text.count("The end") >= 2
    both = tmp_path / "a.ko-en.md"
    both.write_text(both.read_text("utf-8") + "\nMine.\n", "utf-8")
    assert translate(tmp_path) == 0
    assert files_below(tmp_path) == {"a.md", "a.en.md", "a.ko-en.md"}
