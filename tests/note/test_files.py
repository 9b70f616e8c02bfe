"""What can be asked of a repository's files."""

from unicodedata import normalize

import pytest

from notelint.note.files import Files

FILES = Files(
    [
        "README.md",
        "_posts/2024-03-04-rnn.md",
        "_posts/2024-03-04-rnn.en.md",
        "_posts/en/lstm.markdown",
        "assets/img/Cell.PNG",
        normalize("NFD", "그림/셀.png"),
    ]
)


def test_without_files_nothing_is_known() -> None:
    assert FILES.known()
    assert not Files([]).known()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_the_same_composed_or_not(form: str) -> None:
    path = normalize(form, "그림/셀.png")  # type: ignore[arg-type]
    assert FILES.has(path)
    assert FILES.named(normalize(form, "셀.png")) == ("그림/셀.png",)  # type: ignore[arg-type]


def test_files_are_told_from_folders() -> None:
    assert [FILES.has("assets/img"), FILES.has_folder("assets/img")] == [False, True]
    assert [FILES.has("README.md"), FILES.has_folder("README.md")] == [True, False]
    assert not FILES.has_folder("assets/img/Cell.PNG")


def test_names_and_endings_are_found_in_any_case() -> None:
    assert FILES.named("cell.png") == ("assets/img/Cell.PNG",)
    assert FILES.named("CELL.PNG") == ("assets/img/Cell.PNG",)
    assert [FILES.has_ending(ending) for ending in (".png", ".gif")] == [True, False]


def test_notes_are_known_by_folder_and_language() -> None:
    assert FILES.notes_in(".") == ("README.md",)
    assert FILES.notes_in("_posts") == ("_posts/2024-03-04-rnn.en.md", "_posts/2024-03-04-rnn.md")
    assert set(FILES.notes_in_language("en")) == {
        "_posts/2024-03-04-rnn.en.md",
        "_posts/en/lstm.markdown",
    }
    assert [FILES.has_notes(number) for number in (4, 5)] == [True, False]


@pytest.mark.parametrize("path", ["mkdocs.yml", "book/SUMMARY.md", ".obsidian/app.json"])
def test_files_tell_of_generators_with_paths_of_their_own(path: str) -> None:
    assert not FILES.other_generator()
    assert Files(["README.md", path]).other_generator()
