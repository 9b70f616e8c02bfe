"""The translation memory and what people changed in the editions.

For the pipeline, in the order of a run::

    memory = Memory.open(path)                 # MemoryFileError: one message, exit 2
    states = memory.edition_states()           # hashes and stamps: which notes are up to date

    sentence = Sentence.of(protect(text, segment), text)
    key = sentence.key(engine.fingerprint, glossary.version, note=path, context=segment.kind)
    found = memory.find(keys)                  # dict[Key, Entry]; people's words first
    sentence.pieces(found[key])                # words and Protected; None: not usable

    memory.store(entries)                      # a batch is one transaction

    memory.record_edition(record, replacing)   # BEFORE the file is written
    memory.editions_written(records)           # after: then nothing is taken for a person's words
"""

from notelint.translate.memory.database import MemoryFileError
from notelint.translate.memory.editions import EditionRecord, EditionState, Placed, hash_of
from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.memory import Memory
from notelint.translate.memory.sentence import Key, Sentence

__all__ = [
    "EditionRecord",
    "EditionState",
    "Entry",
    "Key",
    "Memory",
    "MemoryFileError",
    "Origin",
    "Placed",
    "Review",
    "Sentence",
    "hash_of",
]
