"""`notelint baseline` and what `notelint check` makes of it, as a team uses them."""

import json
import subprocess
from pathlib import Path

import pytest

FILE = "notelint-baseline.json"


def found(run, *arguments: str) -> list[tuple[str, int]]:
    """Path and line of each finding."""
    report = json.loads(run("check", "--format", "json", *arguments).stdout)
    return [(finding["path"], finding["line"]) for finding in report["findings"]]


@pytest.fixture
def accepted(notelint, notes: Path) -> Path:
    """A repository whose findings are accepted."""
    done = notelint("baseline", "create")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{FILE}: 2 findings accepted (2 new, 0 forgotten)\n"
    return notes


def test_only_new_findings_are_reported(notelint, accepted: Path) -> None:
    done = notelint("check")
    assert done.returncode == 0
    assert done.stdout == "Checked 3 notes: nothing found, 2 accepted in the baseline.\n"
    assert done.stderr == ""
    slip = accepted / "slip.md"
    slip.write_text(
        "# 새 제목\n\n" + slip.read_text("utf-8") + "\n<!-- notelint-ignor -->\n", "utf-8"
    )
    assert found(notelint) == [("slip.md", 7)]
    assert notelint("check").returncode == 1
    assert found(notelint, "--no-baseline") == [("deep/slip.md", 1), ("slip.md", 5), ("slip.md", 7)]
    assert len(found(notelint, "--isolated")) == 3


@pytest.mark.usefixtures("accepted")
def test_the_summary_counts_what_is_accepted(notelint) -> None:
    report = json.loads(notelint("check", "--format", "json").stdout)
    assert report["summary"]["accepted"] == 2
    assert "베이스라인에서 받아들인 것 2개" in notelint("check", "--lang", "ko").stdout


def test_what_is_gone_is_said_and_pruned(notelint, accepted: Path) -> None:
    (accepted / "slip.md").write_text("# 탐색\n", "utf-8")
    done = notelint("check")
    assert (
        "no longer found: 1 finding that the baseline accepts; run `notelint baseline prune`"
        in done.stderr
    )
    # A rule that is not looked for is not gone.
    assert notelint("check", "--select", "NE").stderr == ""
    (accepted / "new.md").write_text("<!-- notelint-ignore -->\n", "utf-8")
    done = notelint("baseline", "prune")
    assert done.stdout == f"{FILE}: 1 finding accepted (0 new, 1 forgotten)\n"
    assert found(notelint) == [("new.md", 1)]
    done = notelint("baseline", "update")
    assert done.stdout == f"{FILE}: 2 findings accepted (1 new, 0 forgotten)\n"
    assert found(notelint) == []


def test_a_deleted_note_is_forgotten(notelint, accepted: Path) -> None:
    (accepted / "deep" / "slip.md").unlink()
    done = notelint("baseline", "prune")
    assert done.stdout == f"{FILE}: 1 finding accepted (0 new, 1 forgotten)\n"


def test_a_renamed_note_stays_accepted(notelint, accepted: Path) -> None:
    (accepted / "deep" / "slip.md").rename(accepted / "deep" / "옮긴 노트.md")
    done = notelint("check")
    assert done.stdout == "Checked 3 notes: nothing found, 2 accepted in the baseline.\n"
    assert (
        "accepted under another name: 1 note; `notelint baseline prune` writes the new one"
        in done.stderr
    )
    assert found(notelint, "deep/옮긴 노트.md") == []
    done = notelint("baseline", "prune")
    assert done.stdout == f"{FILE}: 2 findings accepted (0 new, 0 forgotten, 1 note renamed)\n"
    done = notelint("check")
    assert (done.returncode, done.stderr) == (0, "")
    assert "옮긴 노트" in (accepted / FILE).read_text("utf-8")
    assert "deep/slip.md" not in (accepted / FILE).read_text("utf-8")


def test_fixing_leaves_what_is_accepted_in_a_renamed_note(notelint, notes: Path) -> None:
    (notes / "slip.md").write_text("# 탐색\n\n떄문에 느리다.\n", "utf-8")
    assert notelint("baseline", "create").returncode == 0
    moved = (notes / "slip.md").rename(notes / "moved.md")
    moved.write_text(moved.read_text("utf-8") + "\n다시 학슴한다.\n", "utf-8")
    assert found(notelint, "moved.md") == [("moved.md", 5)]
    assert notelint("fix", "moved.md").returncode == 0
    assert moved.read_text("utf-8") == "# 탐색\n\n떄문에 느리다.\n\n다시 학습한다.\n"


def test_a_copied_note_is_new(notelint, accepted: Path) -> None:
    (accepted / "copy.md").write_text((accepted / "slip.md").read_text("utf-8"), "utf-8")
    assert found(notelint) == [("copy.md", 3)]


def test_update_of_one_folder_leaves_the_rest(notelint, accepted: Path) -> None:
    (accepted / "slip.md").write_text("# 탐색\n", "utf-8")
    (accepted / "deep" / "new.md").write_text("<!-- notelint-ignore -->\n", "utf-8")
    done = notelint("baseline", "update", "deep")
    assert done.stdout == f"{FILE}: 3 findings accepted (1 new, 0 forgotten)\n"


def test_create_does_not_overwrite(notelint, accepted: Path) -> None:
    before = (accepted / FILE).read_bytes()
    done = notelint("baseline", "create")
    assert done.returncode == 2
    assert "notelint baseline update" in done.stderr
    assert (accepted / FILE).read_bytes() == before


def test_only_the_rules_asked_for_are_accepted(notelint) -> None:
    assert "0 findings accepted" in notelint("baseline", "create", "--select", "NE").stdout
    assert len(found(notelint)) == 2


def test_a_note_that_cannot_be_checked_stays_reported(notelint, notes: Path) -> None:
    (notes / "image.md").write_bytes(b"\x89PNG\0\0\0\0" * 100)
    assert "not accepted: 1 note that could not be checked" in notelint("baseline", "create").stderr
    assert found(notelint) == [("image.md", 1)]


def test_the_baseline_is_beside_the_configuration_or_where_it_says(notelint, notes: Path) -> None:
    (notes / "deep" / "notelint.toml").write_text("preview = true\n")
    assert notelint("baseline", "create").returncode == 0
    assert (notes / "deep" / FILE).exists()
    assert (notes / FILE).exists()
    assert found(notelint) == []
    (notes / "notelint.toml").write_text('baseline = "ci/old.json"\n')
    done = notelint("check")
    assert done.returncode == 2
    assert "old.json: no such baseline; `notelint baseline create` makes it" in done.stderr
    (notes / "ci").mkdir()
    assert notelint("baseline", "create", "slip.md").returncode == 0
    assert (notes / "ci" / "old.json").exists()
    assert found(notelint) == []
    assert found(notelint, "--baseline", f"deep/{FILE}") == [("slip.md", 3)]
    (notes / "notelint.toml").write_text("baseline = false\n")
    assert len(found(notelint)) == 1
    (notes / "notelint.toml").write_text("baseline = 3\n")
    assert "baseline: expected a path, true or false, got 3" in notelint("check").stderr


def test_a_broken_baseline_ends_the_run_in_one_line(notelint, accepted: Path) -> None:
    (accepted / FILE).write_text("<<<<<<< HEAD\n")
    done = notelint("check")
    assert done.returncode == 2
    assert f"{FILE}: line 1: not valid JSON; a merge left its marks" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_baseline_that_cannot_be_written_is_said(notelint) -> None:
    done = notelint("baseline", "create", "--baseline", "no/such/folder.json")
    assert done.returncode == 2
    assert "no/such/folder.json: No such file or directory" in done.stderr


def test_a_note_on_standard_input_is_held_against_it_by_its_name(notelint, accepted: Path) -> None:
    text = (accepted / "slip.md").read_text("utf-8")
    assert notelint("check", "-", stdin=text).returncode == 1
    assert notelint("check", "-", "--stdin-filename", "slip.md", stdin=text).returncode == 0


def test_show_lists_entries_and_counts(notelint, accepted: Path) -> None:
    shown = notelint("baseline", "show").stdout
    assert "deep/slip.md\n  NL011  [<!-- notelint-ignore -->]\n" in shown
    assert "2  NL011  suppression-malformed\n2 findings accepted in 2 notes.\n" in shown
    assert len(json.loads(notelint("baseline", "show", "--format", "json").stdout)) == 3
    (accepted / FILE).unlink()
    assert notelint("baseline", "show").returncode == 2


def test_the_result_is_the_same_with_several_processes(notelint, notes: Path) -> None:
    prose = "정렬 알고리즘은 비교를 몇 번 하는지로 견준다.\n" * 160
    for number in range(25):
        (notes / f"long{number}.md").write_text(f"{prose}\n<!-- notelint-ignore -->\n", "utf-8")
    assert notelint("baseline", "create", "-j", "2").returncode == 0
    first = (notes / FILE).read_bytes()
    assert notelint("baseline", "update", "-j", "1").returncode == 0
    assert (notes / FILE).read_bytes() == first
    (notes / "long3.md").write_text("<!-- notelint-ignore -->\n" * 2, "utf-8")
    outputs = {notelint("check", "-j", jobs).stdout for jobs in ("1", "2", "2")}
    assert len(outputs) == 1
    assert "1 warning in 1 note, 27 accepted in the baseline" in outputs.pop()


@pytest.mark.parametrize("union", [False, True])
def test_baselines_of_two_branches_merge(notelint, notes: Path, union: bool) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=notes, check=True, capture_output=True)

    def accept_more(name: str, branch: str) -> None:
        git("checkout", "-q", "-b", branch, "main")
        (notes / name).write_text("<!-- notelint-ignore -->\n", "utf-8")
        assert notelint("baseline", "update").returncode == 0
        git("add", "-A")
        git("commit", "-qm", branch)

    (notes / ".git").rmdir()
    git("init", "-q", "-b", "main")
    if union:
        (notes / ".gitattributes").write_text(f"{FILE} merge=union\n")
    (notes / "m.md").write_text("<!-- notelint-ignore -->\n", "utf-8")
    assert notelint("baseline", "create").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "notes")
    accept_more("a.md", "one")
    # Without the attribute, git refuses changes on neighbouring lines.
    accept_more("b.md" if union else "z.md", "two")
    git("merge", "-q", "-m", "both", "one")
    assert found(notelint) == []
    assert notelint("baseline", "update").stdout.endswith(
        "5 findings accepted (0 new, 0 forgotten)\n"
    )
