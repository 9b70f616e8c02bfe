"""Korean forms by their first letters, so that those that may stand at a place are few."""

from collections.abc import Iterator
from typing import NamedTuple

from notelint.lazy import regex
from notelint.translate.glossary.entry import VERB, Entry, entry_of

_SEPARATORS = regex("[ -]")


class Form(NamedTuple):
    """A Korean form, cut where a space or hyphen may stand."""

    pieces: tuple[str, ...]
    length: int
    entry: Entry

    def end_in(self, text: str, at: int) -> int:
        """Where the form that stands at `at` ends; -1 if another stands there."""
        for number, piece in enumerate(self.pieces):
            if number and text[at : at + 1] in (" ", "-", "–"):
                at += 1
            if not text.startswith(piece, at):
                return -1
            at += len(piece)
        return at


class Index:
    """Forms of terms; of two equal ones the later counts.

    Most terms are in no note of a run: their lines are taken apart when first needed.
    """

    def __init__(self) -> None:
        self._lines: dict[str, list[tuple[str, str]]] = {}
        self._heads: dict[str, list[Form]] = {}

    def add(self, line: str) -> None:
        """The forms of the term that a line of a glossary states."""
        for form in line.partition("\t")[0].split("|"):
            head = form[:3].replace(" ", "").replace("-", "")[:2]
            self._lines.setdefault(head, []).append((form, line))

    @property
    def lines(self) -> list[str]:
        """All lines, each once."""
        return list(dict.fromkeys(line for pairs in self._lines.values() for _, line in pairs))

    def candidates(self, text: str, at: int) -> Iterator[Form]:
        """The forms that may stand at `at`; of those with the same first letters, longest first."""
        second = text[at + 1 : at + 2]
        if second in (" ", "-", "–"):
            second = text[at + 2 : at + 3]
        yield from self._forms(text[at] + second)
        if second:
            yield from self._forms(text[at])

    def _forms(self, head: str) -> list[Form]:
        """The forms that begin with these letters, the longest first."""
        if head not in self._heads:
            forms: dict[tuple[str, str], Form] = {}
            for korean, line in self._lines.get(head, ()):
                entry = entry_of(line)
                written = korean.removesuffix("하다") if entry.part == VERB else korean
                pieces = tuple(_SEPARATORS.split(written))
                joined = "".join(pieces), entry.part
                if joined in forms:  # 손실 함수 and 손실함수 are looked for as the former
                    pieces = max(pieces, forms[joined].pieces, key=len)
                forms[joined] = Form(pieces, len(joined[0]), entry)
            if not forms:
                return []
            self._heads[head] = sorted(forms.values(), key=lambda form: -form.length)
        return self._heads[head]
