"""One note in both languages: each block of prose, and its translation after it.

The source stays as it is, byte for byte: translations are only put in. Where
they go depends on what surrounds the block, so that lists stay one list and
tables one table in every renderer:

- a paragraph is followed by a paragraph, a heading by one in italics, so that
  its anchor stays;
- inside an item, a definition or a footnote the translation goes on in the
  same paragraph, after a `<br>`;
- in a cell and in raw HTML it stands after a `<br>`, in front matter after ` / `.

Code, formulas and images that stand by themselves are there once.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.front_matter import FrontMatter
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.translate.edition.bilingual_blocks import Block, Place, blocks_of
from notelint.translate.edition.splice import splice
from notelint.translate.segment import Protection, Segment

Edit = tuple[Span, str]
Translated = tuple[Segment, str]
"""A segment, and what the edition has in its place, escaped for there."""

# They have a text of their own, but no place for a second one.
_WITHOUT_PLACE = frozenset({"alt", "caption"})
_BETWEEN = " / "
_ENDS_IN_BREAK = regex(r"(?:<br[ \t]*/?>[ \t]*| {2,}|\\)\Z")
_FRAME = " \t>"
# Times that a note is parsed again to find what does not fit; more blocks than that can
# tell would not fit in a note that no renderer reads well.
_MOST_TRIES = 24
_MARKUP = frozenset("*_`\\<")
# Blocks whose text is no prose, and those that hold others, cells or titles.
_OPAQUE = frozenset({Kind.CODE_BLOCK, Kind.MATH_BLOCK, Kind.THEMATIC_BREAK})
_HOLDERS = frozenset(
    {
        Kind.HEADING,
        Kind.BLOCK_QUOTE,
        Kind.LIST,
        Kind.LIST_ITEM,
        Kind.HTML_BLOCK,
        Kind.TABLE,
        Kind.TABLE_ROW,
        Kind.TABLE_CELL,
        Kind.DEFINITION_LIST,
        Kind.DEFINITION,
        Kind.FOOTNOTE_DEFINITION,
        Kind.LINK_DEFINITION,
        Kind.ABBREVIATION_DEFINITION,
    }
)


class _Group(NamedTuple):
    """What is put into one block at the top of the note, as it is best and as it is safest."""

    best: tuple[Edit, ...]
    inline: tuple[Edit, ...]


def bilingual(note: Note, translations: Iterable[Translated]) -> str:
    """The text of `note` with each translation after its source.

    What is put in never changes what the rest of the note is to its renderer:
    a block whose translation would do so gets it in its line, or, where even
    that does, not at all.
    """
    placed = [(segment, text) for segment, text in translations if text.strip()]
    placed = [each for each in placed if each[0].kind not in _WITHOUT_PLACE]
    body = [each for each in placed if each[0].key is None]
    groups = list(_groups(note, body))
    shape = _shape(note)
    best = [group.best for group in groups]
    for number in _breaking(note, shape, best):
        best[number] = groups[number].inline
    for number in _breaking(note, shape, best):
        best[number] = ()
    edits = [edit for group in best for edit in group]
    return splice(note.text, [*_titles(note, placed), *edits])


def _breaking(note: Note, shape: list[object], groups: Sequence[tuple[Edit, ...]]) -> list[int]:
    """Those of the groups that change the note around them, found by halving."""

    def fits(numbers: Iterable[int]) -> bool:
        edits = [edit for number in numbers for edit in groups[number]]
        return not edits or _shape(_note(note, splice(note.text, edits))) == shape

    everything = range(len(groups))
    if fits(everything):
        return []
    found: set[int] = set()
    halves = _halves(everything)
    for tried in count():
        if not halves:
            break
        numbers = halves.pop()
        if fits(numbers):
            continue
        if len(numbers) == 1 or tried > _MOST_TRIES:
            found.update(numbers)
        else:
            halves += _halves(numbers)
    # Two that fit alone may not fit together.
    rest = [number for number in everything if number not in found]
    return sorted(found) if fits(rest) else list(everything)


def _halves(numbers: range) -> list[range]:
    middle = (numbers.start + numbers.stop) // 2
    return [range(numbers.start, middle), range(middle, numbers.stop)]


def _note(note: Note, text: str) -> Note:
    return Note(Source(text, note.source.path), note.dialect, note.site)


def _shape(note: Note) -> list[object]:
    """The blocks of a note in order, without those that translations add."""
    found: list[object] = []
    for node in note.tree.walk():
        if node.kind in _OPAQUE:
            found.append((node.kind, note.text[node.span.start : node.span.end]))
        elif node.kind in _HOLDERS:
            found.append((node.kind, *map(node.attrs.get, ("level", "ordered", "tight"))))
    return found


def _groups(note: Note, translations: Sequence[Translated]) -> Iterator[_Group]:
    """The edits of each block at the top of the tree that has translations."""
    tops = note.tree.children
    blocks = blocks_of(note)
    number = 0
    held: dict[int, list[tuple[Block | None, list[Translated]]]] = {}
    found = blocks.around([segment.span for segment, _ in translations])
    for translated, block in zip(translations, found, strict=True):
        start = translated[0].span.start
        while number + 1 < len(tops) and tops[number + 1].span.start <= start:
            number += 1
        parts = held.setdefault(number, [])
        if block is None or not parts or parts[-1][0] is not block:
            parts.append((block, []))
        parts[-1][1].append(translated)
    for parts in held.values():
        best = [edit for block, those in parts for edit in _edits(note, block, those)]
        inline = [edit for _, those in parts for edit in _inline(those)]
        yield _Group(tuple(best), tuple(inline))


def _edits(note: Note, block: Block | None, those: Sequence[Translated]) -> Iterator[Edit]:
    if block is None or block.place is Place.INLINE:
        yield from _inline(those)
        return
    newline = note.source.newline
    if block.place is Place.TERM:
        lines = [block.prefix + _words(note, those)]
        yield Span(block.end, block.end), newline + newline.join(lines)
        return
    lines = list(_lines(note, block, those))
    if not lines:
        return
    if block.place is Place.HEADING:
        text = _words(note, those)
        lines = [block.prefix + (text if _MARKUP & set(text) else f"*{text}*")]
    if block.place is Place.UNDER:
        end = note.source.line_at(those[-1][0].span.end).end
        first = lines[0][len(block.prefix) :]
        # What might start a block of its own must not stand first in its line.
        broken = first[:1].isalpha() and _ENDS_IN_BREAK.search(note.text, block.start, end)
        gap = "" if broken or first.startswith("<br") else "<br>"
        lines[0] = f"{block.prefix}{gap}{first}"
        yield Span(end, end), newline + newline.join(lines)
        return
    lines[:0] = [block.prefix.rstrip()]
    lines += block.attributes
    if block.place is Place.HEADING and _goes_on(note, block):
        lines.append(block.prefix.rstrip())
    yield Span(block.end, block.end), newline + newline.join(lines)


def _goes_on(note: Note, block: Block) -> bool:
    """Whether the line after the block has something on it: it was apart, and has to stay so."""
    after = note.source.line_index(block.end) + 1
    lines = note.source.line_spans
    return after < len(lines) and bool(note.source[lines[after]].strip(_FRAME))


def _inline(those: Iterable[Translated]) -> Iterator[Edit]:
    for segment, text in those:
        if shown := _without_images(segment, text):
            yield Span(segment.span.end, segment.span.end), f"<br>{shown}"


def _words(note: Note, those: Sequence[Translated]) -> str:
    """From the first to the last segment of a line, translated."""
    span = Span(those[0][0].span.start, those[-1][0].span.end)
    return _spliced(note, span, those)


def _lines(note: Note, block: Block, those: Sequence[Translated]) -> Iterator[str]:
    """The lines of the block that have translations, with their frame; the first as a first one."""
    first = True
    for line, there in _by_line(note, those):
        start = max(line.start, block.start)
        words = _spliced(note, Span(start, line.end), there)
        if not any(map(str.isalnum, words)):
            continue
        if first:
            yield block.prefix + words.lstrip(_FRAME)
        else:
            yield note.text[line.start : start] + words
        first = False


def _by_line(
    note: Note, those: Iterable[Translated]
) -> Iterator[tuple[Span, Sequence[Translated]]]:
    """The lines that hold the segments, those that a segment joins as one."""
    held = Span(-1, -1)
    there: list[Translated] = []
    for translated in those:
        start, end = (note.source.line_at(at) for at in translated[0].span)
        if start.start > held.end and there:
            yield held, there
            there = []
        held = Span(held.start if there else start.start, end.end)
        there.append(translated)
    if there:
        yield held, there


def _spliced(note: Note, span: Span, those: Iterable[Translated]) -> str:
    """The text at `span` with translations, without its images, which stand there already."""
    edits = [
        (
            Span(segment.span.start - span.start, segment.span.end - span.start),
            _without_images(segment, new),
        )
        for segment, new in those
        if span.covers(segment.span)
    ]
    images = list(_images(note, span, edits))
    text = splice(note.source[span], [*edits, *images])
    return text.rstrip(" \t") if images else text


def _images(note: Note, span: Span, edits: Sequence[Edit]) -> Iterator[Edit]:
    images = note.nodes(Kind.IMAGE)
    for image in images[bisect_left(images, span.start, key=_start) :]:
        if image.span.start >= span.end:
            return
        at = Span(image.span.start - span.start, image.span.end - span.start)
        if not any(at.overlaps(edit) for edit, _ in edits):
            yield at, ""


def _start(node: Node) -> int:
    return node.span.start


def _without_images(segment: Segment, text: str) -> str:
    """A translation without the images of its sentence, which stand there already."""
    for protected in segment.protected:
        image = protected.restored.lower().startswith("<img")
        if protected.kind is Protection.IMAGE or image:
            text = text.replace(protected.restored, "", 1)
    return text.strip()


def _titles(note: Note, translations: Iterable[Translated]) -> list[Edit]:
    """Translations put into the front matter, unless its values would no longer be read so."""
    edits = [
        (Span(segment.span.end, segment.span.end), _BETWEEN + text)
        for segment, text in translations
        if segment.key is not None
    ]
    if not edits:
        return []
    added = _note(note, splice(note.text, edits)).front_matter
    return edits if _only_longer(note.front_matter, added) else []


def _only_longer(before: FrontMatter, after: FrontMatter) -> bool:
    """Whether the same keys have the same values, texts perhaps with more in them."""
    if after.error or len(before.entries) != len(after.entries):
        return False
    return all(
        old.key == new.key
        and old.value.kind == new.value.kind
        and (
            old.value.value == new.value.value
            or (isinstance(old.value.value, str) and _BETWEEN in str(new.value.value))
        )
        for old, new in zip(before.entries, after.entries, strict=True)
    )
