"""The repository around the notes."""

import pickle
from pathlib import Path

from notelint.run.site import find_root, read_settings, read_site


def write(root: Path, path: str, text: str = "") -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_the_root_is_the_nearest_folder_with_a_site_or_a_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    note = write(tmp_path, "blog/_posts/a.md")
    assert find_root(note) == tmp_path
    write(tmp_path, "blog/_config.yml")
    assert find_root(note) == tmp_path / "blog"
    assert find_root(note.parent) == tmp_path / "blog"


def test_a_package_or_configuration_of_another_program_is_no_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, "react/package.json", '{"dependencies": {"react": "18"}}')
    write(tmp_path, "react/config.yml", "port: 80")
    assert find_root(write(tmp_path, "react/README.md")) == tmp_path
    write(tmp_path, "docs/package.json", '{"devDependencies": {"vitepress": "1"}}')
    assert find_root(write(tmp_path, "docs/a.md")) == tmp_path / "docs"


def test_files_are_those_the_author_wrote(tmp_path: Path) -> None:
    for path in ("a.md", "그림/b.png", ".git/config", "node_modules/x/y.md", "_site/a.html"):
        write(tmp_path, path)
    files = read_site(tmp_path).files
    assert [files.has(path) for path in ("a.md", "그림/b.png", "그림")] == [True, True, False]
    assert files.has_folder("그림")
    assert not files.has("_site/a.html")
    assert not files.named("y.md")
    assert not files.named("config")


def test_linked_folders_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path, "images/a.png")
    (tmp_path / "images" / "loop").symlink_to(tmp_path)
    (tmp_path / "static").symlink_to(tmp_path / "images")
    files = read_site(tmp_path).files
    assert {"images/a.png", "static/a.png"} <= set(files.named("a.png"))
    assert len(files.named("a.png")) < 20


def test_keys_are_counted_once_a_note(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: 하나\ncomment: true\nheader:\n  image: x\n---\nbody: x\n")
    write(tmp_path, "b.md", "---\r\ntitle : 둘\r\ncomment: true\r\n---\r\n")
    write(tmp_path, "c.md", '+++\ntitle = "셋"\n+++\n')
    write(tmp_path, "d.md", "본문: 없음\n")
    counts = read_site(tmp_path).key_counts
    assert dict(counts) == {"title": 3, "comment": 2, "header": 1}


def test_a_site_may_go_to_another_process(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "---\ntitle: 하나\n---\n")
    site = pickle.loads(pickle.dumps(read_site(tmp_path)))
    assert site.files.has("a.md")
    assert site.key_counts["title"] == 1


def test_settings_are_empty_when_they_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, "_config.yml", "title: [")
    assert read_settings(tmp_path) == {}


def test_without_a_mark_the_folder_that_was_asked_for_is_the_root(tmp_path: Path) -> None:
    below = tmp_path / "notes" / "week1"
    below.mkdir(parents=True)
    assert find_root(below, tmp_path / "notes") == tmp_path / "notes"
    assert find_root(below) == below


def test_a_folder_with_too_many_files_and_no_mark_tells_nothing(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / f"{number}.txt").touch()
    assert not read_site(tmp_path).files.known()
    (tmp_path / "_config.yml").touch()
    assert read_site(tmp_path).files.has("2000.txt")
