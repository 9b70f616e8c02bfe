"""An English edition is checked against its source, and again when the source changes."""

import json
import os
import subprocess
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks.notes import all_notes
from notelint.run.asked import Asked
from notelint.run.editions import NOTE, OtherNotes
from notelint.run.site import answer, read_site
from tests.needs import needs_notes

SOURCE = "---\ntitle: 캐시\n---\n\n# 캐시\n\n캐시의 크기는 64 KB이다. [다음](b.md)\n"


def edition_of(source: str, body: str, path: str = "a.md") -> str:
    """The text of an edition that says it is one of `source`."""
    digest = sha256(source.encode()).hexdigest()
    facts = f"sha256:{digest} engine:echo written:{'0' * 16}"
    head = f"title: Cache\nlang: en\ntranslation_of: {path}\ntranslation_source: {facts}"
    return f"---\n{head}\n---\n\n{body}"


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "notelint", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8", "GITHUB_ACTIONS": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def codes(folder: Path, select: str = "TR") -> list[tuple[str, str]]:
    """Path and code of each finding of the rules that `select` names."""
    done = run(folder, "check", "--lang", "en", "--format", "json", "--select", select)
    assert done.returncode in (0, 1), done.stderr
    return [(f["path"], f["code"]) for f in json.loads(done.stdout)["findings"]]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text(SOURCE, "utf-8")
    body = "# Cache\n\nThe cache has a size of 64 KB. [next](b.en.md)\n"
    (tmp_path / "a.en.md").write_text(edition_of(SOURCE, body), "utf-8")
    return tmp_path


def test_an_edition_of_the_source_as_it_is_has_no_findings(notes: Path) -> None:
    assert codes(notes) == []


def test_an_edition_is_stale_when_its_source_changes_and_fresh_when_that_is_undone(
    notes: Path,
) -> None:
    assert codes(notes) == []
    (notes / "a.md").write_text(SOURCE.replace("64", "32"), "utf-8")
    # From the cache too: the edition's own bytes are the same.
    assert codes(notes) == [("a.en.md", "TR101")]
    assert codes(notes) == [("a.en.md", "TR101")]
    (notes / "a.md").write_text(SOURCE, "utf-8")
    assert codes(notes) == []


def test_an_edition_whose_source_is_gone_is_told(notes: Path) -> None:
    (notes / "a.md").unlink()
    done = run(notes, "check", "--lang", "en", "--select", "TR", "--format", "concise")
    assert "of which this is the English edition, is not there" in done.stdout
    assert done.returncode == 1


def test_a_source_in_another_folder_is_found(notes: Path) -> None:
    (notes / "en").mkdir()
    text = edition_of(SOURCE, "# Cache\n\nThe cache has a size of 46 KB. [next](b.md)\n", "../a.md")
    (notes / "en" / "a.md").write_text(text, "utf-8")
    assert codes(notes) == [("en/a.md", "TR202")]


def test_the_projects_own_terms_are_asked_for(notes: Path) -> None:
    config = '[tool.notelint.translate]\nglossary = ["terms.tsv"]\n'
    (notes / "pyproject.toml").write_text(config, "utf-8")
    (notes / "terms.tsv").write_text("크기\tcapacity\n", "utf-8")
    assert codes(notes, "TR211") == [("a.en.md", "TR211")]
    (notes / "terms.tsv").write_text("크기\tsize\n", "utf-8")
    assert codes(notes, "TR211") == []


@pytest.mark.parametrize(
    "path", ["../secret.txt", "a.md\0", "none.md", "folder.md", "/etc/passwd", "x" * 9_000 + ".md"]
)
def test_nothing_but_notes_is_read_whatever_an_edition_names(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("비밀", "utf-8")
    (tmp_path / "site" / "folder.md").mkdir(parents=True)
    others = OtherNotes(tmp_path / "site", Asked())
    assert others(path) is None
    assert others.digest(path) == ""


def test_what_is_read_is_asked_and_answered_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("가", "utf-8")
    site = read_site(tmp_path, asked := Asked())
    assert site.read("a.md") == "가".encode()
    ask = partial(answer, site)
    [before] = asked.answers(ask)
    assert before.question == f"{NOTE}a.md"
    (tmp_path / "a.md").write_text("나", "utf-8")
    assert asked.answers(ask) != (before,)


@needs_notes
def test_editions_that_notelint_wrote_are_built_as_their_sources(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for number, (author, note) in enumerate(all_notes(cap=1)):
        (tmp_path / f"{number}-{author}.md").write_bytes(note.source.encode())
    run(tmp_path, "translate", "--engine", "pseudo", "--no-memory", "--layout", "suffix", "--quiet")
    assert len(list(tmp_path.glob("*.en.md"))) > 20
    rules = ("TR101", "TR103", "TR104", "TR105", "TR106", "TR209")
    assert codes(tmp_path, ",".join(rules)) == []
