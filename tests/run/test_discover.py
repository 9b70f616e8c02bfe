"""Which files are notes to check."""

import os
from pathlib import Path

import pytest

from notelint.config.files import ConfigFiles
from notelint.run.discover import NoSuchPathError, discover


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    for path in (
        *("a.md", "b.markdown", "c.txt", "deep/d.md", "deep/er/e.md", "node_modules/x/README.md"),
        *("_site/a.md", "deep/_site/a.md", ".git/notes.md", ".github/PULL.md", "drafts/f.md"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("본문\n", "utf-8")
    return tmp_path


def shown(cwd: Path, *paths: str, **overrides: object) -> list[str]:
    settings = {key.replace("_", "-"): value for key, value in overrides.items()}
    return [note.shown for note in discover(paths, ConfigFiles(cwd, settings), cwd)]


def test_a_folder_gives_its_notes_and_those_below_but_not_what_tools_wrote(
    repository: Path,
) -> None:
    everything = [
        ".github/PULL.md",
        "a.md",
        "b.markdown",
        "deep/d.md",
        "deep/er/e.md",
        "drafts/f.md",
    ]
    assert shown(repository, ".") == everything


def test_paths_are_shown_as_they_were_given(repository: Path) -> None:
    assert shown(repository, "deep/") == ["deep/d.md", "deep/er/e.md"]
    assert shown(repository, "./deep/../a.md") == ["a.md"]
    assert shown(repository / "deep", "..")[:2] == ["../.github/PULL.md", "../a.md"]
    assert shown(repository, str(repository / "a.md")) == [str(repository / "a.md")]


def test_a_note_named_twice_is_checked_once(repository: Path) -> None:
    assert shown(repository, "deep", "deep/d.md", ".").count("deep/d.md") == 1


def test_a_file_that_is_named_is_taken_whatever_its_name(repository: Path) -> None:
    assert shown(repository, "c.txt", "_site/a.md") == ["_site/a.md", "c.txt"]


def test_with_force_exclude_a_named_file_stays_out(repository: Path) -> None:
    paths = ("a.md", "_site/a.md", "drafts/f.md")
    found = shown(repository, *paths, force_exclude=True, extend_exclude=["drafts"])
    assert found == ["a.md"]


def test_an_excluded_folder_is_checked_when_it_is_named(repository: Path) -> None:
    out = {"extend_exclude": ["/deep/", "er"]}
    assert shown(repository, "deep", **out) == ["deep/d.md"]
    assert shown(repository, "_site") == ["_site/a.md"]
    assert shown(repository, "deep", force_exclude=True, **out) == []


def test_globs_give_what_folders_would(repository: Path) -> None:
    found = ["a.md", "deep/d.md", "deep/er/e.md", "drafts/f.md"]
    assert shown(repository, "**/*.md") == found
    assert shown(repository, "d*") == ["deep/d.md", "deep/er/e.md", "drafts/f.md"]
    assert shown(repository, "x*.md") == []


def test_a_name_with_glob_characters_that_is_there_is_no_glob(repository: Path) -> None:
    (repository / "[1] a.md").write_text("본문\n", "utf-8")
    assert shown(repository, "[1] a.md") == ["[1] a.md"]


def test_include_and_exclude_are_honoured(repository: Path) -> None:
    assert shown(repository, ".", include=["*.txt"]) == ["c.txt"]
    assert "_site/a.md" in shown(repository, ".", exclude=[".git"])
    assert shown(repository, ".", extend_exclude=["deep", "/*.m*", ".github"]) == ["drafts/f.md"]


def test_gitignore_files_are_honoured_nested_ones_too(repository: Path) -> None:
    (repository / ".gitignore").write_text("drafts/\n*.markdown\n", "utf-8")
    (repository / "deep" / ".gitignore").write_text("er\n!b.markdown\n", "utf-8")
    (repository / "deep" / "b.markdown").write_text("본문\n", "utf-8")
    assert shown(repository, ".") == [".github/PULL.md", "a.md", "deep/b.markdown", "deep/d.md"]
    assert shown(repository / "deep", ".") == ["b.markdown", "d.md"]
    assert shown(repository, "**/*.md") == ["a.md", "deep/d.md"]
    assert "drafts/f.md" in shown(repository, ".", respect_gitignore=False)


def test_what_is_ignored_is_checked_when_it_is_named(repository: Path) -> None:
    (repository / ".gitignore").write_text("drafts/\n", "utf-8")
    assert shown(repository, "drafts") == ["drafts/f.md"]
    assert shown(repository, "drafts/f.md") == ["drafts/f.md"]


def test_a_configuration_in_a_folder_governs_what_is_below(repository: Path) -> None:
    (repository / "deep" / "notelint.toml").write_text('exclude = ["er"]\n', "utf-8")
    notes = discover(["."], ConfigFiles(repository), repository)
    roots = {note.shown: note.settings.root for note in notes}
    assert "deep/er/e.md" not in roots
    assert roots["deep/d.md"] == repository / "deep"
    assert roots["a.md"] == repository


def test_links_to_files_are_notes_and_links_to_folders_are_not_entered(repository: Path) -> None:
    (repository / "link.md").symlink_to("a.md")
    (repository / "ring").symlink_to(".")
    (repository / "folder.md").symlink_to("deep")
    (repository / "broken.md").symlink_to("nowhere")
    found = shown(repository, ".")
    assert "link.md" in found
    assert "broken.md" in found
    assert not any(path.startswith(("ring", "folder")) for path in found)


def test_a_folder_named_like_a_note_is_a_folder(repository: Path) -> None:
    (repository / "x.md").mkdir()
    (repository / "x.md" / "y.md").write_text("본문\n", "utf-8")
    assert "x.md/y.md" in shown(repository, ".")
    assert "x.md" not in shown(repository, ".")


def test_a_deep_tree_is_no_problem(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(300):
        path /= "d"
    path.mkdir(parents=True)
    (path / "a.md").write_text("본문\n", "utf-8")
    assert len(shown(tmp_path, ".")) == 1


def test_a_name_that_is_no_utf_8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such names")
    (tmp_path / os.fsdecode(b"\xb0\xad.md")).write_text("본문\n", "utf-8")
    assert shown(tmp_path, ".") == ["\\xb0\\xad.md"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("deap", "; did you mean 'deep'?"),
        ("deep/er/f.md", "; did you mean 'deep/er/e.md'?"),
        ("deap/er/e.md", "; did you mean 'deep/er/e.md'?"),
        ("qqqqqq/x.md", ""),
    ],
)
def test_a_path_that_is_not_there_is_told_with_the_nearest_one(
    repository: Path, path: str, hint: str
) -> None:
    with pytest.raises(NoSuchPathError) as caught:
        shown(repository, "a.md", path)
    assert str(caught.value) == f"no such file or folder: '{path}'{hint}"


def test_an_empty_path_is_not_this_folder(repository: Path) -> None:
    with pytest.raises(NoSuchPathError, match="a path is empty"):
        shown(repository, "a.md", "")


def test_a_link_to_itself_is_a_note_that_cannot_be_read(repository: Path) -> None:
    (repository / "ring.md").symlink_to("ring.md")
    assert "ring.md" in shown(repository, ".")
