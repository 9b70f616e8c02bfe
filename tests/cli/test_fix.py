"""`notelint fix` and the options of `check` about fixes, as a user calls them."""

import subprocess
import sys
from pathlib import Path

import pytest

from notelint.cli.commands import run_command
from tests.cli.conftest import Run, environment

OLD = "# 탐색\n\n갯수를 세는 역활이다.\n"
NEW = "# 탐색\n\n개수를 세는 역할이다.\n"
# kramdown shows the asterisks; the fix puts tags there, which a person should see.
UNSAFE = "# 탐색\n\n점수는 ** 내적 ** 이다.\n"
FIXED = "# 탐색\n\n점수는 **내적** 이다.\n"


@pytest.fixture
def note(notes: Path) -> Path:
    for path in ("slip.md", "deep/slip.md"):
        (notes / path).unlink()
    (notes / "typo.md").write_text(OLD, "utf-8")
    return notes / "typo.md"


@pytest.mark.parametrize("command", [("fix",), ("check", "--fix")])
def test_safe_fixes_are_made_and_counted(
    notelint: Run, note: Path, command: tuple[str, ...]
) -> None:
    done = notelint(*command)
    assert note.read_text("utf-8") == NEW
    assert done.stdout == "Checked 2 notes: nothing found.\nFixed 2 findings in 1 note.\n"
    assert (done.returncode, done.stderr) == (0, "")
    again = notelint(*command)
    assert (again.stdout, again.returncode) == ("Checked 2 notes: nothing found.\n", 0)


def test_unsafe_fixes_are_made_only_when_asked_for(notelint: Run, note: Path) -> None:
    note.write_text(UNSAFE, "utf-8")
    done = notelint("fix")
    assert (note.read_text("utf-8"), done.returncode) == (UNSAFE, 1)
    assert "(fixes: 1 unsafe)" in done.stdout
    assert notelint("fix", "--unsafe-fixes").returncode == 0
    assert note.read_text("utf-8") == FIXED


def test_what_no_fix_mends_is_reported_at_its_place_after_the_fixes(
    notelint: Run, note: Path
) -> None:
    note.write_text(f"{OLD}\n갯수 <!-- notelint-ignore -->\n", "utf-8")
    done = notelint("fix", "--format", "concise")
    assert done.stdout.startswith("typo.md:5:4: warning: ")
    assert "[NL011 suppression-malformed]" in done.stdout
    assert "Fixed 3 findings in 1 note." in done.stdout
    assert done.returncode == 1


def test_a_diff_is_shown_and_nothing_written(notelint: Run, note: Path) -> None:
    done = notelint("check", "--diff")
    assert done.stdout == (
        "--- a/typo.md\n+++ b/typo.md\n@@ -1,3 +1,3 @@\n # 탐색\n \n"
        "-갯수를 세는 역활이다.\n+개수를 세는 역할이다.\n"
    )
    assert (done.returncode, done.stderr) == (1, "Would fix 2 findings in 1 note.\n")
    assert note.read_text("utf-8") == OLD
    assert notelint("fix", "--diff").stdout == done.stdout
    assert note.read_text("utf-8") == OLD


def test_without_anything_to_fix_there_is_no_diff(notelint: Run, note: Path) -> None:
    note.write_text(UNSAFE, "utf-8")
    done = notelint("check", "--diff")
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    "text", [OLD, OLD.rstrip("\n"), OLD.replace("\n", "\r\n"), f"{OLD}가\x0c나\n"]
)
def test_git_applies_the_diff(note: Path, text: str) -> None:
    note.write_bytes(text.encode())
    diff = subprocess.run(
        [sys.executable, "-m", "notelint", "check", "--diff"],
        cwd=note.parent,
        env=environment(),
        capture_output=True,
        check=False,
    ).stdout
    subprocess.run(["git", "init", "--quiet"], cwd=note.parent, check=True)
    subprocess.run(["git", "apply"], cwd=note.parent, input=diff, check=True)
    # The form feed is a finding, too, and must not be taken for the end of a line.
    right = text.replace("갯수", "개수").replace("역활", "역할").replace("\x0c", "")
    assert note.read_bytes().decode() == right


def test_the_fixes_are_listed_on_request(notelint: Run, note: Path) -> None:
    done = notelint("fix", "--show-fixes", "--lang", "ko")
    lines = done.stdout.splitlines()
    assert lines[0] == "노트 2개를 확인했습니다. 찾은 문제가 없습니다."
    assert lines[1].startswith("typo.md:3:1: 고침: `갯수`")
    assert lines[2].startswith("typo.md:3:8: 고침: `역활`")
    assert lines[3] == "노트 1개에서 문제 2개를 고쳤습니다."
    assert note.read_text("utf-8") == NEW


def test_a_format_for_programs_stays_readable_by_them(notelint: Run, note: Path) -> None:
    import json

    done = notelint("fix", "--format", "json", "--show-fixes")
    assert json.loads(done.stdout)["summary"]["findings"] == 0
    assert done.stderr.endswith("Fixed 2 findings in 1 note.\n")
    assert note.read_text("utf-8") == NEW


@pytest.mark.parametrize("option", ["--unsafe-fixes", "--show-fixes"])
def test_an_option_that_would_do_nothing_is_refused(notelint: Run, note: Path, option: str) -> None:
    done = notelint("check", option)
    assert done.returncode == 2
    assert done.stderr == f"notelint: error: {option} needs --fix or --diff\n"
    assert note.read_text("utf-8") == OLD


def test_standard_input_is_fixed_to_standard_output(notelint: Run, note: Path) -> None:
    done = notelint("fix", "-", stdin=OLD)
    assert (done.stdout, done.returncode) == (NEW, 0)
    assert "Fixed 2 findings" in done.stderr
    kept = notelint("fix", "-", stdin=UNSAFE)
    assert (kept.stdout, kept.returncode) == (UNSAFE, 1)
    assert "MK104" in kept.stderr
    named = notelint("fix", "-", "--stdin-filename", str(note), stdin=OLD)
    assert named.stdout == NEW
    assert note.read_text("utf-8") == OLD


def test_an_excluded_note_on_standard_input_comes_back_as_it_is(notelint: Run) -> None:
    arguments = ("--force-exclude", "--exclude", "*.md", "--stdin-filename", "typo.md")
    assert notelint("fix", "-", *arguments, stdin=OLD).stdout == OLD


@pytest.mark.parametrize(
    ("encoding", "end"),
    [("utf-8-sig", "\n"), ("cp949", "\n"), ("utf-16", "\r\n"), ("utf-8", "\r\n")],
)
def test_encoding_byte_order_mark_and_line_ends_are_kept(
    notelint: Run, note: Path, encoding: str, end: str
) -> None:
    note.write_bytes(OLD.rstrip("\n").replace("\n", end).encode(encoding))
    notelint("fix")
    assert note.read_bytes() == NEW.rstrip("\n").replace("\n", end).encode(encoding)


def test_a_read_only_note_is_reported_and_left_alone(notelint: Run, note: Path) -> None:
    note.chmod(0o444)
    done = notelint("fix")
    assert done.stderr == "notelint: error: typo.md: not fixed: the file is read-only\n"
    assert "2 warnings" in done.stdout
    assert (done.returncode, note.read_text("utf-8")) == (2, OLD)


@pytest.mark.parametrize("reason", ["tree", "new", "stays", "encoding", "crash", "final-newline"])
def test_a_fix_that_is_dropped_is_told(
    note: Path,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(note.parent)
    monkeypatch.setattr("notelint.run.fix.objection", lambda *_: reason)
    for language, words in (("en", "the fix of TY101 was not made: "), ("ko", "않았습니다. ")):
        assert run_command(["fix", "--lang", language, "typo.md"]) == 1
        assert words in capfd.readouterr().err
    assert note.read_text("utf-8") == OLD


def test_a_suppressed_finding_and_one_of_an_ignored_rule_are_not_fixed(
    notelint: Run, note: Path
) -> None:
    text = "갯수 <!-- notelint-ignore[TY101] 옛 책의 표기 -->\n"
    note.write_text(text, "utf-8")
    assert notelint("fix").returncode == 0
    assert note.read_text("utf-8") == text
    note.write_text(OLD, "utf-8")
    assert notelint("fix", "--ignore", "TY101").returncode == 0
    assert note.read_text("utf-8") == OLD


def test_what_the_baseline_accepts_is_not_fixed(notelint: Run, note: Path) -> None:
    assert notelint("baseline", "create").returncode == 0
    note.write_text(f"{OLD}\n여러명의 사람\n", "utf-8")
    done = notelint("fix")
    assert note.read_text("utf-8") == f"{OLD}\n여러 명의 사람\n"
    assert done.returncode == 0


def test_several_processes_fix_what_one_does(notelint: Run, note: Path) -> None:
    filler = "병합 정렬은 안정적이다.\n\n" * 800
    for number in range(20):
        (note.parent / f"{number}.md").write_text(filler + OLD, "utf-8")
    done = notelint("fix", "--jobs", "2", "--no-cache", "--verbose")
    assert "Processes" in done.stderr
    assert "Fixed 42 findings in 21 notes." in done.stdout
    texts = {(note.parent / f"{number}.md").read_text("utf-8") for number in range(20)}
    assert texts == {filler + NEW}
