"""Notes without an edition where the notes around them have one."""

from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from pathlib import PurePosixPath

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.layout import Plan, detect_layout, edition_path
from notelint.translate.edition.reference import find_reference
from notelint.translate.language import needs_translation

_ENDINGS = (".md", ".markdown", ".mdx")
_MOST = 40  # notes of a folder that are looked at
_FEWEST = 3  # editions from which on they are a habit


@check("TR102")
def missing_edition(note: Note) -> Iterator[Finding]:
    """A Korean note without an edition, where most notes of its folder have one."""
    files = note.site.files
    if not files or note.path is None or find_reference(note.text, note.dialect):
        return
    plan = plan_of(note)
    path = PurePosixPath(note.path.as_posix())
    edition = edition_path(path, plan)
    if edition.as_posix() in files or is_edition(path, plan) or not needs_translation(note.text):
        return
    others = [other for other in _notes_in(files, str(path.parent)) if not is_edition(other, plan)]
    some = others[:: max(1, len(others) // _MOST)]
    having = sum(edition_path(other, plan).as_posix() in files for other in some)
    if having >= _FEWEST and having * 2 > len(some):
        line = note.source.line_at(0)
        yield Finding("TR102", Span(line.start, line.end), {"edition": edition.as_posix()})


def plan_of(note: Note) -> Plan:
    """The layout of editions that the note's site is set up for."""
    settings = note.site.settings
    return Plan(detect_layout(note.dialect, settings), settings=settings)


def is_edition(path: PurePosixPath, plan: Plan) -> bool:
    """Whether the path is that of an edition by its name or folder."""
    return path.stem.endswith(f".{plan.language}") or plan.language in path.parts[:-1]


def _notes_in(files: Set[str], folder: str) -> tuple[PurePosixPath, ...]:
    return _by_folder(files).get(folder, ())


@lru_cache(4)
def _by_folder(files: Set[str]) -> Mapping[str, tuple[PurePosixPath, ...]]:
    """The notes of a site by folder, in order of their names."""
    found: dict[str, list[PurePosixPath]] = {}
    for file in sorted(files):
        if file.endswith(_ENDINGS):
            path = PurePosixPath(file)
            found.setdefault(str(path.parent), []).append(path)
    return {folder: tuple(paths) for folder, paths in found.items()}
