"""The page, from what a run did."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from notelint.page.build import build_page, read_file
from notelint.rulebook.book import load_book
from notelint.translate.review.model import Pieces, ReviewNote, ReviewSegment
from notelint.translate.review.words import RUNGS, TONES, doubt_messages, doubt_names
from notelint.translate.segment import Protection
from notelint.translate.translation import LAST_RUNGS, Doubt, Rung

_PACKAGE = "notelint.translate.review"
_TITLES = {"en": "Translation review", "ko": "번역 검토"}
_RUNGS = list(Rung)
_KINDS = list(Protection)


def render_review(notes: Sequence[ReviewNote], language: str, engine: str = "") -> str:
    """One HTML file that shows `notes`, opened in `language` ("en" or "ko").

    `engine` is shown as it is. The page has all notes that have segments, in
    their order, and asks for nothing from anywhere.
    """
    shown = [note for note in notes if note.segments]
    return build_page(
        title=f"{_TITLES[language]} – notelint",
        language=language,
        body=read_file(_PACKAGE, "review.html"),
        styles=[read_file(_PACKAGE, "review.css")],
        scripts=[read_file(_PACKAGE, name) for name in ("words.js", "corrections.js", "review.js")],
        data=_data(shown, language, engine),
    )


def _data(notes: Sequence[ReviewNote], language: str, engine: str) -> dict[str, Any]:
    doubts = _Doubts()
    segments = [
        _segment(number, segment, doubts)
        for number, note in enumerate(notes)
        for segment in note.segments
    ]
    codes = sorted({code for code, *_ in doubts.rows})
    return {
        "language": language,
        "engine": engine,
        # What was reviewed is remembered by the browser for this very list of notes.
        "run": _digest(f"{note.path}\0{len(note.segments)}" for note in notes),
        "notes": [[note.path, note.edition] for note in notes],
        "rungs": [
            {"id": rung, "tone": TONES[rung], "last": rung in LAST_RUNGS, **RUNGS[rung]}
            for rung in _RUNGS
        ],
        "kinds": _KINDS,
        "codes": {code: doubt_names(code) for code in codes},
        "doubts": doubts.rows,
        "segments": segments,
    }


class _Doubts:
    """The doubts of a run, each message once."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str]] = []
        self._numbers: dict[Doubt, int] = {}
        self._book = load_book()

    def number(self, doubt: Doubt) -> int:
        if doubt not in self._numbers:
            self._numbers[doubt] = len(self.rows)
            messages: Mapping[str, str] = doubt_messages(doubt, self._book)
            self.rows.append((doubt.code, messages["en"], messages["ko"]))
        return self._numbers[doubt]


def _segment(note: int, segment: ReviewSegment, doubts: _Doubts) -> list[Any]:
    """A row, as `review.js` reads it: by place, for a page of 30,000 of them."""
    return [
        note,
        segment.line,
        segment.kind,
        _pieces(segment.source),
        _pieces(segment.translation),
        _RUNGS.index(segment.rung),
        # Nobody but its author doubts what a person wrote.
        [doubts.number(doubt) for doubt in segment.doubts if segment.rung is not Rung.HUMAN],
        segment.old_source,
        segment.suggestion,
    ]


def _pieces(pieces: Pieces) -> list[Any]:
    return [
        piece if isinstance(piece, str) else [piece.text, _KINDS.index(piece.kind)]
        for piece in pieces
    ]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
