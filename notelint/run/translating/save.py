"""Writing editions, and what the memory has to know of them."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from notelint.run.translating.both import write_both
from notelint.run.translating.links import Moved
from notelint.run.translating.note import Draft, Finished, finish
from notelint.run.translating.people import Before
from notelint.run.translating.sentences import Asked, Translated
from notelint.run.translating.write import EditionNotWrittenError, encoded, write_edition
from notelint.translate.edition.reference import Reference
from notelint.translate.memory import EditionRecord, Memory, Placed, carry_over, hash_of


class Saved(NamedTuple):
    """Whether a file has other bytes now, how many edits of people were in conflict with the
    note's own, and what kept the note in both languages from being written.
    """

    changed: bool
    conflicts: int = 0
    reason: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Saver:
    """Writes editions. `base` is the folder that names in the memory begin at."""

    memory: Memory
    base: str
    fingerprint: str
    _written: list[EditionRecord] = field(default_factory=list)

    def name_of(self, path: str) -> str:
        """What the file at the absolute `path` is called in the memory."""
        return os.path.relpath(path, self.base).replace(os.sep, "/")

    def save(
        self,
        made: Draft,
        moved_of: Callable[[str], Moved],
        before: Before,
        asked: Sequence[Asked],
        translated: Sequence[Translated],
    ) -> Saved:
        """Write the edition, and the note in both languages where that is wanted.

        Raises:
            EditionNotWrittenError: the edition was not written, and is as it was.
        """
        prepared = made.prepared
        job = prepared.job
        reference = self._reference(made)
        record = self._record(made, finish(made, moved_of, reference), asked, translated)
        text, conflicts = record.text, 0
        if before.recovered:
            carried = carry_over(before.recovered, record)
            text, conflicts = carried.text, len(carried.conflicts)
        data = encoded(text, prepared.source.source)
        changed = data != before.data
        if changed:
            record = replace(record, written=hash_of(data))
            self.memory.record_edition(record, before.record.written if before.record else None)
            write_edition(job.edition_path, before.data, data, job.found.path, prepared.data)
            self._written.append(record)
        try:
            if job.bilingual_path and write_both(made, asked, reference, moved_of):
                changed = True
        except EditionNotWrittenError as error:
            return Saved(changed, conflicts, error.reason, error.detail)
        return Saved(changed, conflicts)

    def settle(self) -> None:
        """Tell the memory that the editions since the last time are on the disk."""
        self.memory.editions_written(self._written)
        self._written.clear()

    def _reference(self, made: Draft) -> Reference:
        job = made.prepared.job
        folder = os.path.dirname(os.path.realpath(job.edition_path))  # noqa: PTH120
        path = os.path.relpath(os.path.realpath(job.found.path), folder).replace(os.sep, "/")
        return Reference(path, made.prepared.sha256, self.fingerprint, job.stamp)

    def _record(
        self,
        made: Draft,
        finished: Finished,
        asked: Sequence[Asked],
        translated: Sequence[Translated],
    ) -> EditionRecord:
        """What the memory has to know of the edition; its bytes are not known yet."""
        job = made.prepared.job
        places = tuple(
            Placed(
                span,
                asked[number].sentence.literal,
                asked[number].segment.kind,
                *(translated[number].origin, translated[number].review),
                translated[number].old_source,
            )
            for number, span in finished.places
        )
        return EditionRecord(
            path=self.name_of(job.edition_path),
            source=self.name_of(job.found.path),
            source_hash=f"sha256:{made.prepared.sha256}",
            written="",
            stamp=job.stamp,
            text=finished.text,
            segments=places,
        )
