"""The hook through real pre-commit, in a real git repository that commits notes.

Building the hook's environment takes half a minute, once for the tests of this file.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SLIP = "# 탐색\n\n<!-- notelint-ignore -->\n"

pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="the hook is cloned from a repository"
)


@dataclass(frozen=True)
class Repository:
    """A git repository; `cache` is where pre-commit keeps what it builds."""

    folder: Path
    cache: Path

    @classmethod
    def new(cls, folder: Path) -> "Repository":
        folder.mkdir(parents=True)
        repository = cls(folder, folder.parent / "cache")
        repository.run("git", "init", "--quiet", "--initial-branch=main")
        for key, value in (("user.name", "학생"), ("user.email", "a@example.com")):
            repository.run("git", "config", key, value)
        return repository

    def run(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        # Git tells hooks where their repository is; these tests may run inside one.
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "LC_"))}
        env = {**kept, "LANG": "C.UTF-8", "PRE_COMMIT_HOME": str(self.cache)}
        return subprocess.run(
            command, cwd=self.folder, env=env, capture_output=True, encoding="utf-8", check=check
        )

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")
        self.run("git", "add", "--", path)

    def commit(self) -> "subprocess.CompletedProcess[str]":
        """Try to commit what is staged, hooks and all."""
        return self.run("git", "commit", "--message", "노트", check=False)


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that offers the hook, at a revision: this checkout as it is now."""
    offered = Repository.new(tmp_path_factory.mktemp("hook") / "notelint")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.split("\0")
    wanted = ("notelint/", "rules/", "README", "LICENSE", "pyproject.toml", ".pre-commit-hooks")
    for path in listed:
        if path.startswith(wanted) and (ROOT / path).is_file():
            (offered.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, offered.folder / path)
    offered.run("git", "add", "--all")
    offered.run("git", "commit", "--quiet", "--message", "As it is")
    return offered.folder, offered.run("git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def installed(hook: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A student's repository with the hook installed."""
    student = Repository.new(tmp_path_factory.mktemp("student") / "notes")
    path, revision = hook
    student.write(
        ".pre-commit-config.yaml",
        f"repos:\n- repo: {path}\n  rev: {revision}\n  hooks:\n"
        "  - id: notelint\n  - id: notelint-fix\n    stages: [manual]\n",
    )
    student.write("notelint.toml", 'extend-exclude = ["drafts/"]\n')
    student.run("git", "commit", "--quiet", "--message", "Set up")
    built = student.run(
        sys.executable, "-m", "pre_commit", "install", "--install-hooks", check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return student


@pytest.fixture
def notes(installed: Repository) -> Iterator[Repository]:
    """The student's repository, as it was before each test."""
    start = installed.run("git", "rev-parse", "HEAD").stdout.strip()
    yield installed
    installed.run("git", "reset", "--quiet", "--hard", start)


def test_the_manifest_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"],
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0


def test_a_clean_note_is_committed(notes: Repository) -> None:
    notes.write("정렬.md", "# 정렬\n\n병합 정렬은 안정적이다.\n")
    done = notes.commit()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout + done.stderr


def test_a_note_with_a_finding_is_not_committed_and_not_changed(notes: Repository) -> None:
    notes.write("탐색.md", SLIP)
    done = notes.commit()
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "탐색.md:3:1: warning: This comment names no rules" in said
    assert "- files were modified by this hook" not in said
    assert (notes.folder / "탐색.md").read_text("utf-8") == SLIP


def test_an_excluded_note_is_committed_although_pre_commit_names_it(notes: Repository) -> None:
    notes.write("drafts/탐색.md", SLIP)
    assert notes.commit().returncode == 0


def test_files_that_are_no_markdown_are_not_looked_at(notes: Repository) -> None:
    notes.write("탐색.txt", SLIP)
    done = notes.commit()
    assert done.returncode == 0
    assert "(no files to check)Skipped" in done.stdout + done.stderr


def test_many_notes_are_told_in_one_run(notes: Repository) -> None:
    for number in range(60):
        notes.write(f"{number}.md", SLIP)
    done = notes.commit()
    assert (done.stdout + done.stderr).count("Checked 60 notes: 60 warnings") == 1


def test_a_broken_configuration_fails_the_hook_with_its_line(notes: Repository) -> None:
    notes.write("notelint.toml", "selct = []\n")
    notes.write("정렬.md", "# 정렬\n")
    done = notes.commit()
    assert done.returncode == 1
    assert "notelint.toml:1: unknown key 'selct'" in done.stdout + done.stderr
    assert "exit code: 2" in done.stdout + done.stderr


def fix(notes: Repository) -> "subprocess.CompletedProcess[str]":
    """Run the fixing hook over what is staged."""
    command = ("-m", "pre_commit", "run", "notelint-fix", "--hook-stage", "manual")
    return notes.run(sys.executable, *command, check=False)


def test_the_fixing_hook_fixes_the_note_and_stops_the_commit_once(notes: Repository) -> None:
    notes.write("탐색.md", "# 탐색\n\n갯수를 세는 역활이다.\n")
    done = fix(notes)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (notes.folder / "탐색.md").read_text("utf-8") == "# 탐색\n\n개수를 세는 역할이다.\n"
    notes.run("git", "add", "탐색.md")
    assert fix(notes).returncode == 0
    assert notes.commit().returncode == 0


def test_the_fixing_hook_stops_for_what_it_cannot_fix_and_leaves_it(notes: Repository) -> None:
    notes.write("탐색.md", SLIP)
    done = fix(notes)
    assert done.returncode == 1
    assert "files were modified" not in done.stdout
    assert "탐색.md:3:1: warning: " in done.stdout


def test_the_fixing_hook_leaves_excluded_notes_alone(notes: Repository) -> None:
    text = "갯수\n"
    notes.write("drafts/탐색.md", text)
    assert fix(notes).returncode == 0
    assert (notes.folder / "drafts/탐색.md").read_text("utf-8") == text
