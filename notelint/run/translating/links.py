"""Where the editions of a run are, for the links of its notes; and what headings have moved."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.note.targets import targets
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.translating.job import Job
from notelint.translate.edition.anchors import kept_ids
from notelint.translate.edition.layout import edition_path
from notelint.translate.edition.links import Places, file_of
from notelint.translate.edition.reference import find_reference

_NOTES = (".md", ".markdown", ".mdx")
_ENDING = regex(r"\.(?:md|markdown)\b(#?)")
_POST = regex(r"post_url\s+([^\s%}]+)")
_STEM = regex(r"[^\s()<>\"'/{}]+\Z")
_LONGEST = 300  # code points of a file's name, encoded
Moved = Mapping[str, str]
Place = tuple[Path, str]
"""The root of a site, and a path from it."""


class Editions:
    """The editions that there are when the run is over, by the notes they are of.

    Of a note that is not in the run, one that is there already.
    """

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._edition_of: dict[Place, str | None] = {}
        self._source_of: dict[Place, str] = {}
        self._moved: dict[Place, Moved] = {}
        self._open: set[Place] = set()
        for job in jobs:
            root = job.surroundings.root
            self._edition_of[root, job.source] = job.edition if job.has_edition else None
            if job.has_edition:
                self._source_of[root, job.edition] = job.source
            if job.to_do:
                self._open.add((root, job.source))

    def places(self, job: Job) -> Places:
        """What the links of the note need to know."""
        root = job.surroundings.root
        return Places(
            job.source,
            job.edition,
            lambda path: self._edition(root, path, job),
            lambda path: (root / path).is_file(),
            job.plan.resolves_notes,
        )

    def waits_for(self, job: Job, note: Note) -> set[Place]:
        """The notes, still to be translated, whose headings the links of `note` lead to.

        `note` is the note of `job` as it is.
        """
        root = job.surroundings.root
        return {
            (root, found)
            for target in targets(note)
            if target.path and target.fragment
            for found in [file_of(target, dirname(job.source), lambda p: (root / p).is_file())]
            if found and (root, found) in self._open and found != job.source
        }

    def finished(self, job: Job, moved: Moved) -> None:
        """The edition of `job` is made; `moved` leads from ids of its headings to new ones."""
        place = job.surroundings.root, job.source
        self._moved[place] = moved
        self._open.discard(place)

    def is_open(self, place: Place) -> bool:
        """Whether a note is still to be translated."""
        return place in self._open

    def moved_of(self, job: Job, own: Moved) -> Callable[[str], Moved]:
        """What has moved in the note that a path leads to, as the edition of `job` writes it."""
        root, folder = job.surroundings.root, dirname(job.edition)

        def moved(path: str) -> Moved:
            if not path:
                return own
            edition = normpath(join(folder, path))
            source = self._source_of.get((root, edition))
            if source is None:
                return self._read(root, edition, job)
            return self._of(root, source, edition, job)

        return moved

    def _edition(self, root: Path, path: str, job: Job) -> str | None:
        if (root, path) not in self._edition_of:
            edition = None
            if path.endswith(_NOTES):
                there = normpath(edition_path(PurePosixPath(path), job.plan).as_posix())
                edition = there if self._is_edition(root / there) else None
            self._edition_of[root, path] = edition
        return self._edition_of[root, path]

    def _is_edition(self, path: Path) -> bool:
        text = _text(path)
        return text is not None and find_reference(text) is not None

    def _of(self, root: Path, source: str, edition: str, job: Job) -> Moved:
        if (root, source) not in self._moved:
            self._moved[root, source] = _moved_between(root / source, root / edition, job)
        return self._moved[root, source]

    def _read(self, root: Path, edition: str, job: Job) -> Moved:
        """As `_of`, for an edition that another run has made."""
        text = _text(root / edition) if edition.endswith(_NOTES) else None
        reference = find_reference(text) if text else None
        if reference is None:
            return {}
        return self._of(root, normpath(join(dirname(edition), reference.path)), edition, job)


def linked_names(text: str) -> Iterator[tuple[str, bool]]:
    """Names of notes, without their endings, that `text` leads to, and whether to a place in them.

    The text is only looked through, not parsed: it may name notes in code too.
    """
    for found in _ENDING.finditer(text):
        end = found.start()
        if stem := _STEM.search(text[max(0, end - _LONGEST) : end]):
            yield unquote(stem[0]), bool(found[1])
    for found in _POST.finditer(text):
        yield found[1].rpartition("/")[2], False


def _moved_between(source: Path, edition: Path, job: Job) -> Moved:
    texts = _text(source), _text(edition)
    if texts[0] is None or texts[1] is None:
        return {}
    dialect, site = job.dialect, job.surroundings.site
    first, second = (Note(Source(text), dialect, site) for text in texts if text is not None)
    return kept_ids(first, second).moved


def _text(path: Path) -> str | None:
    try:
        return Source.decode(read_bytes(os.fspath(path))).text
    except (UnreadableError, UndecodableError):
        return None
