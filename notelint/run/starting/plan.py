"""What `notelint init` would write, file by file."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from notelint.run.starting.files import (
    config_text,
    github_workflow,
    gitlab_job,
    pre_commit_entry,
)
from notelint.run.starting.repository import (
    GITHUB_WORKFLOW,
    GITLAB,
    PRE_COMMIT,
    Repository,
)

_CONFIG = "notelint.toml"
# What a line of such a file begins with when it names notelint already.
_NAME = "notelint"


class Step(NamedTuple):
    """One file: its path from the root, its text before (None: not there) and after.

    Where `after` is None nothing is written, for the reason `why`: "there"
    (notelint is in it already) or "by-hand" (`snippet` has to be added by a
    person, as the file is not laid out in a way that can be added to surely).
    """

    path: str
    before: str | None
    after: str | None
    why: str = ""
    snippet: str = ""


def plan(repository: Repository, language: str) -> Iterator[Step]:
    """The steps that make `repository` one that notelint checks; comments in `language`."""
    if repository.config:
        yield Step(repository.config, "", None, "there")
    else:
        yield Step(_CONFIG, None, config_text(repository.dialect, language))
    if repository.git:
        yield _pre_commit(repository.texts.get(PRE_COMMIT))
    if GITLAB in repository.texts:
        yield _gitlab(repository.texts[GITLAB])
    elif repository.github:
        before = repository.texts.get(GITHUB_WORKFLOW)
        there = before is not None
        yield Step(GITHUB_WORKFLOW, before, None if there else github_workflow(), "there" * there)


def _pre_commit(before: str | None) -> Step:
    if before is None:
        return Step(PRE_COMMIT, None, "repos:\n" + pre_commit_entry())
    if _NAME in before:
        return Step(PRE_COMMIT, before, None, "there")
    after = _with_entry(before)
    if after is None:
        return Step(PRE_COMMIT, before, None, "by-hand", pre_commit_entry())
    return Step(PRE_COMMIT, before, after)


def _with_entry(before: str) -> str | None:
    """The file with our entry at the end of its `repos`; None where that is not surely its end."""
    old = _read(before)
    if not isinstance(old, dict) or not isinstance(old.get("repos"), list):
        return None
    ends = "\r\n" if "\r\n" in before else "\n"
    start = before.rstrip() + "\n"
    for indent in ("  ", ""):
        after = start + pre_commit_entry(indent)
        entry = _read("repos:\n" + pre_commit_entry())["repos"]
        if _read(after) == {**old, "repos": old["repos"] + entry}:
            return after.replace("\r\n", "\n").replace("\n", ends)
    return None


def _gitlab(before: str) -> Step:
    if _NAME in before:
        return Step(GITLAB, before, None, "there")
    after = before.rstrip() + "\n\n" + gitlab_job()
    old = _read(before)
    if isinstance(old, dict) and _read(after) == {**old, **_read(gitlab_job())}:
        return Step(GITLAB, before, after)
    return Step(GITLAB, before, None, "by-hand", gitlab_job())


def _read(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
