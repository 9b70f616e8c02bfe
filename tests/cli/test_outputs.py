"""`--output-format` and `--output-file`: several reports of one run."""

import json
import os
import stat
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest


def test_several_formats_are_written_beside_the_usual_one(notelint, notes: Path) -> None:
    pairs = ("--output-format", "sarif", "--output-file", "out.sarif")
    pairs += ("--output-format", "junit", "--output-file", "out.xml")
    done = notelint("check", *pairs)
    assert done.returncode == 1
    assert done.stdout == notelint("check").stdout
    assert len(json.loads((notes / "out.sarif").read_bytes())["runs"][0]["results"]) == 2
    assert ET.parse(notes / "out.xml").getroot().attrib["failures"] == "2"
    assert sorted(path.name for path in notes.iterdir() if path.is_file()) == [
        *("clean.md", "out.sarif", "out.xml", "slip.md"),
    ]


def test_a_dash_is_standard_output_and_takes_the_place_of_the_usual_format(
    notelint, notes: Path
) -> None:
    pairs = ("--output-format", "gitlab", "--output-file", "-")
    pairs += ("--output-format", "concise", "--output-file", "out.txt")
    done = notelint("check", "--format", "text", *pairs)
    assert [issue["severity"] for issue in json.loads(done.stdout)] == ["minor", "minor"]
    assert (notes / "out.txt").read_text("utf-8").startswith("deep/slip.md:1:1: warning:")


def test_a_report_without_findings_is_written_too(notelint, notes: Path) -> None:
    done = notelint("check", "clean.md", "--output-format", "gitlab", "--output-file", "out.json")
    assert done.returncode == 0
    assert (notes / "out.json").read_text() == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--output-format", "sarif"), "go in pairs: 1 of one, 0 of the other"),
        (("--output-file", "a"), "go in pairs: 0 of one, 1 of the other"),
        (("--output-format", "sarif", "--output-file", "no/a"), "no/a: there is no such folder"),
        (("--output-format", "sarif", "--output-file", "deep"), "deep: this is a folder"),
        (
            ("--output-format", "sarif", "--output-file", "clean.md"),
            "clean.md: this is a note's name",
        ),
        (("--output-format", "sarif", "--output-file", ""), "the name of a file is empty"),
        (("--output-format", "sarif", "--output-file", "a") * 2, "a: given twice"),
        (("--output-format", "sarfi", "--output-file", "a"), "'sarfi' is not one of"),
    ],
)
def test_pairs_that_cannot_be_written_are_told_before_the_run(
    notelint, notes: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = notelint("check", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert not (notes / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
def test_a_report_keeps_the_mode_and_the_link_of_the_file_before_it(notelint, notes: Path) -> None:
    real = notes / "real.json"
    real.write_text("old")
    real.chmod(0o640)
    (notes / "out.json").symlink_to("real.json")
    notelint("check", "--output-format", "json", "--output-file", "out.json")
    assert (notes / "out.json").is_symlink()
    assert json.loads(real.read_bytes())["version"] == 1
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_new_report_can_be_read_by_whom_the_umask_lets(notelint, notes: Path) -> None:
    before = os.umask(0o022)
    try:
        notelint("check", "--output-format", "json", "--output-file", "out.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((notes / "out.json").stat().st_mode) == 0o644


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_report_that_cannot_be_written_is_told_in_one_line(notelint) -> None:
    done = notelint("check", "--output-format", "json", "--output-file", "/dev/full")
    assert done.returncode == 2
    assert done.stderr == "notelint: error: /dev/full: No space left on device\n"
    assert "Checked 3 notes" in done.stdout


@pytest.mark.skipif(not Path("/dev/stderr").exists(), reason="needs /dev/stderr")
def test_what_is_no_file_on_a_disk_is_written_to(notelint) -> None:
    done = notelint("check", "--output-format", "gitlab", "--output-file", "/dev/stderr")
    assert len(json.loads(done.stderr)) == 2
