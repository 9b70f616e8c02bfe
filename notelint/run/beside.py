"""The words of the notes that lie in one folder: what their author is used to write."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from notelint.lazy import regex
from notelint.run.digest import digest_of

BESIDE = "beside "
_ENDINGS = (".md", ".markdown", ".mdx")
_WORD = regex("[가-힣]+")
# Notes and bytes of a folder that are read, in the order of their names: enough to know its
# words, little enough for a run over one note.
_MOST_NOTES = 300
_MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class WordsBeside:
    """How often Hangul words stand in the other notes of a note's folder.

    `asked` gathers the folders that are asked for: `BESIDE` and the path.
    """

    root: Path
    asked: set[str] = field(default_factory=set)

    def __call__(self, path: str) -> Mapping[str, int]:
        """The words beside the note at `path`, which is relative to the root."""
        folder = PurePosixPath(path).parent.as_posix()
        self.asked.add(BESIDE + folder)
        counts, own = _words_in(str(self.root / folder), self.digest(folder))
        return counts - own.get(PurePosixPath(path).name, Counter())

    def digest(self, folder: str) -> str:
        """Differs wherever the names, sizes or times of the folder's notes do."""
        found = [
            (e.name, e.stat().st_size, e.stat().st_mtime_ns)
            for e in _notes_in(str(self.root / folder))
        ]
        return digest_of(repr(found).encode()).hex()


@lru_cache(64)
def _words_in(folder: str, _digest: str) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """The words of all notes in a folder, and those of each."""
    total: Counter[str] = Counter()
    own: dict[str, Counter[str]] = {}
    for entry in _notes_in(folder):
        try:
            text = Path(entry.path).read_bytes().decode("utf-8", "ignore")
        except OSError:
            continue
        own[entry.name] = Counter(_WORD.findall(text))
        total.update(own[entry.name])
    return total, own


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
