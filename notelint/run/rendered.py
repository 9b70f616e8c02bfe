"""What readers see around findings, for the report: the notes are read and parsed once more."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from notelint.findings.located import LocatedFinding
from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.note.span import Span
from notelint.output.html.rendered import rendered
from notelint.output.report import Contexts
from notelint.run.dialects import with_parts
from notelint.run.discover import FoundNote
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.surroundings import surroundings_of


def contexts_of(findings: Sequence[LocatedFinding], notes: Iterable[FoundNote]) -> Contexts:
    """What readers see around each of `findings`, by path and place; sorted by path."""
    found = {note.shown: note for note in notes}
    contexts: Contexts = {}
    for path, here in groupby(findings, lambda finding: finding.path):
        note = _note(found[path]) if path in found else None
        if note:
            contexts |= {(path, span): seen for span, seen in _seen(note, here)}
    return contexts


def _seen(note: Note, findings: Iterable[LocatedFinding]) -> Iterator[tuple[Span, list[object]]]:
    for finding in findings:
        span = Span(finding.start, finding.end)
        # The file may have changed since it was checked.
        if note.text[finding.start :].startswith(finding.excerpt.text[finding.excerpt.start :]):
            seen = rendered(note, span)
            if seen:
                yield span, seen


def _note(found: FoundNote) -> Note | None:
    around = surroundings_of(found.path, found.top)
    try:
        source = Source.decode(read_bytes(found.path), around.path_of(found.path))
    except (UnreadableError, UndecodableError):
        return None
    parts = found.settings.dialect_for(found.path)
    return Note(source, with_parts(around.dialect, parts), around.site)
