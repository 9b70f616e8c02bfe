"""The real notes that measurements run over: `../shared/notes`, one folder an author."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from notelint.note.dialect import KRAMDOWN, Dialect
from notelint.note.files import Files
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source
from notelint.run.dialect import detect_dialect
from notelint.run.site import read_site

FOLDER = Path(__file__).parents[2] / "shared" / "notes"


def all_notes(cap: int | None = None, only: str = "*") -> Iterator[tuple[str, Note]]:
    """Author and note, in a fixed order; at most `cap` notes an author, spread evenly.

    `only` is a pattern of the authors' folders.
    """
    for author in sorted(path for path in FOLDER.glob(only) if path.is_dir()):
        paths = sorted(author.rglob("*.md"))
        step = max(1, len(paths) / cap) if cap else 1
        for path in [paths[int(i * step)] for i in range(int(len(paths) / step))]:
            yield author.name, read_note(author, path)


def read_note(author: Path, path: Path) -> Note:
    """The note at `path` with the dialect and the files of its author's repository."""
    relative = PurePosixPath(path.relative_to(author).as_posix())
    return Note(Source.decode(path.read_bytes(), relative), dialect_of(author), site_of(author))


@cache
def dialect_of(author: Path) -> Dialect:
    """What the repository's configuration says; the seed's author has a Jekyll site too."""
    return KRAMDOWN if author.name == "seed_author" else detect_dialect(author)


@cache
def site_of(author: Path) -> Site:
    """The repository's files, from its file list, and the keys of the notes that are here."""
    tree = author / "TREE.txt"
    files = Files(tree.read_text("utf-8").splitlines() if tree.exists() else ())
    here = read_site(author)
    return Site(files, here.settings, here.key_counts)
