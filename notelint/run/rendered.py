"""What readers see around findings, for the report: the notes are read and parsed once more."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from notelint.findings.located import LocatedFinding
from notelint.note.note import Note
from notelint.note.source import Source, UndecodableError
from notelint.note.span import Span
from notelint.output.html.data import month_of
from notelint.output.html.rendered import rendered
from notelint.output.report import Contexts
from notelint.run.dialects import with_parts
from notelint.run.discover import FoundNote
from notelint.run.read import UnreadableError, read_bytes
from notelint.run.surroundings import surroundings_of


class Looks(NamedTuple):
    """How notes with findings look: what readers see around each finding, and the notes' months."""

    contexts: Contexts
    months: dict[str, str]


def looks_of(findings: Sequence[LocatedFinding], notes: Iterable[FoundNote]) -> Looks:
    """How the notes of `findings`, which are sorted by path, look."""
    found = {note.shown: note for note in notes}
    looks = Looks({}, {})
    for path, here in groupby(findings, lambda finding: finding.path):
        note = _note(found[path]) if path in found else None
        if note:
            looks.contexts.update({(path, span): seen for span, seen in _seen(note, here)})
            date = note.front_matter.get("date")
            looks.months[path] = month_of(str(date.value)) if date else ""
    return looks


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
