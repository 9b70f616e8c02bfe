"""Tags that do not pair: never closed, never opened, crossed, closed in another block."""

import re
from collections.abc import Iterable, Iterator

from notelint.checks.html_words import (
    foreign_ranges,
    is_named,
    swallowed,
    taken_words,
    typed_twice,
)
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix, replace, rewrite
from notelint.lazy import regex
from notelint.note.html import Pair, Tag
from notelint.note.html.elements import OPTIONAL_END, PHRASING
from notelint.note.html.ranges import Ranges
from notelint.note.liquid import CONDITIONAL
from notelint.note.node import Kind
from notelint.note.note import Note
from notelint.note.span import Span

# Elements that have a rule of their own.
_ELSEWHERE = frozenset({"details", "summary"})
_NO_SPACE = regex(r"\S")
_LAST_BREAK = regex(r"<br\s?/?>$", re.I)


@check("NE101")
def unclosed_tags(note: Note) -> Iterator[Finding]:
    """Tags that the author opened and never closed.

    Void elements, self-closing tags and elements whose end tag HTML makes
    optional (HTML Living Standard, 13.1.2.4) are left alone.
    """
    left = note.html.unclosed
    if not left:
        return
    words = {id(tag) for tag in taken_words(note)}
    left = tuple(
        tag for tag in _certain(note, left) if id(tag) not in words and tag.name not in _ELSEWHERE
    )
    twice = typed_twice(note, left)
    for _, second in twice:
        yield _written_for(second, f"</{second.written}>", "NE101", "twice")
    explained = {id(tag) for pair in twice for tag in pair}
    ends: dict[int, int] = {}
    for tag in left:
        if id(tag) not in explained:
            phrase = tag.name in PHRASING and tag.node.kind is not Kind.HTML_BLOCK
            if phrase and not _NO_SPACE.search(note.text, tag.span.end, tag.node.span.end):
                fix = replace(tag.span, "", Applicability.UNSAFE, "Remove it", "지웁니다")
                yield Finding("NE101", tag.span, {"tag": tag.written}, "alone", fix=fix)
                continue
            yield Finding(
                "NE101",
                tag.span,
                {"tag": tag.written},
                variant="phrase" if phrase else "",
                fix=_close_at_line_end(note, tag, ends) if phrase else None,
                hides=swallowed(note, tag),
            )


@check("NE102")
def stray_closing_tags(note: Note) -> Iterator[Finding]:
    """Closing tags of nothing: a browser drops them, kramdown shows them as text."""
    stray = tuple(_certain(note, note.html.stray))
    shown: dict[tuple[int, str], int] = {}
    for text in note.html.shown:
        shown.setdefault((id(text.node), text.name), text.span.start)
    # Where the opening tag is text, that is the finding.
    far = len(note.text)
    stray = tuple(t for t in stray if shown.get((id(t.node), t.name), far) > t.span.start)
    twice = typed_twice(note, stray)
    for first, _ in twice:
        yield _written_for(first, f"<{first.written}>", "NE102", "twice")
    explained = {id(tag) for pair in twice for tag in pair}
    for tag in stray:
        if id(tag) not in explained and not is_named(note, tag.name, tag.span):
            variant = "shown" if note.dialect.kramdown else ""
            fix = replace(tag.span, "", Applicability.UNSAFE, "Remove it", "지웁니다")
            yield Finding("NE102", tag.span, {"tag": tag.written}, variant, fix=fix)


@check("NE103")
def crossed_tags(note: Note) -> Iterator[Finding]:
    """Elements that overlap, `<b><i></b></i>`; HTML knows only elements within elements."""
    for crossing in note.html.crossed:
        first, second = crossing.first.closing, crossing.second
        if first.node is not second.closing.node or second.opening.node is not first.node:
            continue
        values = {"tag": first.written, "inner": second.opening.written}
        yield Finding("NE103", first.span, values, fix=_swapped(first, second.closing))


@check("NE104")
def closed_in_another_block(note: Note) -> Iterator[Finding]:
    """An element that opens in one paragraph or list item and closes in another.

    Markdown closes its own elements first: kramdown then ends the tag early
    and shows its closing tag as text; a browser that gets CommonMark's output
    ends anything but the oldest formatting elements early, too.
    """
    conditional = _conditional(note)
    for pair in note.html.pairs:
        if pair.opening.span.start in conditional:
            continue
        if _ends_inside_a_line(pair):
            fix = _on_its_own_line(note, pair)
            values: dict[str, str | int] = {"tag": pair.closing.written}
            yield Finding("NE104", pair.closing.span, values, "line", fix=fix)
        elif where := _torn(pair):
            line = note.source.line_column(pair.closing.span.start)[0]
            values = {"tag": pair.opening.written, "line": line}
            variant = "" if where == "block" else where
            yield Finding("NE104", pair.opening.span, values, variant)


def _ends_inside_a_line(pair: Pair) -> bool:
    """Whether kramdown, which reads Markdown in the element, misses its closing tag."""
    block, closing = pair.opening.node, pair.closing
    return (
        block.attrs.get("closed") is False
        and block.attrs.get("markdown") is True
        and pair.opening.span.start == block.span.start
        and closing.node is not block
        and block.span.covers(closing.span)
    )


def _on_its_own_line(note: Note, pair: Pair) -> Fix:
    line = note.source.line_at(pair.opening.span.start)
    before = note.text[line.start : pair.opening.span.start]
    place = Span(pair.closing.span.start, pair.closing.span.start)
    indent = note.source.newline + (before if not before.strip() else " " * len(before))
    return replace(
        place, indent, Applicability.SAFE, "Put it on a line of its own", "줄을 따로 씁니다"
    )


def _torn(pair: Pair) -> str:
    """What the pair straddles: "item", "cell" or "block"; empty if nothing."""
    opening, closing = pair.opening, pair.closing
    if opening.node is closing.node or opening.name in OPTIONAL_END:
        return ""
    if opening.node.attrs.get("doubtful") or closing.node.attrs.get("doubtful"):
        return ""
    same_container = opening.container is closing.container
    blocks = opening.node.kind is closing.node.kind is Kind.HTML_BLOCK
    if same_container and (blocks or opening.name not in PHRASING):
        return ""
    containers = {opening.container.kind, closing.container.kind}
    if not same_container and Kind.LIST_ITEM in containers:
        return "item"
    return "cell" if Kind.TABLE_CELL in (opening.node.kind, closing.node.kind) else "block"


def _conditional(note: Note) -> Ranges:
    """Where Liquid may leave things out: tags there need not pair as written."""
    return Ranges(block.span for block in note.liquid.blocks if block.name in CONDITIONAL)


def _certain(note: Note, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Those outside SVG and MathML that no tag inside a Liquid condition may belong to."""
    foreign = foreign_ranges(note)
    tags = [tag for tag in tags if tag.span.start not in foreign]
    conditional = _conditional(note)
    if not conditional:
        return iter(tags)
    names = {tag.name for tag in note.html.tags if tag.span.start in conditional}
    names |= {tag.name for tag in note.html.shown if tag.span.start in conditional}
    return (tag for tag in tags if tag.name not in names)


def _written_for(tag: Tag, meant: str, code: str, variant: str) -> Finding:
    fix = rewrite(tag.span, meant, Applicability.UNSAFE)
    values = {"tag": tag.source, "meant": meant}
    return Finding(code, tag.span, values, variant, (meant,), fix)


def _close_at_line_end(note: Note, tag: Tag, ends: dict[int, int]) -> Fix | None:
    """The closing tag at the end of the line, or of the cell, that `tag` stands in.

    `ends` remembers where each line's words end.
    """
    end = note.source.line_at(tag.span.start).end
    if tag.node.kind is Kind.TABLE_CELL:
        end = min(end, tag.node.span.end)
    if end not in ends:
        ends[end] = _words_end(note.text, note.source.line_at(tag.span.start).start, end)
    place = ends[end]
    if place <= tag.span.end:
        return None
    edit = Edit(Span(place, place), f"</{tag.written}>")
    message = {"en": "Close it at the end of the line", "ko": "줄 끝에서 닫습니다"}
    return Fix((edit,), Applicability.UNSAFE, message)


def _words_end(text: str, start: int, end: int) -> int:
    """The end of `text[start:end]` without trailing spaces and `<br>`."""
    while True:
        while end > start and text[end - 1].isspace():
            end -= 1
        last = _LAST_BREAK.search(text, max(start, end - 6), end)
        if not last:
            return end
        end = last.start()


def _swapped(first: Tag, second: Tag) -> Fix | None:
    """The two closing tags in the right order, where nothing stands between them."""
    if first.span.end != second.span.start:
        return None
    both = Span(first.span.start, second.span.end)
    text = second.source + first.source
    return replace(both, text, Applicability.SAFE, "Swap them", "순서를 바꿉니다")
