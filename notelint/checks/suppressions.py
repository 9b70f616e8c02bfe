"""Comments to notelint that do not do what their author meant."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Finding
from notelint.note.note import Note


@check("NL010", "NL011")
def suppression_comments(note: Note) -> Iterator[Finding]:
    """Suppression comments with unknown rules, without rules, or without effect."""
    if "notelint-" not in note.text:
        return
    from notelint.findings.suppression import read_suppressions

    yield from read_suppressions(note).problems
