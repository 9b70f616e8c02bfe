"""The `: :` outline: what a renderer makes of it, and a level left out in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.outline import ColonLine
from notelint.note.span import Span

# A lone `: text` under a term is kramdown's definition list and meant; a habit is more.
_FEWEST_LINES = 2

# Text that would itself open a block once it stands behind a list marker.
_OPENS_BLOCK = regex(r"(?:[-+*>]|#{1,6}|\d{1,9}[.)])(?=[ \t])")


@check("NE701")
def stray_colons(note: Note) -> Iterator[Finding]:
    """Lines that begin with `: :`, said once a note at the first of them.

    kramdown's definition list (kramdown syntax, "Definition Lists") takes one
    colon; what follows it, a second colon too, is text. CommonMark knows none.
    """
    lines = note.outline.colon_lines
    deep = [line for line in lines if line.depth > 1]
    if len(deep) < _FEWEST_LINES:
        return
    shown = deep if note.dialect.kramdown else lines
    first = shown[0]
    yield Finding(
        "NE701",
        Span(first.prefix.start, first.prefix.end - 1),
        {"count": len(shown)},
        variant="" if note.dialect.kramdown else "both",
        fix=_as_nested_list(note, lines),
    )


@check("NE702")
def level_left_out(note: Note) -> Iterator[Finding]:
    """A `: :` line without the `: ` line that this note puts above such lines elsewhere.

    Some authors go from the item straight to two colons throughout; only a
    note that nearly always has the level in between makes this one a slip.
    """
    groups = [list(group) for _, group in groupby(note.outline.colon_lines, lambda line: line.item)]
    deep = [group for group in groups if any(line.depth > 1 for line in group)]
    jumps = [group[0] for group in deep if group[0].depth > 1]
    if len(jumps) == 1 and len(deep) >= 4:
        line = jumps[0]
        yield Finding("NE702", Span(line.prefix.start, line.prefix.end - 1), {"depth": line.depth})


def _as_nested_list(note: Note, lines: Sequence[ColonLine]) -> Fix:
    """The colons replaced by list markers, nested by the levels that each group uses."""
    edits: list[Edit] = []
    for _, group in groupby(lines, lambda line: line.item):
        open_depths: list[int] = []
        for line in group:
            while open_depths and open_depths[-1] >= line.depth:
                open_depths.pop()
            open_depths.append(line.depth)
            marker = " " * line.indent + "  " * (len(open_depths) - 1) + "- "
            edits.append(Edit(line.prefix, marker))
            if opener := _OPENS_BLOCK.match(note.text, line.prefix.end, line.span.end):
                edits.append(Edit(Span(opener.end() - 1, opener.end() - 1), "\\"))
    message = {"en": "Turn the outline into a nested list", "ko": "개요를 중첩 목록으로 바꿉니다"}
    return Fix(tuple(edits), Applicability.UNSAFE, message)
