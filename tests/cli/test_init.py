"""`notelint init` shows what it would write, writes it when told to, and replaces nothing."""

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run

HOOK = {
    "repo": "https://github.com/notelint/notelint",
    "rev": "v0.1.0",
    "hooks": [{"id": "notelint"}],
}


def pre_commit(folder: Path) -> object:
    return yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))


def test_a_new_repository_gets_a_configuration_a_hook_and_a_job(notelint: Run, notes: Path) -> None:
    (notes / ".github").mkdir()
    done = notelint("init", "--yes", "--lang", "en")
    assert done.returncode == 0
    assert (notes / "notelint.toml").read_text("utf-8").startswith("#:schema https://")
    assert pre_commit(notes) == {"repos": [HOOK]}
    workflow = yaml.safe_load((notes / ".github/workflows/notelint.yml").read_text("utf-8"))
    assert workflow["jobs"]["notelint"]["steps"][1] == {"uses": "notelint/notelint@v0.1.0"}
    assert notelint("check").returncode == 1  # the configuration is valid


def test_nothing_is_written_without_being_told_to(notelint: Run, notes: Path) -> None:
    before = sorted(notes.rglob("*"))
    done = notelint("init", "--lang", "en")
    assert "+++ b/notelint.toml" in done.stdout or "notelint.toml" in done.stdout
    assert "Nothing was written" in done.stdout
    assert sorted(notes.rglob("*")) == before


def test_a_second_time_there_is_nothing_to_write(notelint: Run) -> None:
    notelint("init", "--yes")
    assert "Nothing to write." in notelint("init", "--yes", "--lang", "en").stdout


@pytest.mark.parametrize(
    "before",
    [
        "repos:\n  - repo: local\n    hooks: []\n",
        "# 우리 훅\nrepos:\n- repo: local\n  hooks: []  # 아직\n",
        "fail_fast: true\r\nrepos:\r\n  - repo: local\r\n    hooks: []\r\n",
        "repos:\n  - repo: local\n    hooks: []",
    ],
    ids=["indented", "flush, with comments", "Windows line ends", "no final line end"],
)
def test_a_hook_joins_those_that_are_there(notelint: Run, notes: Path, before: str) -> None:
    path = notes / ".pre-commit-config.yaml"
    path.write_bytes(before.encode())
    notelint("init", "--yes")
    after = path.read_bytes().decode()
    assert after.startswith(before.rstrip())
    assert yaml.safe_load(after)["repos"] == [{"repo": "local", "hooks": []}, HOOK]
    assert ("\r\n" in after) == ("\r\n" in before)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in before


@pytest.mark.parametrize(
    "before", ["repos: [{repo: local, hooks: []}]\n", "repos:\n  - repo: x\nci: {}\n", "a: [\n"]
)
def test_a_file_laid_out_otherwise_is_left_to_a_person(
    notelint: Run, notes: Path, before: str
) -> None:
    path = notes / ".pre-commit-config.yaml"
    path.write_text(before, "utf-8")
    done = notelint("init", "--yes", "--lang", "en")
    assert path.read_text("utf-8") == before
    assert ".pre-commit-config.yaml: please add this yourself:\n  - repo:" in done.stdout


def test_gitlab_gets_a_job_of_its_own(notelint: Run, notes: Path) -> None:
    path = notes / ".gitlab-ci.yml"
    path.write_text("build:\n  script: make\n", "utf-8")
    notelint("init", "--yes")
    jobs = yaml.safe_load(path.read_text("utf-8"))
    assert jobs["build"] == {"script": "make"}
    assert any("notelint check" in line for line in jobs["notelint"]["script"])
    assert not (notes / ".github").exists()


def test_settings_that_are_there_stay(notelint: Run, notes: Path) -> None:
    (notes / "pyproject.toml").write_text('[tool.notelint]\nignore = ["TY"]\n', "utf-8")
    done = notelint("init", "--yes", "--lang", "en")
    assert "pyproject.toml: names notelint already" in done.stdout
    assert not (notes / "notelint.toml").exists()


def test_only_a_part_can_be_asked_for(notelint: Run, notes: Path) -> None:
    notelint("init", "--yes", "--only", "hook")
    assert not (notes / "notelint.toml").exists()
    assert pre_commit(notes) == {"repos": [HOOK]}


def test_the_comments_are_in_the_language_asked_for(notelint: Run, notes: Path) -> None:
    notelint("init", "--yes", "--only", "config", "--lang", "ko")
    text = (notes / "notelint.toml").read_text("utf-8")
    assert "이 노트에는 쓰지 않을 규칙" in text
    assert 'renderer = "gfm"' in text


def test_what_the_configuration_proposes_is_valid(notelint: Run, notes: Path) -> None:
    notelint("init", "--yes", "--only", "config")
    path = notes / "notelint.toml"
    lines = path.read_text("utf-8").splitlines()
    settings = [line.removeprefix("# ") for line in lines if " = " in line or line[2:3] == "["]
    path.write_text("\n".join(settings), "utf-8")
    done = notelint("check")
    assert done.returncode in {0, 1}, done.stderr


def test_a_file_that_cannot_be_read_is_told(notelint: Run, notes: Path) -> None:
    (notes / ".pre-commit-config.yaml").write_bytes(b"repos: \xff\n")
    done = notelint("init", "--yes")
    assert (done.returncode, done.stderr.startswith("notelint: error:")) == (2, True)
