"""The settings in force for a note, each with where it came from."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self

from notelint.config.globs import Globs
from notelint.rulebook.rule import Severity
from notelint.rulebook.selection import Choice

Table = Mapping[str, Any]
"""Keys as in a configuration file, with their values."""

NOTE_PATTERNS = ("*.md", "*.markdown")

# Folders that hold no notes of the author: tools' own, and what site generators write.
SKIPPED_FOLDERS = (
    *(".git/", ".hg/", ".svn/", ".jj/", ".venv/", "venv/", "node_modules/", "site-packages/"),
    *("__pycache__/", ".tox/", ".nox/", ".direnv/", ".mypy_cache/", ".pytest_cache/"),
    *(".ruff_cache/", ".notelint/", ".notelint_cache/", ".ipynb_checkpoints/", ".idea/"),
    *(".vscode/", "_site/", ".jekyll-cache/", ".sass-cache/", ".docusaurus/", ".next/", ".nuxt/"),
    *(".obsidian/", ".trash/", ".bundle/"),
)

DialectParts = Mapping[str, str | bool]
"""Parts of a dialect that are set: `renderer`, `site`, `theme`, `liquid`, `cjk-friendly`."""

FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("ko", "en")
FORMATS = (
    *("text", "concise", "json", "jsonl", "github"),
    *("gitlab", "sarif", "junit", "rdjson", "azure", "checkstyle", "html"),
)


class Settings(NamedTuple):
    """What is in force for the notes below one configuration file.

    `root` is what paths are relative to: the folder of the file, or where the
    run began. `origins` names for each key that is set where its value came
    from; a key that is not in it has its default. Severities and options of
    rules are by code.
    """

    root: Path
    include: Globs
    exclude: tuple[Globs, ...]
    source: Path | None = None
    choices: tuple[Choice, ...] = ()
    preview: bool = False
    force_exclude: bool = False
    respect_gitignore: bool = True
    per_file_ignores: tuple[tuple[Globs, frozenset[str]], ...] = ()
    severity: Mapping[str, Severity] = {}
    fail_on: str = "info"
    dialect: Mapping[str, str | bool] = {}
    per_file_dialects: tuple[tuple[Globs, DialectParts], ...] = ()
    lang: str = ""
    format: str = ""
    # Each an absolute path, or whether to look for the file beside the configuration.
    baseline: str | bool = True
    dictionary: str | bool = True
    rules: Mapping[str, Mapping[str, Any]] = {}
    # As it was set; `notelint.config.translation` reads it, when notes are translated.
    translate: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}

    @classmethod
    def default(cls, root: Path) -> Self:
        """The settings of a project that has set nothing."""
        return cls(root, Globs(root, NOTE_PATTERNS), (Globs(root, SKIPPED_FOLDERS),))

    def excludes(self, path: str, folder: bool = False) -> bool:
        """Whether the absolute `path` is left out."""
        return any(globs.match(path, folder) for globs in self.exclude)

    def within(self, folder: str) -> Self:
        """The settings for what lies in `folder` when it is named, excluded or not."""
        if self.force_exclude or not self.excludes(folder, folder=True):
            return self
        return self._replace(exclude=tuple(globs.without(folder) for globs in self.exclude))

    def ignored_for(self, path: str) -> frozenset[str]:
        """Codes of the rules that `per-file-ignores` switches off for `path`."""
        ignored = [codes for globs, codes in self.per_file_ignores if globs.match(path)]
        return frozenset().union(*ignored)

    def dialect_for(self, path: str) -> DialectParts:
        """What is set of the dialect of `path`; later tables of globs overrule earlier ones."""
        parts = dict(self.dialect)
        for globs, set_here in self.per_file_dialects:
            if globs.match(path):
                parts |= set_here
        return parts
