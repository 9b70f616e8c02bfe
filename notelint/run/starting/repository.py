"""What is there in a repository before notelint comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from notelint.config.files import CONFIG_FILES, read_table
from notelint.note.dialect import Dialect
from notelint.run.dialect import detect_dialect
from notelint.run.site import find_root

PRE_COMMIT = ".pre-commit-config.yaml"
GITHUB_FOLDER = ".github"
GITHUB_WORKFLOW = ".github/workflows/notelint.yml"
GITLAB = ".gitlab-ci.yml"


@dataclass(frozen=True)
class Repository:
    """A repository as it is found.

    `config` is the file with settings for notelint, if there is one; `texts`
    are the files, of those that notelint may add to, that are there.
    """

    root: Path
    dialect: Dialect
    git: bool
    github: bool
    config: str | None
    texts: Mapping[str, str]


def look_at(folder: Path) -> Repository:
    """The repository that `folder` lies in.

    Raises:
        ConfigError: a configuration is there and cannot be read.
        OSError, UnicodeDecodeError: another of the files cannot be.
    """
    root = find_root(folder, folder)
    config = next((name for name in CONFIG_FILES if _has_settings(root / name)), None)
    texts = {
        name: (root / name).read_bytes().decode("utf-8")
        for name in (PRE_COMMIT, GITHUB_WORKFLOW, GITLAB)
        if (root / name).is_file()
    }
    github = (root / GITHUB_FOLDER).is_dir() or "github.com" in _remotes(root)
    git = (root / ".git").exists()
    return Repository(root, detect_dialect(root), git, github, config, texts)


def _has_settings(path: Path) -> bool:
    return path.is_file() and read_table(path) is not None


def _remotes(root: Path) -> str:
    """Git's own configuration, which names where the repository is pushed to."""
    try:
        return (root / ".git" / "config").read_text("utf-8", "replace")
    except OSError:
        return ""
