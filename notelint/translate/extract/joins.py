"""Sentences that an author broke over several lines.

Rare in real notes: in 1,960 of them 2,577 lines are followed by another one
of their paragraph without a hard break, and by eye about 250 of these go on
there; 400 look alike and do not ("증명", "정의 2"). So a line is joined to the
next one only where its last word cannot end anything: 154 places.
"""

from collections.abc import Iterable, Iterator

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.extract.lines import Line
from notelint.translate.extract.marks import Mark, Role
from notelint.translate.segment import Protection

# Particles and connective endings after which a Korean sentence goes on.
_GOES_ON = regex(
    r"(?:(?<=[가-힣)\"']),"
    r"|[가-힣](?:를|는|며|에|의|에서|에게|께서|으로|므로|지만|는데|은데|인데|면서|려고|도록|된|될|할|처럼|마다)"
    r"|[가-힣A-Za-z0-9)]을|(?:것|수|들)이|들(?:과|도)"
    r"|(?:[하되있없않받이]|시키|지|리)고|[하되으]면|(?:해|어|아|여|와)서|[하되이]여"
    r"|[위대통의인관]해|따라|때문에|(?:위|대|관|통|동일|가능|다양|필요|중요|유사|적절)한)\Z"
)
_NOUN = regex(r"(?:마을|[정강회합동주문편논거]의|[역분]할)\Z")  # that end alike
# One space at most: two are a hard break, as is a backslash.
_LINE_END = regex(r"[ \t]?(?:\r\n|\r|\n)[ \t>]*\Z")
_STARTS = regex(r"[가-힣A-Za-z(\"'“‘]")
_NUMBERED = regex(r"(?:[A-Za-z]|\([A-Za-z가-힣]{1,2}\)|예시?|예\))[.):]")
# Shorter lines are labels and verse.
_SHORTEST = 15
_DISPLAYED = ("$$", "\\\\[", "\\[", "\\begin")  # formulas that keep their own line
_OPENERS = frozenset({Protection.CODE, Protection.MATH, Protection.OPEN, Protection.URL})


def joined(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those that clearly go on joined to the next by a `BREAK`."""
    held: Line | None = None
    for line in lines:
        gap = line_end(text, held, line) if held else None
        if held and gap and _goes_on(text, held, gap) and _continues(text, line, gap):
            held = join(held, line, gap)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def line_end(text: str, before: Line, after: Line) -> Span | None:
    """What parts two lines, from the last word of the one to the first of the other.

    None where more than a line end, indentation and quote markers do.
    """
    start, end = before.marks[-1].end, after.marks[0].start
    if before.marks[-1].role is Role.WORDS:
        start -= _blanks_before(text, before.marks[-1])
    while end < after.marks[0].end and text[end] in " \t":
        end += 1
    return Span(start, end) if _LINE_END.match(text, start, end) else None


def join(before: Line, after: Line, gap: Span) -> Line:
    """One line of two."""
    last, first = before.marks[-1], after.marks[0]
    before.marks[-1] = last._replace(end=min(last.end, gap.start))
    before.marks.append(Mark(*gap, Protection.BREAK))
    before.marks.append(first._replace(start=max(first.start, gap.end)))
    before.marks.extend(after.marks[1:])
    return before


def _blanks_before(text: str, mark: Mark) -> int:
    words = text[mark.start : mark.end]
    return len(words) - len(words.rstrip(" \t"))


def _goes_on(text: str, line: Line, gap: Span) -> bool:
    start = max(line.marks[-1].start, text.rfind("\n", 0, gap.start) + 1)
    if line.marks[-1].role is not Role.WORDS or not _is_long(text, gap.start):
        return False
    tail = text[max(start, gap.start - 6) : gap.start]
    return bool(_GOES_ON.search(tail)) and not _NOUN.search(tail)


def _is_long(text: str, end: int) -> bool:
    return text.rfind("\n", max(0, end - _SHORTEST), end) < 0 and end >= _SHORTEST


def _continues(text: str, line: Line, gap: Span) -> bool:
    """Whether the line begins with words or what stands among words, and no label."""
    first = line.marks[0]
    if first.role is not Role.WORDS:
        return first.role in _OPENERS and not text.startswith(_DISPLAYED, first.start)
    return bool(_STARTS.match(text, gap.end)) and not _NUMBERED.match(text, gap.end)
