"""A segment as the memory knows it: what is alike in all notes, and what is this note's."""

import unicodedata
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from notelint.translate.memory.entry import Entry
from notelint.translate.protected_source import (
    TOKEN,
    ProtectedSource,
    holds_tokens,
    pieces_with,
    token,
)
from notelint.translate.segment import Protected, Protection

_DIGEST_SIZE = 16  # bytes


class Key(NamedTuple):
    """What the memory is asked with.

    The three digests are of the same sentence: as an engine sees it, as people
    translate it (terms of the glossary are words to them) and as it stands in
    the note, for translations that could not keep what is protected apart.
    """

    machine: bytes
    human: bytes
    literal: bytes
    engine: str  # its fingerprint
    glossary: str  # its version
    note: str = ""  # path of the note: its own sentences go before those of other notes
    context: str = ""  # `Segment.kind`: where text that a person wrote can be put as it is


class Form(NamedTuple):
    """A sentence with `⟦n⟧` for `tokens[n - 1]`."""

    text: str
    tokens: tuple[Protected, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each token."""
        return tuple(item.kind.value for item in self.tokens)

    @property
    def digest(self) -> bytes:
        """What the memory files it under."""
        return digest_of(self.text, self.kinds)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A protected source with all that is needed to look it up and to put its translation back."""

    machine: Form
    human: Form
    literal: str

    @classmethod
    def of(cls, source: ProtectedSource, note_text: str) -> "Sentence":
        """The sentence of a source that was protected in the note with `note_text`."""
        written = [note_text[item.span.start : item.span.end] for item in source.tokens]
        return cls(
            Form(source.text, source.tokens),
            _without_terms(source, written),
            TOKEN.sub(lambda match: written[int(match[1]) - 1], source.text),
        )

    @classmethod
    def plain(cls, text: str) -> "Sentence":
        """A sentence that is known only as it stood in its note."""
        return cls(Form(text, ()), Form(text, ()), text)

    def key(self, engine: str, glossary: str, note: str = "", context: str = "") -> Key:
        """How to ask the memory for it."""
        return Key(
            *(self.machine.digest, self.human.digest, digest_of(self.literal)),
            *(engine, glossary, note, context),
        )

    def pieces(self, entry: Entry) -> tuple[str | Protected, ...] | None:
        """What the edition holds for the sentence by `entry`: words, and what is protected.

        Words need escapes where they are spliced, unless `entry.context` is set.
        None when the entry is not of this sentence, or lost a token.
        """
        form = self._form_of(entry)
        if form is None:
            return None
        if not form.tokens:
            return (entry.target,) if entry.target else ()
        return tuple(pieces_with(form.tokens, entry.target))

    def restored(self, entry: Entry) -> str | None:
        """The text of `pieces`, without escapes."""
        pieces = self.pieces(entry)
        if pieces is None:
            return None
        return "".join(piece if isinstance(piece, str) else piece.restored for piece in pieces)

    def _form_of(self, entry: Entry) -> Form | None:
        """The form that the entry's target has the tokens of."""
        digest = digest_of(entry.source, entry.kinds)
        for form in (self.machine, self.human):
            if form.digest == digest:
                whole = holds_tokens(ProtectedSource(form.text, form.tokens), entry.target)
                return form if whole else None
        return Form(self.literal, ()) if digest == digest_of(self.literal) else None


def digest_of(text: str, kinds: tuple[str, ...] = ()) -> bytes:
    """What a source is filed under; the same for letters that look the same (NFC)."""
    filed = f"{unicodedata.normalize('NFC', text)}\0{' '.join(kinds)}"
    return blake2b(filed.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_SIZE).digest()


def _without_terms(source: ProtectedSource, written: list[str]) -> Form:
    """The form with terms of the glossary written out, and the other tokens counted anew."""
    terms = [item.kind is Protection.TERM for item in source.tokens]
    if not any(terms):
        return Form(source.text, source.tokens)
    numbers: list[int] = []  # that each token gets
    for is_term in terms:
        numbers.append((numbers[-1] if numbers else 0) + (not is_term))

    def renewed(number: int) -> str:
        return written[number] if terms[number] else token(numbers[number])

    return Form(
        TOKEN.sub(lambda match: renewed(int(match[1]) - 1), source.text),
        tuple(
            item if item.pair is None else item._replace(pair=numbers[item.pair] - 1)
            for item, is_term in zip(source.tokens, terms, strict=True)
            if not is_term
        ),
    )
