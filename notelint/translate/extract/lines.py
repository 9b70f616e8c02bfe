"""From the runs of a block to segments: one a line, without the line's frame."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from notelint.lazy import regex
from notelint.note.span import Span
from notelint.translate.extract.marks import Mark, Role
from notelint.translate.segment import Protected, Protection, Segment

# Signs that authors put before a line where Markdown has no marker for them, with their space;
# the begin of a `:::note` of Docusaurus and VitePress.
_BULLET = regex(
    r":{3,}[A-Za-z][\w-]*(?=\[)"
    r"|(?:(?:[:*+※→⇒➡➜▶▷►•·●○◦▪■□◆◇★☆✔✓✅☑✨❗❓-]|:{3,}(?:[ \t]*[A-Za-z][\w-]*)?|->|=>"
    r"|\[[ xXoO]?\]|\(?[0-9]{1,2}(?:[-.][0-9]{1,2})*[.)]|\(?[가나다라마바사아자차카타파하][.)]"
    r"|[①-⑳])(?:[ \t]+|\Z))+"
)
_SPACE = " \t\r\n\f\v\u00a0\u200b\u3000\ufeff"
_SPACE_OR_BREAK = _SPACE + "\\"  # at the end of a line, a backslash is a hard break
# What stands at a segment's edge as well outside it.
_EDGE = frozenset(
    {
        Protection.HTML,
        Protection.LIQUID,
        Protection.ATTRIBUTE,
        Protection.IMAGE,
        Protection.EMOJI,
        Protection.BREAK,
    }
)
# The kind of a callout, the colons of a `: :` line, spaces that an author wrote as entities.
_MARKER = regex(r"\[![A-Za-z]+\]|:|(?:&(?:nbsp|ensp|emsp|thinsp|#160|#12288);)+\Z")


@dataclass(slots=True)
class Line:
    """The runs of a line that has no part marked off, in order.

    `whole`: it has no frame, as a plain value of YAML, which may have to be quoted.
    """

    marks: list[Mark] = field(default_factory=list)
    whole: bool = False


def lines_of(text: str, marks: Iterable[Mark]) -> Iterator[Line]:
    """Runs in order parted at line ends, at `Role.PART`, and where a frame stands between them."""
    line = Line()
    for mark in _without_line_ends(text, marks):
        last = line.marks[-1].end if line.marks else mark.start
        frame = text[last : mark.start].strip(" \t") if last < mark.start else ""
        if mark.role is Role.PART or frame or _spans_lines(text, mark):
            if line.marks:
                yield line
            line = Line()
        if mark.role is not Role.PART and not _spans_lines(text, mark):
            line.marks.append(mark)
    if line.marks:
        yield line


def _spans_lines(text: str, mark: Mark) -> bool:
    return text.find("\n", mark.start, mark.end) >= 0 or text.find("\r", mark.start, mark.end) >= 0


def _without_line_ends(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, words cut at line ends (raw HTML has them)."""
    for mark in marks:
        if mark.role is not Role.WORDS or not _spans_lines(text, mark):
            yield mark
            continue
        at = mark.start
        for line in text[mark.start : mark.end].splitlines(keepends=True):
            words = len(line.rstrip("\r\n"))
            if words:
                yield Mark(at, at + words, Role.WORDS)
            if words < len(line):
                yield Mark(at + words, at + len(line), Role.PART)
            at += len(line)


def segment_of(
    text: str, line: Line, kind: str, block: int, key: str | None = None
) -> Segment | None:
    """The segment of a line, or None where it holds no words."""
    marks = line.marks if line.whole else _trimmed(text, line.marks)
    if not any(mark.role is Role.WORDS for mark in marks):
        return None
    start, end = marks[0].start, marks[-1].end
    return Segment(Span(start, end), kind, block, tuple(_protected(text, marks)), key)


def _trimmed(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without what is frame at both ends."""
    left = deque(marks)
    sizes = Counter(mark.pair for mark in marks)
    _trim_bullet(text, left)
    before = -1
    while left and len(left) != before:
        before = len(left)
        _trim_start(text, left)
        _trim_end(text, left)
        _unwrap(left, sizes)
    return list(left)


def _trim_bullet(text: str, marks: deque[Mark]) -> None:
    _trim_start(text, marks)
    if marks and marks[0].role is Role.WORDS:
        bullet = _BULLET.match(text, marks[0].start, marks[0].end)
        if bullet:
            marks[0] = marks[0]._replace(start=bullet.end())


def _trim_start(text: str, marks: deque[Mark]) -> None:
    while marks:
        first = marks[0]
        words = text[first.start : first.end].lstrip(_SPACE) if first.role is Role.WORDS else ""
        if words:
            marks[0] = first._replace(start=first.end - len(words))
            return
        if first.role is not Role.WORDS and not _is_edge(text, first):
            return
        marks.popleft()


def _trim_end(text: str, marks: deque[Mark]) -> None:
    while marks:
        last = marks[-1]
        said = text[last.start : last.end] if last.role is Role.WORDS else ""
        words = said.rstrip(_SPACE_OR_BREAK)
        if words:
            marks[-1] = last._replace(end=last.start + len(words))
            return
        footnote = last.role is Protection.FOOTNOTE
        if last.role is not Role.WORDS and not footnote and not _is_edge(text, last):
            return
        marks.pop()


def _is_edge(text: str, mark: Mark) -> bool:
    """Whether the mark, at a segment's edge, stands as well outside it."""
    if mark.role in (Protection.LITERAL, Protection.ENTITY):
        return bool(_MARKER.match(text[mark.start : mark.end]))
    return mark.role in _EDGE


def _unwrap(marks: deque[Mark], sizes: Counter[int]) -> None:
    """Take off markup around the whole, and markup at an edge whose mate is elsewhere."""
    while marks:
        first, last = marks[0], marks[-1]
        if _is_alone(first, sizes):
            marks.popleft()
        elif _is_alone(last, sizes):
            marks.pop()
        elif first.pair and first.pair == last.pair and len(marks) > 1:
            marks.popleft()
            marks.pop()
        else:
            return


def _is_alone(mark: Mark, sizes: Counter[int]) -> bool:
    """Whether it is markup whose mate is on another line, or nowhere."""
    return _is_markup(mark) and (not mark.pair or sizes[mark.pair] < 2)


def _is_markup(mark: Mark) -> bool:
    return mark.role in (Protection.OPEN, Protection.CLOSE)


def _is_colon(text: str, mark: Mark) -> bool:
    """Whether it looks like the marker of a `: :` line, but stands in a sentence."""
    return mark.role is Protection.LITERAL and text[mark.start : mark.end] == ":"


def _protected(text: str, marks: list[Mark]) -> Iterator[Protected]:
    """What the segment protects; markup whose mate is elsewhere stands alone."""
    kept = [
        mark for mark in marks if isinstance(mark.role, Protection) and not _is_colon(text, mark)
    ]
    places: dict[int, list[int]] = {}
    for index, mark in enumerate(kept):
        if mark.pair:
            places.setdefault(mark.pair, []).append(index)
    for index, mark in enumerate(kept):
        mates = places.get(mark.pair, [])
        mate = sum(mates) - index if len(mates) == 2 else None
        kind = mark.role
        if _is_markup(mark) and mate is None:
            kind = Protection.HTML if text.startswith("<", mark.start) else Protection.LITERAL
        assert isinstance(kind, Protection)
        yield Protected(Span(mark.start, mark.end), kind, text[mark.start : mark.end], mate)
