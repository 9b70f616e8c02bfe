"""The mined corrections, clean lines and raw lines, beside the checkout in `../shared/typos`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from notelint.note.note import Note
from notelint.note.prose import MARKUP, OBJECT
from notelint.note.span import Span

FOLDER = Path(__file__).parents[3] / "shared" / "typos"


class Correction(NamedTuple):
    """A line with a word at `span` that its author corrected to `right`."""

    repository: str
    kind: str
    line: str
    span: Span
    wrong: str
    right: str

    @property
    def corrected(self) -> str:
        """The line with the right word."""
        return self.line[: self.span.start] + self.right + self.line[self.span.end :]


class Line(NamedTuple):
    """A line that a repository has."""

    repository: str
    line: str


def corrections() -> list[Correction]:
    """The corrections; of particles those alone that choose a wrong form, as 을 for 를."""
    return [
        Correction(
            item["repo"],
            item["class"],
            item["line_wrong"],
            Span(item["start"], item["end"]),
            item["wrong"],
            item["right"],
        )
        for item in _items("dev")
        if item["class"] != "josa" or item["sub"] == "allomorph"
    ]


def clean_lines() -> list[Line]:
    """Lines of documentation that were reviewed."""
    return [Line(item["repo"], item["line"]) for item in _items("clean_dev")]


def raw_lines() -> list[Line]:
    """Lines of study notes as they are."""
    return [Line(item["repo"], item["line"]) for item in _items("wild_dev")]


def masked(line: str) -> str:
    """The prose of a line, for checkers that know no Markdown: what is none becomes an `x`."""
    prose = Note.of(line).prose.text
    return prose.replace(OBJECT, "x").replace(MARKUP, "*")


def eojeols(line: str) -> int:
    """Words between spaces that hold Hangul, code and math left out."""
    return sum(any("가" <= char <= "힣" for char in word) for word in masked(line).split())


def _items(name: str) -> Iterator[dict[str, Any]]:
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)
