"""A person says that sentences whose source has changed are right as they are."""

from dataclasses import replace

from notelint.translate.memory.editions import EditionRecord
from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.people.edits import recover_edits
from notelint.translate.memory.people.words import entry_for
from notelint.translate.memory.sentence import Sentence


def accepted(record: EditionRecord, text: str) -> tuple[EditionRecord, list[Entry]]:
    """The record of an edition without marks, and its marked sentences for the memory.

    `text` is the edition as it is. A sentence that is no longer there keeps
    its mark.
    """
    recovered = recover_edits(record, text)
    segments = list(record.segments)
    entries: list[Entry] = []
    for number, (item, span) in enumerate(zip(segments, recovered.segments, strict=True)):
        if item.review is not Review.SOURCE_CHANGED or span is None:
            continue
        words = recovered.text[span.start : span.end]
        sentence = Sentence.plain(item.source)
        entries.append(entry_for(sentence, words, item.kind, record.source, Origin.HUMAN))
        segments[number] = item._replace(origin=Origin.HUMAN, review=Review.ACCEPTED, old_source="")
    return replace(record, segments=tuple(segments)), entries
