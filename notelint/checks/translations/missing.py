"""Notes without an edition where the notes around them have one."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.note.files import is_in_language
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.layout import Plan, detect_layout, edition_path
from notelint.translate.edition.reference import find_reference
from notelint.translate.language import needs_translation

_MOST = 40  # notes of a folder that are looked at
_FEWEST = 3  # editions from which on they are a habit


@check("TR102")
def missing_edition(note: Note) -> Iterator[Finding]:
    """A Korean note without an edition, where most notes of its folder have one."""
    files = note.site.files
    if not files.known() or note.path is None or find_reference(note.text, note.dialect):
        return
    plan = plan_of(note)
    path = PurePosixPath(note.path.as_posix())
    if is_in_language(path, plan.language) or not needs_translation(note.text):
        return
    edition = edition_path(path, plan)
    # Asked first, so that where no note has an edition a new note does not concern all others.
    told = is_in_language(edition, plan.language)
    if told and len(files.notes_in_language(plan.language)) < _FEWEST:
        return
    if files.has(edition.as_posix()):
        return
    beside = map(PurePosixPath, files.notes_in(str(path.parent)))
    others = [other for other in beside if not is_in_language(other, plan.language)]
    some = others[:: max(1, len(others) // _MOST)]
    having = sum(files.has(edition_path(other, plan).as_posix()) for other in some)
    if having >= _FEWEST and having * 2 > len(some):
        line = note.source.line_at(0)
        yield Finding("TR102", Span(line.start, line.end), {"edition": edition.as_posix()})


def plan_of(note: Note) -> Plan:
    """The layout of editions that the note's site is set up for."""
    settings = note.site.settings
    return Plan(detect_layout(note.dialect, settings), settings=settings)
