"""Whether an edition is one of the note as it is now."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.checks.translations.pairs import pair_of
from notelint.findings.finding import Finding
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.reference import OF, SOURCE


@check("TR101")
def stale_edition(note: Note) -> Iterator[Finding]:
    """The source has other bytes than the edition was made of, or is gone."""
    pair = pair_of(note)
    if pair is None or pair.fresh:
        return
    gone = pair.source is None and note.site.read(pair.path) is None
    place = _value(note, OF if gone else SOURCE)
    yield Finding("TR101", place, {"path": pair.reference.path}, "gone" if gone else "")


def _value(note: Note, key: str) -> Span:
    """The key that the edition names its source with; its line tells the rest."""
    at = note.text.find(key)
    return Span(at, at + len(key))
