"""The real notes that measurements run over: `../shared/notes`, one folder an author."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from notelint.note.dialect import GFM, KRAMDOWN, Dialect
from notelint.note.note import Note
from notelint.note.site import Site
from notelint.note.source import Source

FOLDER = Path(__file__).parents[2] / "shared" / "notes"


def all_notes(cap: int | None = None) -> Iterator[tuple[str, Note]]:
    """Author and note, in a fixed order; at most `cap` notes an author, spread evenly."""
    for author in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
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
    """kramdown where the repository is a Jekyll site, GitHub's view elsewhere."""
    jekyll = (author / "_config.yml").exists() or author.name == "seed_author"
    return KRAMDOWN if jekyll else GFM


@cache
def site_of(author: Path) -> Site:
    """The repository's files, from its file list."""
    tree = author / "TREE.txt"
    return Site(frozenset(tree.read_text("utf-8").splitlines()) if tree.exists() else None)
