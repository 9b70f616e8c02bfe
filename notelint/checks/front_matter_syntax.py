"""Front matter that cannot be read: which line breaks it, why, and what to write instead."""

import re
from collections.abc import Iterator

from notelint.checks.front_matter_place import runs_on
from notelint.checks.front_matter_repairs import QUOTE_IT, Repair, repairs
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, apply_edits, replace
from notelint.lazy import regex
from notelint.note.front_matter import Problem, read_front_matter
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span

_MOST_CAUSES = 10
# How far above the place where the parser gave up its reason may stand.
_LINES_ABOVE = 3
_LINE = regex(r"[^\r\n]*")
_TAB = regex(r"^ *(\t[ \t]*)(?=\S)", re.M)

# What the parser's words mean when no edit was found that satisfies it.
_CAUSES = (
    ("mapping values are not allowed", "colon-elsewhere"),
    ("could not find expected ':'", "no-key"),
    ("control characters", "control"),
    ("special characters", "control"),
)

_FIXES = {
    "tab": ("Indent with spaces", "공백으로 들여 씁니다"),
    "full-width": ("Write a half-width colon", "반각 콜론으로 바꿉니다"),
    "no-space": ("Put a space after the colon", "콜론 뒤에 공백을 넣습니다"),
    "no-dash-space": ("Put a space after the hyphen", "하이픈 뒤에 공백을 넣습니다"),
    "indented": ("Move the key to the start of the line", "키를 줄 맨 앞으로 옮깁니다"),
    "quote-open": ("Close the quote", "따옴표를 닫습니다"),
    "bracket-open": ("Close the bracket", "괄호를 닫습니다"),
    "bracket-item": ("Put the item in quotes", "항목을 따옴표로 감쌉니다"),
    "control": ("Delete the character", "문자를 지웁니다"),
}


@check("FM101")
def broken_block(note: Note) -> Iterator[Finding]:
    """Each line that keeps the block from being read, in the order a parser meets them.

    A guess at a cause counts only if the block, so mended, parses further
    than before. A block that runs into the body is FM102's.
    """
    error = note.front_matter.error
    if error is None:
        return
    if runs_on(note, error):
        return
    if note.front_matter.kind != "yaml" or error.kind == "too-big":
        yield _unexplained(note, error)
        return
    if tabs := _tabs(note):
        yield tabs
        return
    causes, left = _causes(note, error)
    for place, repair in causes:
        span = Span(place + repair.start, place + repair.end)
        certain = not left and repair.cause != "indented"
        applicability = Applicability.SAFE if certain else Applicability.UNSAFE
        fix = replace(span, repair.text, applicability, *_FIXES.get(repair.cause, QUOTE_IT))
        yield Finding(
            "FM101", span, repair.values, repair.cause, (repair.text,) if repair.text else (), fix
        )
    if left and not causes:
        yield _unexplained(note, left)


def _tabs(note: Note) -> Finding | None:
    """Lines indented with tabs (YAML 1.1, section 4.2.1 forbids it), if spaces mend the block."""
    span = note.front_matter.span
    block = note.text[span.start : span.end]
    tabs = [
        Span(span.start + tab.start(1), span.start + tab.end(1)) for tab in _TAB.finditer(block)
    ]
    for width in ("  ", "") if tabs else ():
        edits = tuple(Edit(tab, note.source[tab].replace("\t", width)) for tab in tabs)
        if read_front_matter(Source(apply_edits(note.text, edits)), note.dialect).error is None:
            message = dict(zip(("en", "ko"), _FIXES["tab"], strict=True))
            fix = Fix(edits, Applicability.SAFE, message)
            return Finding("FM101", tabs[0], {"count": len(tabs)}, "tab", fix=fix)
    return None


def _unexplained(note: Note, error: Problem) -> Finding:
    """The parser's own words, or what they usually mean."""
    at = min(error.offset, len(note.text))
    line = note.source.line_at(at)
    start = min(max(at, line.start), line.end)
    span = Span(start, line.end) if start < line.end else line
    if error.kind != "syntax":
        return Finding("FM101", span, variant=error.kind)
    if note.front_matter.kind != "yaml":
        values = {"format": note.front_matter.kind.upper(), "words": error.words}
        return Finding("FM101", span, values, "other-format")
    cause = next((cause for words, cause in _CAUSES if words in error.words), "")
    if cause == "no-key":
        line = note.source.line_at(note.text.rfind("\n", 0, max(at, 1)) if at == line.start else at)
        return Finding("FM101", line, variant=cause)
    if cause == "control":
        place = Span(at, at + 1)
        values = {"code": f"{ord(note.text[at]):04X}"}
        fix = replace(place, "", Applicability.SAFE, *_FIXES[cause])
        return Finding("FM101", place, values, cause, fix=fix, hides=place, hides_words=True)
    return Finding("FM101", span, {"words": error.words}, cause)


class _Block:
    """The text from the opening to the closing fence while it is mended, with line starts."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.offset = offset

    def lines(self, error: Problem) -> list[int]:
        """Starts of the lines where the cause may stand: the context, the place, those above."""
        at = error.offset - self.offset
        starts = [] if error.context is None else [self._line_start(error.context - self.offset)]
        for _ in range(_LINES_ABOVE + 1):
            start = self._line_start(at)
            if start == 0:
                break
            starts.append(start)
            at = start - 1
        return list(dict.fromkeys(starts))

    def mended(self, start: int, repair: Repair) -> "_Block":
        text = self.text
        return _Block(
            text[: start + repair.start] + repair.text + text[start + repair.end :], self.offset
        )

    def error(self, note: Note) -> Problem | None:
        found = read_front_matter(Source(self.text), note.dialect).error
        if found is None:
            return None
        context = None if found.context is None else found.context + self.offset
        return Problem(found.kind, found.offset + self.offset, found.words, context)

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1


def _causes(note: Note, error: Problem) -> tuple[list[tuple[int, Repair]], Problem | None]:
    """Causes with the offset of their lines in the note, and what still breaks the mended block."""
    front_matter = note.front_matter
    span = front_matter.span
    block = _Block(note.text[span.start : span.end], span.start)
    found: list[tuple[int, Repair]] = []
    grown: list[tuple[int, int]] = []  # where repairs before moved what follows, and by how much
    left: Problem | None = error
    while left and len(found) < _MOST_CAUSES:
        step = _step(note, block, left)
        if step is None:
            break
        start, repair, block, left = step
        place = span.start + start - sum(by for at, by in grown if at < start)
        found.append((place, repair))
        grown.append((start, len(repair.text) - (repair.end - repair.start)))
    return sorted(found, key=lambda cause: cause[0]), left


def _step(
    note: Note, block: _Block, error: Problem
) -> tuple[int, Repair, _Block, Problem | None] | None:
    """The first repair that lets the parser get past its line."""
    for start in block.lines(error):
        line = _LINE.match(block.text, start)
        for repair in repairs(line[0] if line else ""):
            mended = block.mended(start, repair)
            after = mended.error(note)
            growth = len(mended.text) - len(block.text)
            if after is None or _is_progress(error, after, mended, start, growth):
                return start, repair, mended, after
    return None


def _is_progress(before: Problem, after: Problem, mended: _Block, start: int, growth: int) -> bool:
    same_place = after.offset in {before.offset, before.offset + growth}
    if after.kind != "syntax" or (same_place and after.words == before.words):
        return False
    line_end = mended.text.find("\n", start)
    reason = after.offset if after.context is None else min(after.offset, after.context)
    return reason - mended.offset > line_end >= 0
