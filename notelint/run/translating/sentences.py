"""The translations of sentences: people's, what the memory knows, and the engine's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from notelint.note.note import Note
from notelint.run.translating.terms import with_labels, with_terms
from notelint.translate.glossary.glossary import Glossary
from notelint.translate.ladder.batch import translate_batch
from notelint.translate.memory import Entry, Kept, Key, Memory, Origin, Review, Sentence
from notelint.translate.protected_source import ProtectedSource, protect, restore
from notelint.translate.request import Engine
from notelint.translate.segment import Protected, Protection, Segment
from notelint.translate.translation import LAST_RUNGS, Doubt, Rung, Translation

# Sentences that are asked for at once, and stored when they are answered. An engine far away
# takes long, and may be broken off.
_AT_ONCE = 256
_AT_ONCE_FAR_AWAY = 32
# Rungs that say as much of an answer from the memory as of a new one.
_KEPT_RUNGS = LAST_RUNGS | {Rung.COPIED, Rung.GLOSSARY}
_CONTEXT = 2  # sentences before one that an engine is told

Terms = tuple[tuple[str, str], ...]


class Asked(NamedTuple):
    """A sentence of a note. `terms` are those that the glossary fixes, `context` what is before."""

    segment: Segment
    source: ProtectedSource
    sentence: Sentence
    key: Key
    terms: Terms
    context: str


class Translated(NamedTuple):
    """What stands in the edition for a sentence.

    `raw`: a person wrote it just there, escapes included. `old_source` is what
    a person's sentence translates, where the source has changed since, and
    `suggestion` what the engine makes of the new one. `protected` is the text
    with its tokens, "" where a person's words have none.
    """

    text: str
    rung: Rung
    doubts: tuple[Doubt, ...] = ()
    raw: bool = False
    origin: Origin = Origin.ENGINE
    review: Review = Review.NONE
    old_source: str = ""
    suggestion: str = ""
    protected: str = ""
    score: float | None = None


Unit = tuple[bytes, str]
"""What two sentences share that are translated alike: the digest for engines, and the terms."""


@dataclass(frozen=True, slots=True)
class SentenceTranslator:
    """Asks the memory first, then the engine, and keeps its answers at once.

    `glossary` is None for engines that translate nothing.
    """

    engine: Engine
    memory: Memory
    glossary: Glossary | None = None

    def asked(self, note: Note, segments: Iterable[Segment], path: str) -> list[Asked]:
        """The sentences of `note`, which is at `path` for the memory."""
        asked: list[Asked] = []
        before: list[str] = []
        for segment in segments:
            found, terms = self._terms(segment, note.text)
            source = protect(note.text, found)
            sentence = Sentence.of(source, note.text)
            version = _version_of(terms)
            key = sentence.key(self.engine.fingerprint, version, path, segment.kind)
            asked.append(Asked(found, source, sentence, key, terms, " ".join(before[-_CONTEXT:])))
            before.append(sentence.literal)
        return asked

    def known(self, asked: Sequence[Asked]) -> list[Translated | None]:
        """What the memory has for each sentence."""
        found = self.memory.find([item.key for item in asked])
        return [_known(item, found.get(item.key)) for item in asked]

    def translate(
        self, asked: Sequence[Asked], told: Callable[[int], None] = lambda _done: None
    ) -> list[Translated]:
        """The engine's translations, each asked for once; `told` how many are done.

        Raises:
            EngineError: the engine cannot go on; what it has answered is kept.
        """
        wanted = list({_unit_of(item): item for item in asked}.values())
        features = self.engine.features
        size = _AT_ONCE if features.offline else _AT_ONCE_FAR_AWAY * features.concurrent
        found: dict[Unit, Translation] = {}
        for start in range(0, len(wanted), size):
            some = wanted[start : start + size]
            translations = translate_batch(
                [item.source for item in some],
                self.engine,
                contexts=[item.context for item in some],
                terms=[item.terms for item in some],
            )
            pairs = list(zip(some, translations, strict=True))
            self.memory.store(self._entry(item, made) for item, made in pairs)
            found |= {_unit_of(item): made for item, made in pairs}
            told(start + len(some))
        return [_made(item, found[_unit_of(item)]) for item in asked]

    def _terms(self, segment: Segment, text: str) -> tuple[Segment, Terms]:
        """The segment with its terms protected, and all terms.

        An engine without placeholders sees them, but for labels that it is never shown.
        """
        if self.glossary is None:
            return segment, ()
        whole = with_terms(segment, text, self.glossary)
        terms = tuple(
            (text[item.span.start : item.span.end], item.restored)
            for item in whole.protected
            if item.kind is Protection.TERM
        )
        if not self.engine.features.placeholders:
            return with_labels(segment, text, self.glossary), terms
        return whole, terms

    def _entry(self, item: Asked, made: Translation) -> Entry:
        form = item.sentence.machine
        return Entry(
            form.text,
            form.kinds,
            made.protected,
            Origin.ENGINE,
            engine=self.engine.fingerprint,
            glossary=item.key.glossary,
            rung=made.rung,
            doubts=made.doubts,
            score=made.score,
            note=item.key.note,
        )


def _unit_of(item: Asked) -> Unit:
    return item.key.machine, item.key.glossary


def _made(item: Asked, made: Translation) -> Translated:
    """The translation with what is protected in this very sentence."""
    text = restore(item.source, made.protected)
    return Translated(text, made.rung, made.doubts, protected=made.protected, score=made.score)


def kept(item: Kept) -> Translated:
    """A person's sentence of the edition that was there."""
    return Translated(
        item.text,
        *(Rung.HUMAN, (), True, item.origin, item.review, item.old_source),
    )


def _known(item: Asked, entry: Entry | None) -> Translated | None:
    pieces = item.sentence.pieces(entry) if entry else None
    if entry is None or pieces is None:
        return None
    text = "".join(piece.restored if isinstance(piece, Protected) else piece for piece in pieces)
    rung = Rung.HUMAN
    if entry.origin is Origin.ENGINE:
        rung = entry.rung if entry.rung in _KEPT_RUNGS else Rung.MEMORY
    own = entry.source == item.source.text and bool(item.source.tokens)
    return Translated(
        *(text, rung, entry.doubts, bool(entry.context), entry.origin, entry.review),
        protected=entry.target if own else "",
        score=entry.score,
    )


def _version_of(terms: Terms) -> str:
    """Differs where the glossary wants other English in this very sentence."""
    if not terms:
        return ""
    told = "\n".join("\t".join(pair) for pair in terms)
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
