"""Text to pieces of words and back, with the place of every piece (SentencePiece).

Only what all versions of SentencePiece offer is used; its own offsets have
changed their form from version to version.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from notelint.note.span import Span
from notelint.translate.request import EngineError

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

_SPACE = "▁"
_BYTE = re.compile(r"<0x([0-9A-F]{2})>\Z")
# Code points that a model's own normalisation may drop in one place: spaces, joiners.
_LOOK_AHEAD = 8


class Decoded(NamedTuple):
    """A text and, for each of the pieces that it is made of, its span in code points."""

    text: str
    spans: list[Span]


class Subwords:
    """A SentencePiece model for the source language and one for the target, perhaps the same."""

    def __init__(self, source: bytes, target: bytes | None = None) -> None:
        self._source = _processor(source)
        self._target = _processor(target) if target else self._source
        self.placeholders = min(_placeholders(self._source), _placeholders(self._target))
        """How many of ⟦1⟧, ⟦2⟧ ... are pieces of their own in both."""
        self.knows_all = _known(self._target, "<0x00>")
        """Whether bytes stand for characters without a piece, so that none is unknown."""

    def encode(self, texts: list[str]) -> list[list[str]]:
        """The pieces of each text."""
        found: list[list[str]] = self._source.encode(texts, out_type=str)
        return found

    def decode(self, pieces: Sequence[str]) -> Decoded:
        """The text that target pieces make, in one line, without space at its ends."""
        return decoded(pieces)

    def text(self, pieces: Sequence[str]) -> str:
        """As `decode`, without the places, which take most of the time."""
        return text_of(pieces)


def _processor(model: bytes) -> "SentencePieceProcessor":
    from sentencepiece import SentencePieceProcessor

    try:
        return SentencePieceProcessor(model_proto=model)
    except RuntimeError as error:
        raise EngineError("the subwords are no SentencePiece model; get the model again") from error


def _placeholders(processor: "SentencePieceProcessor") -> int:
    number = 1
    while _known(processor, f"⟦{number}⟧"):
        number += 1
    return number - 1


def _known(processor: "SentencePieceProcessor", piece: str) -> bool:
    return bool(processor.piece_to_id(piece) != processor.unk_id())


def decoded(pieces: Sequence[str]) -> Decoded:
    """The text of pieces, in one line, without space at its ends."""
    raw, spans = _laid_out(pieces)
    text = raw.strip()
    before = len(raw) - len(raw.lstrip())
    return Decoded(text, [_moved(_trimmed(raw, span), -before, len(text)) for span in spans])


def text_of(pieces: Sequence[str]) -> str:
    """The text of pieces, in one line, without space at its ends."""
    if any(piece.startswith("<0x") for piece in pieces):
        return decoded(pieces).text
    return _one_line("".join(pieces).replace(_SPACE, " ")).strip()


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def source_spans(text: str, pieces: Sequence[str]) -> list[Span]:
    """Where in `text` each of the pieces that it was cut into came from.

    A model may have put its own forms in place of some characters (NFKC and
    the like) and dropped others; they are found again by walking along both.
    """
    raw, spans = _laid_out(pieces)
    origins = list(_origins(text, raw))
    found: list[Span] = []
    for span in reversed(spans):
        own = [each for each in origins[span.start : span.end] if each.start < each.end]
        # A space belongs to the word that it comes before.
        after = found[-1] if found else Span(len(text), len(text))
        found.append(Span(own[0].start, own[-1].end) if own else after)
    return found[::-1]


def _laid_out(pieces: Sequence[str]) -> tuple[str, list[Span]]:
    """The text of pieces end to end, and their spans in it.

    Of bytes that stand for a character together, each has its span.
    """
    texts: list[str] = []
    spans: list[Span] = []
    at = number = 0
    while number < len(pieces):
        run = bytes(_run_of_bytes(pieces, number))
        text = run.decode("utf-8", "replace") if run else pieces[number].replace(_SPACE, " ")
        if run:
            places = (min(at + place, at + len(text) - 1) for place in _characters(run))
            spans += (Span(place, place + 1) for place in places)
        else:
            spans.append(Span(at, at + len(text)))
        texts.append(text)
        at += len(text)
        number += len(run) or 1
    return _one_line("".join(texts)), spans


def _run_of_bytes(pieces: Sequence[str], number: int) -> Iterator[int]:
    while number < len(pieces) and (byte := _BYTE.match(pieces[number])):
        yield int(byte[1], 16)
        number += 1


def _characters(run: bytes) -> Iterator[int]:
    """For each byte of UTF-8, how many characters begin before its own."""
    count = -1
    for byte in run:
        count += byte & 0xC0 != 0x80
        yield max(0, count)


def _trimmed(raw: str, span: Span) -> Span:
    """The span without the spaces at its start."""
    piece = raw[span.start : span.end]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end)


def _moved(span: Span, by: int, length: int) -> Span:
    """The span `by` code points on, inside a text of `length`."""
    start = min(max(0, span.start + by), length)
    return Span(start, max(start, min(span.end + by, length)))


def _origins(text: str, raw: str) -> Iterator[Span]:
    """For each character of `raw`, the span of `text` that it came from; empty for spaces."""
    at = 0
    waiting = ""  # of what the character of `text` before `at` became, not yet seen in `raw`
    for char in raw:
        if char == " ":
            waiting = ""
            yield Span(at, at)
            continue
        if waiting[:1] == char:
            waiting = waiting[1:]
            yield Span(at - 1, at)
            continue
        start = _found_again(text, at, char)
        at = min(start + 1, len(text))
        if char != text[start:at]:
            waiting = unicodedata.normalize("NFKC", text[start:at])[1:]
            while at < len(text) and _joins(text[at]):
                at += 1
        yield Span(start, at)


def _joins(char: str) -> bool:
    """Whether `char` makes one character with that before it: an accent, a letter of a syllable."""
    return unicodedata.combining(char) > 0 or "\u1160" <= char <= "\u11ff"


def _found_again(text: str, at: int, char: str) -> int:
    """The next place of `text` that may have become `char`; `at`, past spaces, if none is near."""
    for place in range(at, min(at + _LOOK_AHEAD, len(text))):
        if text[place] == char or unicodedata.normalize("NFKC", text[place])[:1] == char:
            return place
    while at < len(text) and text[at].isspace():
        at += 1
    return at
