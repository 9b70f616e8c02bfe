"""`notelint report`, as a process of its own."""

import re
from pathlib import Path

from tests.cli.conftest import Run


def test_it_writes_one_page_and_says_where(notelint: Run, notes: Path) -> None:
    done = notelint("report", "--lang", "en")
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Checked 3 notes: ")
    assert lines[1] == "The report is in notelint-report.html."
    page = (notes / "notelint-report.html").read_text("utf-8")
    assert "NL011" in page
    assert '"notes":3' in page


def test_it_speaks_korean(notelint: Run, notes: Path) -> None:
    done = notelint("report", "deep", "--output", "a.html", "--lang", "ko")
    assert "보고서를 a.html에 썼습니다." in done.stdout
    assert '<html lang="ko">' in (notes / "a.html").read_text("utf-8")


def test_it_goes_to_standard_output(notelint: Run) -> None:
    done = notelint("report", "-o", "-", "-q")
    assert done.stdout.startswith("<!DOCTYPE html>")
    assert done.stdout.endswith("</html>\n")


def test_quiet_says_nothing(notelint: Run) -> None:
    done = notelint("report", "-q")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_what_the_baseline_accepts_is_left_out(notelint: Run, notes: Path) -> None:
    notelint("baseline", "create")
    notelint("report")
    page = (notes / "notelint-report.html").read_text("utf-8")
    assert '"findings":[]' in page
    assert '"accepted":2' in page


def test_a_folder_that_is_not_there_is_told_before_the_run(notelint: Run) -> None:
    done = notelint("report", "-o", "no/where.html")
    assert done.returncode == 2
    assert re.search("no such folder", done.stderr)


def test_check_writes_the_page_too(notelint: Run, notes: Path) -> None:
    done = notelint("check", "--lang", "en", "--output-format", "html", "--output-file", "b.html")
    assert done.returncode == 1
    assert "NL011" in (notes / "b.html").read_text("utf-8")


def test_findings_are_shown_as_readers_see_them(notelint: Run, notes: Path) -> None:
    (notes / "typo.md").write_text("- **할떄** 쓴다\n", "utf-8")
    notelint("report", "typo.md", "-q")
    assert '["strong","할",["mark","떄"]]' in (notes / "notelint-report.html").read_text("utf-8")


def test_markup_within_an_authors_own_mark_is_shown(notelint: Run, notes: Path) -> None:
    (notes / "mark.md").write_text("<mark>**갯수**</mark>와 <mark>값</mark>\n", "utf-8")
    done = notelint("report", "--select", "TY101", "mark.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert '["strong"' in (notes / "notelint-report.html").read_text("utf-8")
