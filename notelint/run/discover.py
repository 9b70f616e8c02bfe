"""Finding the notes to check: folders, files, globs."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.config.files import ConfigFiles
from notelint.config.settings import Settings
from notelint.lazy import regex
from notelint.rulebook.nearest import nearest
from notelint.run.gitignore import Ignores, ignores_above, is_ignored, with_own

# How Python writes such bytes in a string (PEP 383).
_BYTE = regex("[\ud800-\udfff]")


class NoSuchPathError(ValueError):
    """A path on the command line where nothing is."""


class FoundNote(NamedTuple):
    """A note to check: where it is, how it is shown, what governs it, and its size in bytes.

    `top` is the folder that was named and holds the note, "" for a file that was named itself.
    """

    path: str
    shown: str
    settings: Settings
    size: int = 0
    top: str = ""


def discover(paths: Iterable[str], files: ConfigFiles, cwd: Path) -> list[FoundNote]:
    """The notes that `paths` name or hold, each once, sorted by path.

    A file that is named is taken whatever its name, and, like a folder that
    is named, whether excluded or not unless `force-exclude` is set. Folders
    and globs give the notes that are included, not excluded and not ignored
    by Git.

    Raises:
        NoSuchPathError: nothing is there, and it is no glob; or a path is
            empty, as when a shell's variable was.
    """
    found: dict[str, FoundNote] = {}
    for path in paths:
        for note in _notes_at(path, files, cwd):
            found.setdefault(note.path, note)
    return sorted(found.values(), key=lambda note: note.shown.split("/"))


def _notes_at(path: str, files: ConfigFiles, cwd: Path) -> Iterator[FoundNote]:
    if not path:
        raise NoSuchPathError("a path is empty; `.` is this folder")
    absolute = Path(os.path.normpath(cwd / path))
    shown = _shown(path)
    if absolute.is_dir():
        yield from _notes_below(absolute, shown, files)
    elif os.path.lexists(absolute):
        settings = files.above(absolute.parent)
        if not (settings.force_exclude and settings.excludes(str(absolute))):
            yield FoundNote(str(absolute), shown, settings, _size(str(absolute)))
    elif any(char in path for char in "*?["):
        yield from _notes_of_glob(path, files, cwd)
    else:
        raise NoSuchPathError(f"no such file or folder: '{path}'{_nearest_path(path, cwd)}")


def _notes_below(top: Path, shown: str, files: ConfigFiles) -> Iterator[FoundNote]:
    """Notes in a folder and below; linked folders are not entered, as they may lead in a ring."""
    settings = files.above(top).within(str(top))
    ignores = ignores_above(top) if settings.respect_gitignore else ()
    if is_ignored(str(top), True, ignores):
        ignores = ()  # whoever names an ignored folder wants it checked
    folders = [(str(top), "" if shown == "." else shown, settings, ignores)]
    while folders:
        folder, shown, settings, ignores = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError:
            # Named in the results, so that a folder nobody can list does not pass as clean.
            yield FoundNote(folder, shown or ".", settings, top=str(top))
            continue
        settings = files.entering(Path(folder), {entry.name for entry in entries}, settings)
        if settings.respect_gitignore:
            ignores = with_own(ignores, folder)
        for entry, is_folder in _wanted(entries, settings, ignores):
            below = _shown(f"{shown}/{entry.name}" if shown else entry.name)
            if is_folder:
                folders.append((entry.path, below, settings, ignores))
            else:
                yield FoundNote(entry.path, below, settings, _size(entry.path), str(top))


def _wanted(
    entries: Iterable["os.DirEntry[str]"], settings: Settings, ignores: Ignores
) -> Iterator[tuple["os.DirEntry[str]", bool]]:
    """Folders to enter and notes to check, each with whether it is a folder."""
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and (not settings.include.match(entry.path) or _leads_to_folder(entry)):
            continue
        if settings.excludes(entry.path, is_folder) or is_ignored(entry.path, is_folder, ignores):
            continue
        yield entry, is_folder


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a ring, or through a folder that nobody may enter
        return False


def _notes_of_glob(pattern: str, files: ConfigFiles, cwd: Path) -> Iterator[FoundNote]:
    """As for the folders above what the pattern matches: excluded and ignored notes stay out."""
    from glob import iglob  # Path.glob takes no absolute patterns

    matched = iglob(pattern, root_dir=cwd, recursive=True)  # noqa: PTH207
    for path in sorted({os.path.normpath(cwd / path) for path in matched}):
        absolute = Path(path)
        shown = _shown(os.path.relpath(path, cwd) if absolute.is_relative_to(cwd) else path)
        settings = files.above(absolute.parent)
        ignores: Ignores = ()
        if settings.respect_gitignore:
            ignores = with_own(ignores_above(absolute.parent), str(absolute.parent))
        folder = absolute.is_dir()
        if settings.excludes(path, folder) or is_ignored(path, folder, ignores):
            continue
        if folder:
            yield from _notes_below(absolute, shown, files)
        elif settings.include.match(path):
            yield FoundNote(path, shown, settings, _size(path))


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0


def _shown(path: str) -> str:
    """With `/` on every platform, and bytes of a name that are no UTF-8 as `\\x..`."""
    normal = os.path.normpath(path).replace(os.sep, "/")
    return _BYTE.sub(lambda match: f"\\x{ord(match[0]) & 0xFF:02x}", normal)


def _nearest_path(path: str, cwd: Path) -> str:
    """`; did you mean 'notes/a.md'?`: the path with its first wrong name put right."""
    right = Path()
    parts = Path(os.path.normpath(path)).parts
    for index, part in enumerate(parts):
        folder = cwd / right
        if (folder / part).exists():
            right /= part
            continue
        try:
            close = nearest(part, (entry.name for entry in os.scandir(folder)))
        except OSError:
            return ""
        if not close:
            return ""
        whole = right / close / Path(*parts[index + 1 :])
        better = whole if (cwd / whole).exists() else right / close
        return f"; did you mean '{better.as_posix()}'?"
    return ""
