"""The cache as the command line has it."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import SLIP, Run

SLIPS = 40


@pytest.fixture
def many(notes: Path) -> Path:
    """Notes enough to be worth a cache."""
    filler = "글이 길다.\n\n" * 400
    for number in range(SLIPS - 2):
        (notes / f"{number}.md").write_text(f"# {number}번째\n\n{filler}{SLIP}", "utf-8")
    return notes


@pytest.mark.usefixtures("many")
def test_a_second_run_prints_the_same_and_checks_nothing(notelint: Run) -> None:
    first = notelint("check", "-v")
    second = notelint("check", "-v")
    assert first.stdout == second.stdout == notelint("check", "--no-cache").stdout
    assert first.returncode == second.returncode == 1
    assert first.stderr.count(": new") == SLIPS + 1
    assert ": new" not in second.stderr


def test_verbose_says_why_a_note_was_checked(notelint: Run, many: Path) -> None:
    notelint("check")
    (many / "3.md").write_text("# 바뀌었다\n", "utf-8")
    told = notelint("check", "-v").stderr
    assert [line for line in told.splitlines() if line.startswith("notelint: cache")] == [
        "notelint: cache: 3.md: changed"
    ]


@pytest.mark.usefixtures("many")
def test_without_cache_none_is_made(notelint: Run, notes: Path) -> None:
    notelint("check", "--no-cache")
    assert not (notes / ".notelint_cache").exists()


def test_a_few_short_notes_need_none(notelint: Run, notes: Path) -> None:
    notelint("check")
    assert not (notes / ".notelint_cache").exists()


@pytest.mark.usefixtures("many")
def test_the_cache_lies_where_the_option_or_the_environment_says(
    notelint: Run, tmp_path_factory: pytest.TempPathFactory, notes: Path
) -> None:
    elsewhere = tmp_path_factory.mktemp("cache")
    notelint("check", "--cache-dir", str(elsewhere / "a"))
    notelint("check", env={"NOTELINT_CACHE_DIR": str(elsewhere / "b")})
    assert [(elsewhere / name / "CACHEDIR.TAG").is_file() for name in "ab"] == [True, True]
    assert not (notes / ".notelint_cache").exists()


@pytest.mark.usefixtures("many")
def test_clean_takes_the_cache_away(notelint: Run, notes: Path) -> None:
    notelint("check")
    assert notelint("clean").stdout.startswith("Removed ")
    assert not (notes / ".notelint_cache").exists()
    assert notelint("clean").stdout.startswith("No cache at ")


def test_a_run_that_fixes_goes_past_the_cache(notelint: Run, many: Path) -> None:
    (many / "fix.md").write_text("# 가\n\n나다\n</br>라\n", "utf-8")
    assert "fix.md" in notelint("check").stdout
    notelint("check", "--fix")
    assert (many / "fix.md").read_text("utf-8") == "# 가\n\n나다\n<br>라\n"
    assert "fix.md" not in notelint("check").stdout


def test_a_run_that_fixes_checks_only_the_notes_with_something_to_fix(
    notelint: Run, many: Path
) -> None:
    (many / "fix.md").write_text("# 가\n\n나다\n</br>라\n", "utf-8")
    notelint("check")
    done = notelint("fix", "-v")
    cached = [line for line in done.stderr.splitlines() if line.startswith("notelint: cache")]
    assert cached == ["notelint: cache: fix.md: fixes"]
    assert "fix.md" not in notelint("check", "--no-cache").stdout
    told = notelint("fix", "-v").stderr
    assert "notelint: cache: fix.md: changed" in told  # what a fixing run finds is not kept
    notelint("check")
    assert "notelint: cache" not in notelint("fix", "-v").stderr
    (many / "unsafe.md").write_text("# 가\n\n오류가 바생했다.\n", "utf-8")
    notelint("check")
    assert "notelint: cache" not in notelint("fix", "-v").stderr
    assert "unsafe.md: fixes" in notelint("fix", "--unsafe-fixes", "-v").stderr


@pytest.mark.usefixtures("many")
def test_a_baseline_uses_what_check_has_found(notelint: Run, notes: Path) -> None:
    notelint("check")
    with sqlite3.connect(notes / ".notelint_cache" / "findings.sqlite3") as kept:
        kept.execute("UPDATE entries SET outcome = '' WHERE path <> 'slip.md'")
    kept.close()
    done = notelint("baseline", "create")
    assert done.stdout.endswith(": 1 finding accepted (1 new, 0 forgotten)\n")
    done = notelint("baseline", "update", "--no-cache")
    assert done.stdout.endswith(f": {SLIPS} findings accepted ({SLIPS - 1} new, 0 forgotten)\n")
