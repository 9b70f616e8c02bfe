"""Translations that people made, found by where they lie, beside their sources."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint.checks.registry import check
from notelint.checks.translations.missing import plan_of
from notelint.checks.translations.structure import differences
from notelint.findings.finding import Finding
from notelint.note.files import is_in_language
from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.translate.edition.reference import find_reference

_VARIANTS = {"TR103": "heading", "TR104": "code", "TR105": "link", "TR106": ""}


@check("TR107")
def other_structure_by_hand(note: Note) -> Iterator[Finding]:
    """The first heading, code, link and block that a translation by hand has otherwise."""
    if note.path is None or not note.site.files.known():
        return
    plan = plan_of(note)
    path = PurePosixPath(note.path.as_posix())
    if not is_in_language(path, plan.language) or find_reference(note.text, note.dialect):
        return
    source = _source_of(note, path, plan.language)
    if source is None:
        return
    told: set[str] = set()
    for finding in differences(source, note):
        if finding.code not in told:
            told.add(finding.code)
            values = {"path": str(source.path)}
            yield Finding("TR107", finding.span, values, _VARIANTS[finding.code])


def _source_of(note: Note, path: PurePosixPath, language: str) -> Note | None:
    """The note of which `path` is the English one."""
    for candidate in _candidates(path, language):
        if note.site.files.has(candidate.as_posix()):
            data = note.site.read(candidate.as_posix())
            try:
                return Note(Source.decode(data or b"", candidate), note.dialect, note.site)
            except UndecodableError:
                return None
    return None


def _candidates(path: PurePosixPath, language: str) -> Iterator[PurePosixPath]:
    """Where the source may lie: `a.md` or `a.ko.md`, beside a folder `en` or in one `ko`."""
    stem = path.stem.removesuffix(f".{language}")
    if stem != path.stem:
        yield path.with_name(stem + path.suffix)
        yield path.with_name(f"{stem}.ko{path.suffix}")
    for at, part in enumerate(path.parts[:-1]):
        if part == language:
            yield PurePosixPath(*path.parts[:at], *path.parts[at + 1 :])
            yield PurePosixPath(*path.parts[:at], "ko", *path.parts[at + 1 :])
