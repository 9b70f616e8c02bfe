"""A sentence as the engine sees it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.ladder.phrase import Atom, Break, Item, Pair, Words
from notelint.translate.ladder.plan import MOST_TOKENS, Unit
from notelint.translate.protected_source import TOKEN, token
from notelint.translate.quality.terms import TERM
from notelint.translate.segment import Protected, Protection


class Style(NamedTuple):
    """How a sentence is shown.

    With `placeholders` what must survive is `⟦1⟧`, `⟦2⟧` ..., otherwise a word
    such as `A1`. `markup` is shown as two of them around the words, otherwise
    left out. `terms` are English words shown as placeholders too.
    """

    placeholders: bool = True
    markup: bool = True
    terms: frozenset[str] = frozenset()


class Mark(NamedTuple):
    """A word that the answer must hold once, and the segment's text it stands for.

    `span` is its place in the question. Marks of one pair of markup name each
    other by `partner`, their index; `opens` tells which is first.
    """

    written: str
    stands_for: str
    span: Span
    partner: int | None = None
    opens: bool = False


class Markup(NamedTuple):
    """A pair of markup that is not shown, and the words it was around, in the question."""

    opening: str
    closing: str
    span: Span


class LineEnd(NamedTuple):
    """A line end that is not shown, and its place in the question."""

    token: str
    at: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The question: its text, what the answer must hold, and what is put back later."""

    text: str
    marks: tuple[Mark, ...]
    markup: tuple[Markup, ...]
    line_ends: tuple[LineEnd, ...]

    @property
    def tokens(self) -> int:
        """Placeholders in the question."""
        return len(self.marks) if "⟦" in self.text else 0


def show(unit: Unit, style: Style) -> Shown | None:
    """The unit in a style, None where that would take too many placeholders."""
    writer = _Writer(unit, style)
    writer.write_all(unit.items)
    if len(writer.marks) > MOST_TOKENS:
        return None
    return Shown(
        "".join(writer.pieces), tuple(writer.marks), tuple(writer.markup), tuple(writer.line_ends)
    )


# A name in code, bold or link, which stands for itself where placeholders are not known.
_NAME = regex(r"[`*_$\[]*([A-Za-z][A-Za-z0-9]{1,30})(?:\]\([^()\s]*\)|[`*_$]*)")
# A term of the glossary that an engine can read as what it is.
_TERM_NAME = regex(r"[A-Za-z][A-Za-z-]+(?: [A-Za-z-]+){0,3}")


@dataclass(slots=True)
class _Writer:
    unit: Unit
    style: Style
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    line_ends: list[LineEnd] = field(default_factory=list)

    def write_all(self, items: Iterable[Item]) -> None:
        for item in items:
            match item:
                case Words(text):
                    self._write_words(text)
                case Atom(text):
                    self._mark(text)
                case Break(text):
                    self.line_ends.append(LineEnd(text, self.length))
                    self._write(" ")
                case Pair():
                    self._write_pair(item)

    def _write_pair(self, pair: Pair) -> None:
        if self.style.markup:
            opening = len(self.marks)
            self._mark(pair.opening)
            self.write_all(pair.items)
            closing = len(self.marks)
            self._mark(pair.closing)
            self.marks[opening] = self.marks[opening]._replace(partner=closing, opens=True)
            self.marks[closing] = self.marks[closing]._replace(partner=opening)
        else:
            place = len(self.markup)
            self.markup.append(Markup(pair.opening, pair.closing, Span(self.length, self.length)))
            start = self.length
            self.write_all(pair.items)
            self.markup[place] = self.markup[place]._replace(span=Span(start, self.length))

    def _write_words(self, text: str) -> None:
        if not self.style.terms:
            self._write(text)
            return
        at = 0
        for match in TERM.finditer(text):
            if match[0] in self.style.terms:
                self._write(text[at : match.start()])
                self._mark(match[0])
                at = match.end()
        self._write(text[at:])

    def _mark(self, stands_for: str) -> None:
        written = self._carrier(stands_for)
        self.marks.append(Mark(written, stands_for, Span(self.length, self.length + len(written))))
        self._write(written)

    def _carrier(self, stands_for: str) -> str:
        if self.style.placeholders:
            return token(len(self.marks) + 1)
        name = self._name(stands_for)
        used = {mark.written.lower() for mark in self.marks}
        if name and name not in self.unit.text and name.lower() not in used:
            return name
        letters = (
            letter
            for letter in "ABCDEFGH"
            if f"{letter}{len(self.marks) + 1}" not in self.unit.text
        )
        return f"{next(letters, 'Z')}{len(self.marks) + 1}"

    def _name(self, stands_for: str) -> str | None:
        """What names itself: a word of code or a link, and the English of a term."""
        restored = _restored(stands_for, self.unit.tokens)
        token = TOKEN.fullmatch(stands_for)
        if token and self.unit.tokens[int(token[1]) - 1].kind is Protection.TERM:
            return restored if _TERM_NAME.fullmatch(restored) else None
        name = _NAME.fullmatch(restored)
        return name[1] if name else None

    def _write(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


def _restored(text: str, tokens: tuple[Protected, ...]) -> str:
    return TOKEN.sub(lambda match: tokens[int(match[1]) - 1].restored, text)
