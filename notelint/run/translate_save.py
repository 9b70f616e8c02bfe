"""Writing editions, and what the memory has to know of them."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from notelint.run.translate_links import Moved
from notelint.run.translate_note import Draft, finish
from notelint.run.translate_people import Before
from notelint.run.translate_sentences import Asked, Translated
from notelint.run.translate_write import write_edition
from notelint.translate.edition.reference import Reference
from notelint.translate.memory import EditionRecord, Memory, Placed, carry_over, hash_of


@dataclass(frozen=True, slots=True)
class Saver:
    """Writes editions, if `writes`. `base` is the folder that names in the memory begin at."""

    memory: Memory
    base: str
    fingerprint: str
    writes: bool = True
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
    ) -> tuple[bool, int]:
        """Write the edition; whether it differs from what was there, and lines in conflict.

        Raises:
            EditionNotWrittenError: it was not written, and is as it was.
        """
        prepared = made.prepared
        job = prepared.job
        folder = os.path.dirname(job.edition_path)  # noqa: PTH120
        path = os.path.relpath(os.path.realpath(job.found.path), os.path.realpath(folder))
        reference = Reference(
            path.replace(os.sep, "/"), prepared.sha256, self.fingerprint, job.stamp
        )
        finished = finish(made, moved_of, reference)
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
        record = EditionRecord(
            self.name_of(job.edition_path),
            self.name_of(job.found.path),
            f"sha256:{prepared.sha256}",
            "",
            job.stamp,
            finished.text,
            places,
        )
        text, conflicts = finished.text, 0
        if before.recovered:
            carried = carry_over(before.recovered, record)
            text, conflicts = carried.text, len(carried.conflicts)
        data = _encoded(text, made)
        if data == before.data:
            return False, conflicts
        if not self.writes:
            return True, conflicts
        record = replace(record, written=hash_of(data))
        self.memory.record_edition(record, before.record.written if before.record else None)
        write_edition(job.edition_path, before.data, data, job.found.path, prepared.data)
        self._written.append(record)
        return True, conflicts

    def settle(self) -> None:
        """Tell the memory that the editions since the last time are on the disk."""
        self.memory.editions_written(self._written)
        self._written.clear()


def _encoded(text: str, made: Draft) -> bytes:
    """`text` in the encoding of the note; in UTF-8 where that lacks a letter."""
    source = replace(made.prepared.source.source, text=text)
    try:
        return source.encode()
    except UnicodeEncodeError:
        return replace(source, encoding="utf-8", bom=b"").encode()
