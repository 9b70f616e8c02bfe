"""Sets of paths by patterns."""

import pickle
from pathlib import Path

import pytest

from notelint.config.globs import Globs

ROOT = Path(Path.cwd().anchor) / "r"


@pytest.mark.parametrize(
    ("pattern", "path", "folder", "matches"),
    [
        ("*.md", "a/b.md", False, True),
        ("*.md", "a/b.MD", False, True),
        ("*.md", "a/b.mdx", False, False),
        ("drafts", "a/drafts/b.md", False, True),
        ("drafts/", "a/drafts", True, True),
        ("drafts/", "a/drafts", False, False),
        ("drafts/", "a/drafts/b/c.md", False, True),
        ("/drafts/", "a/drafts/b.md", False, False),
        ("a/**/c.md", "a/x/y/c.md", False, True),
        ("a/*.md", "a/x/c.md", False, False),
        ("202[34]-*", "_posts/2024-01-02-a.md", False, True),
    ],
)
def test_patterns_are_those_of_gitignore(
    pattern: str, path: str, folder: bool, matches: bool
) -> None:
    assert Globs(ROOT, [pattern]).match(str(ROOT / path), folder) is matches


def test_a_later_pattern_may_take_back_an_earlier_one() -> None:
    globs = Globs(ROOT, ["*.md", "!README.md"])
    assert globs.match(str(ROOT / "a.md"))
    assert not globs.match(str(ROOT / "README.md"))


def test_nothing_outside_the_root_is_in() -> None:
    assert not Globs(ROOT, ["*.md"]).match(str(ROOT) + "x/a.md")
    assert not Globs(ROOT, ["*.md"]).match(str(ROOT))


def test_they_can_be_sent_to_other_processes() -> None:
    globs = Globs(ROOT, ["a/*.md"])
    assert pickle.loads(pickle.dumps(globs)) == globs
