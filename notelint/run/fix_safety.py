"""Whether a note is only better after a fix: judged by parsing and checking it again."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from notelint.findings.finding import Applicability, Edit, Finding
from notelint.note.front_matter import FrontMatter
from notelint.note.html import Tag
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_Place = Callable[[int], int]
_LINE_ENDS = ("\n", "\r")

# Blocks that a fix at their place may turn into each other, as its finding says: a table
# that was meant as text, a paragraph that an unknown tag made HTML.
_MENDED = frozenset(
    {Kind.PARAGRAPH, Kind.HEADING, Kind.THEMATIC_BREAK, Kind.DEFINITION_TERM}
    | {Kind.TABLE, Kind.TABLE_ROW, Kind.TABLE_CELL}
)
_INLINES = frozenset(
    {Kind.TEXT, Kind.EMPHASIS, Kind.STRONG, Kind.STRIKETHROUGH, Kind.CODE, Kind.LINK, Kind.IMAGE}
    | {Kind.AUTOLINK, Kind.HTML, Kind.MATH, Kind.FOOTNOTE_REFERENCE}
    | {Kind.SOFT_BREAK, Kind.HARD_BREAK, Kind.ATTRIBUTE_LIST}
)
# Attributes of a tag that tell of its other tag, which an edit may touch.
_FAR_SIDE = frozenset({"closed", "end_tag"})
_RUNNING_TEXT = frozenset({Kind.TEXT, Kind.SOFT_BREAK})


class Checked(NamedTuple):
    """A note and what is found in it."""

    note: Note
    findings: list[Finding]


def objection(before: Checked, after: Checked, fixed: Sequence[Finding], moves: "Moves") -> str:
    """Why the fixes of `fixed`, which made `after` of `before`, must not stay; "" if they may.

    "stays": a finding is still there; "new": another one appeared that none
    of the fixed ones hid; "final-newline": the file's end changed; "tree":
    the fixes are safe, but the note is parsed differently at a place that
    they do not touch.
    """
    if appeared := _appeared(before, after, fixed, moves):
        gone = {_key(finding, moves.before) for finding in fixed}
        return "stays" if appeared <= gone else "new"
    if before.note.text.endswith(_LINE_ENDS) != after.note.text.endswith(_LINE_ENDS):
        return "final-newline"
    safe = all(f.fix and f.fix.applicability is Applicability.SAFE for f in fixed)
    said = [place for f in fixed if f.hides for place in (f.span, f.hides)]
    return "tree" if safe and not same_elsewhere(before.note, after.note, moves, said) else ""


class Moves:
    """Where places of a text are after edits (in order, apart), told by offsets that do not move.

    A place that an edit touches becomes the start of that edit; all others
    become their offset in the text before.
    """

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._ends = [edit.span.end for edit in self._edits]
        grown = [len(edit.text) - (edit.span.end - edit.span.start) for edit in self._edits]
        self._grown = list(accumulate(grown))
        self._new_ends = [end + by for end, by in zip(self._ends, self._grown, strict=True)]

    def before(self, offset: int) -> int:
        """The unmoving offset of a place in the text before."""
        index = bisect_left(self._ends, offset)
        if index < len(self._edits):
            return min(offset, self._edits[index].span.start)
        return offset

    def after(self, offset: int) -> int:
        """The unmoving offset of a place in the text after."""
        index = bisect_left(self._new_ends, offset)
        place = offset - (self._grown[index - 1] if index else 0)
        if index < len(self._edits):
            return min(place, self._edits[index].span.start)
        return place

    def touch(self, span: Span) -> bool:
        """Whether an edit lies in or at an edge of `span`, which has unmoving offsets."""
        index = bisect_left(self._ends, span.start)
        return index < len(self._edits) and self._edits[index].span.start <= span.end


def _appeared(
    before: Checked, after: Checked, fixed: Sequence[Finding], moves: Moves
) -> set[tuple[str, int]]:
    """Findings that should be gone or were never there: code and unmoving place."""
    expected = Counter(_key(finding, moves.before) for finding in before.findings)
    expected -= Counter(_key(finding, moves.before) for finding in fixed)
    found = Counter(_key(finding, moves.after) for finding in after.findings)
    hidden = [finding.hides for finding in fixed if finding.hides]
    return {
        (code, place)
        for code, place in found - expected
        # What a cause hid may come to light once the cause is gone.
        if not any(span.start <= place <= span.end for span in hidden)
    }


def _key(finding: Finding, place: _Place) -> tuple[str, int]:
    return finding.code, place(finding.span.start)


def same_elsewhere(before: Note, after: Note, moves: Moves, explained: Iterable[Span] = ()) -> bool:
    """Whether both notes are parsed the same wherever no edit touches them.

    Compared are front matter, tree, tags and formulas. Of a paragraph or table
    that an edit touches, the links, code and so on must stay that it does not
    touch; lists, quotes and code around it keep their kind. What HTML hid from
    Markdown, or a table cut apart, may come to light when that is mended. At the places `explained`
    (of the text before) a finding said that all is wrong: there nothing is compared.
    """
    said = _Ranges(Span(moves.before(span.start), moves.before(span.end)) for span in explained)
    old = _Side(before, moves, moves.before, said)
    new = _Side(after, moves, moves.after, said)
    tables_gone = {*old.touched({Kind.TABLE})} - {*new.touched({Kind.TABLE})}
    hidden = [*old.hidden_by_html(), *tables_gone]
    mended = _Ranges([*hidden, *old.touched(_MENDED), *new.touched(_MENDED)])
    unseen = _Ranges(hidden)
    linked = _Ranges(new.touched({Kind.LINK, Kind.IMAGE}))
    return (
        (_is_broken(before.front_matter) or old.front_matter() == new.front_matter())
        and list(old.tree(mended, unseen, linked)) == list(new.tree(mended, unseen, linked))
        and list(old.tags()) == list(new.tags())
        and _unpaired(after) <= _unpaired(before)
        and list(old.formulas()) == list(new.formulas())
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """A note before or after edits, its places told by offsets that do not move."""

    note: Note
    moves: Moves
    place: _Place
    explained: "_Ranges"

    def span(self, span: Span) -> Span:
        return Span(self.place(span.start), self.place(span.end))

    def front_matter(self) -> list[Hashable]:
        """Where it ends, and the entries that no edit touches."""
        block = self.note.front_matter
        starts = [entry.key_span.start for entry in block.entries]
        ends = [*starts[1:], block.content.end]
        found: list[Hashable] = [block.kind, self.place(block.body_start)]
        for entry, start, end in zip(block.entries, starts, ends, strict=False):
            if not self.moves.touch(self.span(Span(start, end))):
                found.append((entry.key, repr(entry.value.value)))
        return found

    def touched(self, kinds: Collection[Kind]) -> Iterator[Span]:
        """Where blocks of some kinds lie that an edit touches."""
        for node in self.note.tree.walk():
            if node.kind in kinds:
                span = self.span(node.span)
                if self.moves.touch(span):
                    yield span

    def hidden_by_html(self) -> list[Span]:
        """HTML blocks that an edit touches, and blocks of text with a touched tag left open."""
        left_open = _Ranges(filter(self.moves.touch, map(self._of_tag, self.note.html.unclosed)))
        texts = filter(left_open.meet, self.touched(_MENDED))
        return [*self.touched({Kind.HTML_BLOCK}), *texts]

    def tree(self, mended: "_Ranges", unseen: "_Ranges", linked: "_Ranges") -> Iterator[Hashable]:
        """All that must not change, in order, with the containers that it lies in.

        Blocks at `mended` may become others, inlines at `unseen` come and go,
        and a bare address at `linked` is now that of a link.
        """
        stack: list[tuple[Node, tuple[Kind, ...]]] = [(self.note.tree, ())]
        while stack:
            node, path = stack.pop()
            span = self.span(node.span)
            in_mended = mended.meet(span)
            if self.explained.cover(span):
                pass
            elif node.kind in _INLINES:
                running = in_mended and node.kind in _RUNNING_TEXT
                address = node.kind is Kind.AUTOLINK and linked.meet(span)
                if not (running or address or self.moves.touch(span) or unseen.meet(span)):
                    yield path, node.kind, span, *_attributes(node)
            elif node.kind in _MENDED or node.kind is Kind.HTML_BLOCK:
                if not in_mended:
                    yield path, node.kind, span, *_attributes(node)
            else:
                path = (*path, node.kind)
                touched = in_mended or self.moves.touch(span) or node.kind is Kind.DOCUMENT
                kept = () if touched else (span, *_attributes(node))
                yield path, node.attrs.get("ordered"), *kept
            stack.extend((child, path) for child in reversed(node.children))

    def _of_tag(self, tag: Tag) -> Span:
        return self.span(tag.span)

    def _may_change(self, span: Span) -> bool:
        return self.moves.touch(span) or self.explained.cover(span)

    def tags(self) -> Iterator[Hashable]:
        for tag in self.note.html.tags:
            span = self._of_tag(tag)
            if not self._may_change(span):
                yield tag.name, tag.kind, span

    def formulas(self) -> Iterator[Hashable]:
        for math in self.note.math.spans:
            span = self.span(math.span)
            if not self._may_change(span):
                yield math.delimiter, span


def _unpaired(note: Note) -> int:
    return len(note.html.unclosed) + len(note.html.stray)


def _is_broken(block: FrontMatter) -> bool:
    return bool(block.error or block.misplaced or block.unclosed)


def _attributes(node: Node) -> Iterator[Hashable]:
    for name, value in sorted(node.attrs.items()):
        if not isinstance(value, Span) and name not in _FAR_SIDE:
            yield name, repr(value)


class _Ranges:
    """Spans, in any order, and whether a span meets one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start <= self._spans[-1].end:
                last = self._spans[-1]
                self._spans[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._spans.append(span)
        self._ends = [span.end for span in self._spans]

    def meet(self, span: Span) -> bool:
        """Whether `span` shares a place with one of the spans, or an edge."""
        index = bisect_left(self._ends, span.start)
        return index < len(self._spans) and self._spans[index].start <= span.end

    def cover(self, span: Span) -> bool:
        """Whether `span` lies in one of the spans."""
        index = bisect_left(self._ends, span.end)
        return index < len(self._spans) and self._spans[index].start <= span.start
