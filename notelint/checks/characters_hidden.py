"""Characters that a reader cannot see: zero-width ones, control characters, lost ones."""

import re
from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.span import Span

# Format characters without width (Unicode general category Cf) and the fillers of Hangul, which
# are letters without ink. Tags and variation selectors belong to emoji and are left out.
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = regex(
    f"[{_JOINERS}{_DIRECTIONS}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u115f\u1160\u3164\uffa0]+"
)
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# A joiner between these joins nothing: it is no emoji and no script that needs one.
_PLAIN = regex("[\\s!-~가-힣ㄱ-ㅣ]|\\Z")
_SPACING = regex(r"(?:\s|<br\s*/?>)*", re.I)

_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
# What an escape sequence or a wrong encoding left; taking it out would not mend the text.
_CONTROL_OF_SOMETHING = regex("[\x1b\x80-\x9f]")
_MESSAGE = {"en": "Remove the characters", "ko": "문자를 지웁니다"}


@check("CH102")
def invisible(note: Note) -> Iterator[Finding]:
    """Zero-width characters and fillers in lines that show something."""
    text = note.text
    if text.isascii():
        return
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    found = [
        span
        for match in _INVISIBLE.finditer(text)
        if not _wanted(text, span := Span(*match.span()), right_to_left)
    ]
    if found := list(_in_shown_lines(note, found)):
        yield _one_for_all("CH102", text, found)


def _wanted(text: str, span: Span, right_to_left: bool) -> bool:
    """Whether the characters at `span` do something: join an emoji, turn a direction."""
    characters = text[span.start : span.end]
    if right_to_left and re.fullmatch(f"[{_DIRECTIONS}{_JOINERS}]+", characters):
        return True
    if all(char in _JOINERS for char in characters):
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        return not (_PLAIN.match(before) and _PLAIN.match(after))
    return False


def _in_shown_lines(note: Note, spans: list[Span]) -> Iterator[Span]:
    """The spans that something visible stands before on their line.

    A line of nothing else keeps two paragraphs apart, as `<br>` does, and at
    the head of a line such a character may keep the rest from being code.
    """
    line, visible, seen = Span(0, 0), False, 0
    for span in spans:
        if span.start >= line.end:
            line, visible = note.source.line_at(span.start), False
            seen = line.start
        blank = _SPACING.match(note.text, seen, span.start)
        visible = visible or blank is None or blank.end() < span.start
        seen = span.end
        if visible:
            yield span


@check("CH104")
def control(note: Note) -> Iterator[Finding]:
    """Control characters other than tab and line ends."""
    found = [Span(*match.span()) for match in _CONTROL.finditer(note.text)]
    if found:
        mendable = not any(_CONTROL_OF_SOMETHING.match(note.text, span.start) for span in found)
        yield _one_for_all("CH104", note.text, found, mendable)


@check("CH105")
def replacement(note: Note) -> Iterator[Finding]:
    """U+FFFD in prose: what stood there is lost."""
    if "\ufffd" not in note.text:
        return
    prose = note.prose.text
    found = [Span(*match.span()) for match in re.finditer("\ufffd+", prose)]
    found = [span for span in found if not _quoted(prose, span)]
    if found:
        values = {"count": sum(span.end - span.start for span in found)}
        yield Finding("CH105", found[0], values)


def _quoted(text: str, span: Span) -> bool:
    """Whether the character is named: `'\ufffd'`."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return around in ("''", '""', "‘’", "“”", "()")


def _one_for_all(code: str, text: str, found: list[Span], mendable: bool = True) -> Finding:
    """One finding at the first place, whose fix takes all out."""
    count = sum(span.end - span.start for span in found)
    first = text[found[0].start]
    edits = tuple(Edit(span, "") for span in found)
    return Finding(
        code,
        found[0],
        {"character": f"U+{ord(first):04X}", "count": count},
        "" if count == 1 else "several",
        fix=Fix(edits, Applicability.SAFE, _MESSAGE) if mendable else None,
    )
