"""The site around the notes of a folder, found out once."""

import os
from collections.abc import Iterable
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from notelint.note.dialect import Dialect
from notelint.note.site import Site
from notelint.run.asked import Answers, Asked, renewed
from notelint.run.dialect import detect_dialect
from notelint.run.site import answer, is_root, read_packages, read_settings, read_site, root_of


class Surroundings(NamedTuple):
    """What notes of one folder share: their site, its root and its dialect.

    `asked` gathers what checks ask of the site; whoever wants to know it for
    one note empties it before.
    """

    folder: str
    root: Path
    dialect: Dialect
    site: Site
    asked: Asked

    def path_of(self, path: str) -> PurePosixPath:
        """The path of a file in the folder, relative to the root of its site."""
        name = os.path.basename(path)  # noqa: PTH119
        return _below(self.folder, self.root) / name

    def answer(self, question: str, detail: str = "", told: str = "") -> str:
        """What the answer to a question, or a detail of it, rests on now: see `site.answer`."""
        return answer(self.site, question, detail, told)


class AnswersOfNow:
    """What sites answer at one moment; each question is asked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, str, str], str] = {}

    def same(self, around: Surroundings, asked: Iterable[tuple[str, str]]) -> bool:
        """Whether questions are answered as before, without a look at what was asked in detail."""
        return all(self._answer(around, question) == answer for question, answer in asked)

    def renewed(self, around: Surroundings, answers: Answers) -> Answers | None:
        """As `asked.renewed`, asking what is around the note."""
        return renewed(answers, partial(self._answer, around))

    def _answer(self, around: Surroundings, question: str, detail: str = "", told: str = "") -> str:
        key = around.root, question, detail
        if key not in self._known:
            self._known[key] = around.answer(question, detail, told)
        return self._known[key]


def surroundings_of(path: str, top: str) -> Surroundings:
    """What is around the note at the absolute `path`, found below the folder `top` or ""."""
    return _of_folder(os.path.dirname(path), top)  # noqa: PTH120


@lru_cache(4096)
def _of_folder(folder: str, top: str) -> Surroundings:
    real = _real(folder)
    root = root_of(Path(real), Path(top) if top else None, _marked_root)
    dialect, site, asked = _of_root(root)
    return Surroundings(real, root, dialect, site, asked)


@lru_cache(4096)
def _below(folder: str, root: Path) -> PurePosixPath:
    return PurePosixPath(Path(folder).relative_to(root).as_posix())


@lru_cache(4096)
def _real(folder: str) -> str:
    """The folder's path without links; each folder above is looked at once."""
    above, name = os.path.split(folder)
    if not name or os.path.islink(folder):  # noqa: PTH114 - called for each folder
        return os.path.realpath(folder)
    return os.path.join(_real(above), name)  # noqa: PTH118 - called for each folder


@lru_cache(4096)
def _marked_root(folder: Path) -> Path | None:
    if is_root(folder):
        return folder
    return None if folder == folder.parent else _marked_root(folder.parent)


@lru_cache(1024)
def _of_root(root: Path) -> tuple[Dialect, Site, Asked]:
    asked = Asked()
    return detect_dialect(root), read_site(root, asked), asked


def forget_surroundings() -> None:
    """Look at all sites anew, for a process that outlives a change of their files."""
    for known in (_of_folder, _real, _marked_root, _of_root, read_settings, read_packages):
        known.cache_clear()
