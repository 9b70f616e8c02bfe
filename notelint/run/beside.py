"""The words of the notes that lie in one folder: what their author is used to write."""

import os
import posixpath
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from notelint.korean.own_words import OwnWords
from notelint.run.asked import Asked
from notelint.run.digest import digest_of
from notelint.word_counts import WordCounts

BESIDE = "beside "
_ENDINGS = (".md", ".markdown", ".mdx")
# Notes and bytes of a folder that are read, in the order of their names: enough to know its
# words, little enough for a run over one note.
_MOST_NOTES = 300
_MOST_BYTES = 2_000_000
_AND_ON = "*"  # after the beginning of words


# The names, sizes and times of the notes in a folder.
_State = tuple[tuple[str, int, int], ...]


class WordsBeside:
    """How often Hangul words stand in the other notes of a note's folder.

    `asked` is told of `BESIDE` and the folder, and in detail of the note and each word.
    """

    def __init__(self, root: Path, asked: Asked) -> None:
        self.root = root
        self.asked = asked
        self._told: dict[str, _State] = {}

    def __call__(self, path: str) -> WordCounts:
        """The words beside the note at `path`, which is relative to the root."""
        folder, name = posixpath.split(path)
        question = BESIDE + (folder or ".")
        self.asked.add(question)
        return _Telling(
            _others_in(str(self.root / folder), name, self._state(folder)),
            lambda word: self.asked.add(question, f"{name}/{word}"),
        )

    def digest(self, folder: str) -> str:
        """Differs wherever the names, sizes or times of the folder's notes do."""
        state = self._state(folder)
        digest = digest_of(repr(state).encode("utf-8", "surrogateescape")).hex()
        self._told[digest] = state
        return digest

    def answer(self, folder: str, digest: str, detail: str) -> str:
        """What is answered to a detail that `asked` was told, in a folder with that digest."""
        name, _, word = detail.partition("/")
        others = _others_in(str(self.root / folder), name, self._told[digest])
        return str(others.beginning(word[:-1]) if word.endswith(_AND_ON) else others[word])

    def _state(self, folder: str) -> _State:
        notes = _notes_in(str(self.root / folder))
        return tuple((e.name, e.stat().st_size, e.stat().st_mtime_ns) for e in notes)


def notes_counted(folder: Path) -> int:
    """How many notes right in `folder` have their words counted."""
    return len(_notes_in(str(folder)))


class _Others:
    """The words of all notes of a folder, without those of one."""

    def __init__(self, all_words: OwnWords, own: OwnWords) -> None:
        self._all = all_words
        self._own = own

    def __getitem__(self, word: str) -> int:
        return self._all[word] - self._own[word]

    def beginning(self, start: str) -> int:
        return self._all.beginning(start) - self._own.beginning(start)


class _Telling:
    """Counts that tell of each word they are asked about."""

    def __init__(self, counts: WordCounts, tell: Callable[[str], None]) -> None:
        self._counts = counts
        self._tell = tell

    def __getitem__(self, word: str) -> int:
        self._tell(word)
        return self._counts[word]

    def beginning(self, start: str) -> int:
        self._tell(start + _AND_ON)
        return self._counts.beginning(start)


# One after the other the notes of a folder are checked, or their details looked up.
@lru_cache(1)
def _others_in(folder: str, name: str, state: _State) -> _Others:
    words, names = _words_in(folder, state)
    return _Others(words, OwnWords([_text(f"{folder}/{name}")] if name in names else []))


@lru_cache(64)
def _words_in(folder: str, _state: _State) -> tuple[OwnWords, frozenset[str]]:
    """The words of all notes in a folder, and their names."""
    notes = _notes_in(folder)
    words = OwnWords(_text(note.path) for note in notes)
    return words, frozenset(note.name for note in notes)


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8", "ignore")
    except OSError:
        return ""


def _notes_in(folder: str) -> list["os.DirEntry[str]"]:
    """The notes right in a folder, the first by name, up to the bounds."""
    try:
        with os.scandir(folder) as listing:
            notes = [e for e in listing if e.name.lower().endswith(_ENDINGS) and e.is_file()]
    except OSError:
        return []
    taken, size = [], 0
    for entry in sorted(notes, key=lambda entry: entry.name)[:_MOST_NOTES]:
        size += entry.stat().st_size
        if size > _MOST_BYTES:
            break
        taken.append(entry)
    return taken
