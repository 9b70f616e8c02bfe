"""The files of a repository, as checks may ask for them: one thing at a time."""

import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from unicodedata import normalize

from notelint.lazy import regex

_NOTE = regex(r"\.(?:md|markdown|mdx)$")
# Other generators, which resolve paths in ways of their own; only the end of a path is sure there.
_OTHER_GENERATORS = regex(
    r"(?:^|/)(?:mkdocs\.yml|SUMMARY\.md|book\.toml|conf\.py|quartz\.config\.ts|\.eleventy\.js"
    r"|(?:astro|nuxt|svelte|next|vite|eleventy)\.config\.\w+|\.obsidian/[^/]+"
    r"|\.vuepress/.+)$"
)


class Files:
    """The paths of a repository's files, relative to its root, with `/`.

    Without any, nothing is known of the repository. `paths` are gone through
    when something is first asked. Every method is a question of its own, so
    that what rests on an answer rests on nothing else. Questions and answers
    are in NFC: macOS writes names decomposed, and a browser asks for what the
    note says.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._given = paths

    def known(self) -> bool:
        """Whether it is known which files there are."""
        return bool(self._paths)

    def has(self, path: str) -> bool:
        """Whether there is the file."""
        return _composed(path) in self._paths

    def has_folder(self, path: str) -> bool:
        """Whether a file lies in the folder or below."""
        return _composed(path) in self._folders

    def named(self, name: str) -> tuple[str, ...]:
        """The paths whose file name is `name` but for case, sorted."""
        return self._names.get(_composed(name).lower(), ())

    def has_ending(self, ending: str) -> bool:
        """Whether a file's name ends in `ending`: in lower case, with its dot."""
        return ending in self._endings

    def has_notes(self, number: int) -> bool:
        """Whether there are at least so many notes."""
        return self._notes >= number

    def notes_in(self, folder: str) -> tuple[str, ...]:
        """The notes right in a folder ("." for the root), sorted."""
        return self._notes_by_folder.get(_composed(folder), ())

    def notes_in_language(self, language: str) -> tuple[str, ...]:
        """The notes that are in a language by their name (`a.en.md`) or a folder's."""
        return tuple(
            note
            for notes in self._notes_by_folder.values()
            for note in notes
            if is_in_language(PurePosixPath(note), language)
        )

    def other_generator(self) -> bool:
        """Whether a generator that is not known here makes the addresses."""
        return self._other_generator

    @cached_property
    def _other_generator(self) -> bool:
        return any(_OTHER_GENERATORS.search(path) for path in self._paths)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(map(_composed, self._given))

    @cached_property
    def _folders(self) -> frozenset[str]:
        folders: set[str] = set()
        for path in self._paths:
            folder = posixpath.dirname(path)
            while folder and folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(folders)

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for path in sorted(self._paths):
            names.setdefault(posixpath.basename(path).lower(), []).append(path)
        return {name: tuple(paths) for name, paths in names.items()}

    @cached_property
    def _endings(self) -> frozenset[str]:
        return frozenset(posixpath.splitext(path)[1].lower() for path in self._paths)

    @cached_property
    def _notes(self) -> int:
        return sum(len(notes) for notes in self._notes_by_folder.values())

    @cached_property
    def _notes_by_folder(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for path in sorted(self._paths):
            if _NOTE.search(path.lower()):
                found.setdefault(posixpath.dirname(path) or ".", []).append(path)
        return {folder: tuple(notes) for folder, notes in found.items()}


def is_in_language(path: PurePosixPath, language: str) -> bool:
    """Whether the path is that of a note in `language` by its name or folder."""
    return path.stem.endswith(f".{language}") or language in path.parts[:-1]


def _composed(path: str) -> str:
    return path if path.isascii() else normalize("NFC", path)
