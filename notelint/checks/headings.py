"""Headings: a level left out, nothing in them, a `#` that makes none."""

from collections.abc import Iterator
from itertools import pairwise

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, replace
from notelint.lazy import regex
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.outline import Heading
from notelint.note.span import Span

# Steps down one level that a note must have before a single skip counts as a slip.
_STEPS = 3


@check("NE201")
def level_skipped(note: Note) -> Iterator[Finding]:
    """The one heading of a note that leaves out a level the note otherwise goes through.

    An author who writes `###` under `#` twice has a style, not a slip.
    """
    down = [pair for pair in pairwise(note.outline.headings) if pair[1].level > pair[0].level]
    skips = [pair for pair in down if pair[1].level > pair[0].level + 1]
    if len(skips) != 1 or len(down) <= _STEPS:
        return
    above, below = skips[0]
    if any(pair[0].level == above.level for pair in down if pair is not skips[0]):
        values = {"above": above.level, "level": below.level, "wanted": above.level + 1}
        yield Finding("NE201", _marker(note, below), values)


@check("NE202")
def empty(note: Note) -> Iterator[Finding]:
    """A heading without text: it leaves a gap in the table of contents."""
    for heading in note.outline.headings:
        if not note.source[heading.content].strip():
            yield Finding("NE202", heading.span, {"level": heading.level})


# A `#` run straight before a word. Hangul, or a capitalised or lower-case Latin word
# followed by more text; never `#4`, `#{...}`, `#!`, `#include`, `#N :`.
_NO_SPACE = regex(
    r"(#{1,6})(?=[가-힣A-Za-z])"
    r"(?!(?:include|define|if|ifdef|ifndef|endif|else|pragma|undef|error)\b)"
)


# A `#` run that kramdown shows: indented, or alone on its line.
_SHOWN = regex(r"(?P<indent>[ ]{0,3})(?P<marker>#{1,6})(?:[ \t]+(?P<text>[^\r\n]*))?(?:\r?\n|\Z)")


@check("NE203")
def marker_shown(note: Note) -> Iterator[Finding]:
    """` ## 제목` and a lone `##`: kramdown wants a heading at the margin, and a text in it.

    ("Headers" in its syntax.) CommonMark (4.2) allows both.
    """
    if not note.dialect.kramdown:
        return
    for node in note.tree.children:
        if node.kind is not Kind.PARAGRAPH or note.text[node.span.start] != "#":
            continue
        start = note.source.line_at(node.span.start).start
        match = _SHOWN.match(note.text, start)
        if not match:
            continue
        place = Span(*match.span("marker"))
        if not (match["text"] or "").strip():
            yield Finding("NE203", place, {"marker": match["marker"]}, variant="alone")
        elif match["indent"]:
            fix = replace(
                Span(start, place.start),
                "",
                Applicability.UNSAFE,
                "Remove the spaces before it",
                "앞의 공백을 지웁니다",
            )
            yield Finding("NE203", place, {"marker": match["marker"]}, variant="indented", fix=fix)


@check("NE203")
def space_missing(note: Note) -> Iterator[Finding]:
    """`##제목`: a line of its own that was meant as a heading but is text (CommonMark 4.2).

    A single `#` before one word is a hashtag more often than a heading; it
    counts only where the note's other headings say otherwise.
    """
    used = {heading.level for heading in note.outline.headings}
    for node in note.tree.children:
        if node.kind is not Kind.PARAGRAPH:
            continue
        text = note.source[node.span]
        match = _NO_SPACE.match(text)
        if match and _looks_like_a_heading(text, len(match[1]), used):
            place = Span(node.span.start, node.span.start + len(match[1]))
            after = Span(place.end, place.end)
            fix = replace(after, " ", Applicability.UNSAFE, "Insert a space", "공백을 넣습니다")
            yield Finding("NE203", place, {"marker": match[1]}, fix=fix)


def _looks_like_a_heading(text: str, level: int, used: set[int]) -> bool:
    """Whether a paragraph that begins with a run of `#` and a word reads as a heading.

    Two and more are hardly anything else, also above text that the author put
    straight below; one is, where it stands alone and titles nothing.
    """
    line = text.splitlines()[0].rstrip()
    if line.count("#") > level or len(line) > 80 or line.endswith((".", ",")):
        return False
    if level > 1:
        return not used or max(used) + 1 >= level
    return line == text and 1 in used and " " in line and not line.endswith(("다", "요"))


def _marker(note: Note, heading: Heading) -> Span:
    """The `#` run or the opening tag of a heading."""
    text = note.text
    end = heading.span.start
    if heading.html:
        return Span(end, text.index(">", end) + 1)
    while end < heading.span.end and text[end] == "#":
        end += 1
    return Span(heading.span.start, end) if end > heading.span.start else heading.span
