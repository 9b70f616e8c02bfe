"""The translation memory and what people changed in the editions.

For the pipeline, in the order of a run. Everything that goes wrong with the
file is a `MemoryFileError` with one message::

    memory = Memory.open(path)                 # Memory.empty(): none is wanted
    memory.read_files(paths)                   # `memory-files`: people's sentences from git

What is known of an edition that is to be made anew, and what people did to it::

    record = memory.edition(path, hash_of(data), text)       # None: never recorded
    recovered = recover_edits(record, text)
    sentences = [Sentence.of(protect(note.text, s), note.text) for s in segments]
    keeping = keep(recovered, [sentence.literal for sentence in sentences])
    memory.store(entries_of(recovered, keeping, sentences, note_path))

Without a record (a fresh clone), `record` is what an engine that changes
nothing makes of the note, with `Origin.UNKNOWN` handed to `keep` and
`entries_of`: every sentence of the edition is then an "edit" of the Korean.

The sentences that `keep` does not name are looked up, and translated if need be::

    keys = [sentence.key(engine.fingerprint, glossary.version, note_path, segment.kind)]
    found = memory.find(keys)                  # dict[Key, Entry]; people's words first
    sentence.pieces(found[key])                # words and Protected; None: not usable
    memory.store(entries)                      # a batch is one transaction

The new edition, with the lines that people added or changed::

    fresh = EditionRecord(..., text, segments) # where each sentence stands in it
    carried = carry_over(recovered, fresh)     # what is written to the file
    fresh = replace(fresh, written=hash_of(bytes of carried.text))
    memory.record_edition(fresh, record.written if record else None)  # BEFORE the file is written
    memory.editions_written([fresh])           # when it is: then nothing is taken for an edit
"""

from notelint.translate.memory.database import MemoryFileError
from notelint.translate.memory.editions import EditionRecord, EditionState, Placed, hash_of
from notelint.translate.memory.entry import Entry, Origin, Review
from notelint.translate.memory.memory import Memory
from notelint.translate.memory.people.carried import Carried, carry_over
from notelint.translate.memory.people.edits import HumanEdit, Recovered, recover_edits
from notelint.translate.memory.people.kept import Keeping, Kept, entries_of, keep
from notelint.translate.memory.sentence import Key, Sentence

__all__ = [
    "Carried",
    "EditionRecord",
    "EditionState",
    "Entry",
    "HumanEdit",
    "Keeping",
    "Kept",
    "Key",
    "Memory",
    "MemoryFileError",
    "Origin",
    "Placed",
    "Recovered",
    "Review",
    "Sentence",
    "carry_over",
    "entries_of",
    "hash_of",
    "keep",
    "recover_edits",
]
