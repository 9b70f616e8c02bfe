"""What decides, besides a note and its site's files, what is found in it."""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import notelint
from notelint.config.settings import Settings
from notelint.rulebook.book import rules_folder
from notelint.run.check_file import NoteChecker
from notelint.run.dialects import with_parts
from notelint.run.discover import FoundNote
from notelint.run.surroundings import Surroundings


def version() -> str:
    """Differs wherever the same note may have other findings under the same settings.

    In a checkout, whose code changes without a new version, the latest change counts.
    """
    parts = [notelint.__version__, sys.version.split()[0]]
    package = Path(notelint.__file__).parent
    if (package.parent / "pyproject.toml").is_file():
        parts.append(str(max(_latest(package), _latest(rules_folder()))))
    return " ".join(parts)


def _latest(folder: Path) -> int:
    """The latest change of a file below, in nanoseconds."""
    latest = 0
    folders = [os.fspath(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    latest = max(latest, entry.stat().st_mtime_ns)
    return latest


class Keys:
    """The keys of the notes of a run: notes that are judged alike share one."""

    def __init__(self, checker: NoteChecker) -> None:
        self._checker = checker
        self._known: dict[tuple[Any, ...], str] = {}

    def of(self, found: FoundNote, surroundings: Surroundings) -> str:
        """A digest of all that governs the note: rules, options, words, dialect, site, language."""
        plan = self._checker.plan(found)
        parts = found.settings.dialect_for(found.path)
        group = (id(plan), id(found.settings), surroundings.root, tuple(sorted(parts.items())))
        if group not in self._known:
            settings = found.settings
            told = [
                self._checker.language,
                sorted(plan.codes),
                settings.rules,
                _glossaries(settings),
                sorted(settings.severity.items()),
                plan.dictionary.words,
                str(with_parts(surroundings.dialect, parts)),
                surroundings.site.settings,
            ]
            text = json.dumps(told, sort_keys=True, default=repr, skipkeys=True)
            digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16)
            self._known[group] = digest.hexdigest()
        return self._known[group]


def _glossaries(settings: Settings) -> list[str]:
    """What is in the project's own glossaries, which one of the rules asks for."""
    return [_digest(path) for path in settings.rules.get("TR211", {}).get("glossary", ())]


def _digest(path: str) -> str:
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
