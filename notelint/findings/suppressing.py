"""The suppression comments of a note, applied to what was found in it."""

from collections.abc import Collection
from typing import NamedTuple

from notelint.findings.finding import Finding
from notelint.note.note import Note


class Kept(NamedTuple):
    """The findings that are left, by place, and how many are switched off."""

    findings: list[Finding]
    suppressed: int


def suppress(
    note: Note, found: list[Finding], in_force: Collection[str], complete: bool = True
) -> Kept:
    """`found` without what comments switch off, with comments that switch off nothing (NL012).

    Those are judged only where `found` is `complete`: no check failed.
    """
    if "notelint-" not in note.text:
        return Kept(found, 0)
    from notelint.findings.suppression import read_suppressions
    from notelint.findings.unused_suppression import CODE, unused_suppressions

    suppressions = read_suppressions(note)
    kept = [finding for finding in found if not suppressions.hide(finding)]
    suppressed = len(found) - len(kept)
    if complete and CODE in in_force:
        unused = unused_suppressions(note, suppressions, found, in_force)
        kept += [finding for finding in unused if not suppressions.hide(finding)]
        kept.sort(key=lambda finding: (finding.span, finding.code))
    return Kept(kept, suppressed)
