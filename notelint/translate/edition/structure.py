"""Whether an edition is built as its source is: everything but words the same."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.front_matter import Entry
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition.skeleton import Bone, Numbers, Words, bones
from notelint.translate.extract.marks import Block, Mark, Role
from notelint.translate.extract.options import DEFAULT, ExtractOptions
from notelint.translate.extract.read import worded_blocks
from notelint.translate.segment import Protection

# What a line begins and ends with beside words and list markers.
_PREFIX = regex(r"[ \t>]*(?::[ \t]+)*")
_SUFFIX = regex(r"(?:<br[ \t]*/?>|\\|[ \t])+\Z")
# An engine's words may need escapes, and may name files.
_MAY_BE_MORE = frozenset(
    {Protection.ENTITY, Protection.ESCAPE, Protection.PATH, Protection.EMOJI, Protection.LITERAL}
)
_STOPS = ".,;:!?"


class StructureDifference(NamedTuple):
    """Something that is otherwise in the edition.

    `what` is "front-matter", "line" (its end, indentation, colons or `<br>`),
    "block", "markup" (inline elements of a block), "protected" or "liquid".
    `source` and `edition` are places in the two notes; `expected` and `found`
    say what is there, for people.
    """

    what: str
    source: Span
    edition: Span
    expected: str = ""
    found: str = ""


def structure_differences(
    source: Note,
    edition: Note,
    moved: Mapping[str, str] | None = None,
    options: ExtractOptions = DEFAULT,
) -> list[StructureDifference]:
    """Where `edition` is not `source` with other words; empty if nowhere.

    `moved` gives, for targets of links as written in the source, what the
    edition has in their place. Inline elements of one block may have changed
    places; keys that only the edition's front matter has are left alone.
    """
    numbers = Numbers()
    old = _Reading(source, Words(source, options, moved or {}), numbers)
    new = _Reading(edition, Words(edition, options, {}), numbers)
    return [
        *_front_matter_differences(source, edition, options),
        *_compared("line", old.lines(), new.lines()),
        *_compared("block", old.blocks(), new.blocks()),
        *_compared("markup", old.markup(), new.markup()),
        *_protected_differences(old, new),
        *_compared("liquid", old.liquid(), new.liquid()),
    ]


class _Part(NamedTuple):
    """A part of a note that has its equal in the other one."""

    span: Span
    key: object
    shown: str = ""


class _Reading:
    """The parts of one note."""

    def __init__(self, note: Note, words: Words, numbers: Numbers) -> None:
        self._note = note
        self._words = words
        self._bones: list[Bone] = list(bones(note.tree, words, numbers))

    def lines(self) -> list[_Part]:
        """Indentation, quote marks, colons, trailing `<br>` and line end of each line."""
        source = self._note.source
        spans = source.line_spans[bisect_left(source.line_starts, self._note.body.start) :]
        ends = [span.start for span in spans[1:]] + [len(source.text)] * bool(spans)
        return [self._line(span, end) for span, end in zip(spans, ends, strict=True)]

    def _line(self, span: Span, end: int) -> _Part:
        line = self._note.source[span]
        prefix, suffix = _PREFIX.match(line), _SUFFIX.search(line)
        before, after = prefix[0] if prefix else "", suffix[0] if suffix else ""
        key = (before, after, self._note.text[span.end : end], bool(line.strip()))
        return _Part(span, key, before + "…" + after)

    def blocks(self) -> list[_Part]:
        """The blocks, with all of them that a translation leaves alone."""
        return [_Part(bone.span, bone.key, str(bone.key[1])) for bone in self._bones]

    def markup(self) -> list[_Part]:
        """The inline elements of each block."""
        return [
            _Part(bone.span, bone.inlines, self._note.source[bone.span]) for bone in self._bones
        ]

    def protected(self) -> list[tuple[Block, Counter[tuple[str, str]]]]:
        """What is protected in each block of prose, by kind and text."""
        return [
            (block, Counter(self._protected(marks))) for block, marks in worded_blocks(self._note)
        ]

    def _protected(self, marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
        for mark in marks:
            written = self._words.without(mark.start, mark.end)
            if mark.role in (Protection.URL, Protection.PATH):
                # A full stop after an address belongs to it as far as the prose view can tell.
                written = written.rstrip(_STOPS)
            if mark.role is not Role.WORDS and written != ":":
                yield str(mark.role), written

    def liquid(self) -> list[_Part]:
        """Tags and outputs, in order."""
        spans = sorted(self._note.liquid.hidden())
        return [_Part(span, self._words.without(*span), self._note.source[span]) for span in spans]


def _compared(
    what: str, old: Sequence[_Part], new: Sequence[_Part]
) -> Iterator[StructureDifference]:
    """The differing parts; where their numbers differ, the run that does as one difference."""
    if len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            if one.key != other.key:
                yield StructureDifference(what, one.span, other.span, one.shown, other.shown)
        return
    shorter = min(len(old), len(new))
    first = next((i for i in range(shorter) if old[i].key != new[i].key), shorter)
    last = 0
    while last < shorter - first and old[-1 - last].key == new[-1 - last].key:
        last += 1
    yield StructureDifference(
        what,
        _extent(old, first, len(old) - last),
        _extent(new, first, len(new) - last),
        ", ".join(part.shown for part in old[first : len(old) - last][:9]),
        ", ".join(part.shown for part in new[first : len(new) - last][:9]),
    )


def _extent(parts: Sequence[_Part], first: int, last: int) -> Span:
    """From the part before the run, which may have caused it, to the one after."""
    around = parts[max(0, first - 1) : last + 1]
    if not around:
        return Span(0, 0)
    return Span(around[0].span.start, max(part.span.end for part in around))


def _protected_differences(old: _Reading, new: _Reading) -> Iterator[StructureDifference]:
    # Where the numbers of blocks differ, the blocks do, and that is told.
    for (block, had), (other, has) in zip(old.protected(), new.protected(), strict=False):
        lost, added = had - has, has - had
        odd = [key for key in added if key[0] not in _MAY_BE_MORE]
        if lost or odd:
            expected = " ".join(text for _, text in lost)
            found = " ".join(text for _, text in odd)
            yield StructureDifference("protected", block.span, other.span, expected, found)


def _front_matter_differences(
    source: Note, edition: Note, options: ExtractOptions
) -> Iterator[StructureDifference]:
    """Fences, keys and values; those of `options.keys` may say something else."""
    old, new = source.front_matter, edition.front_matter
    if old.kind != new.kind or (old.error is None) != (new.error is None):
        yield StructureDifference("front-matter", old.span, new.span, old.kind, new.kind)
        return
    names = {entry.key for entry in old.entries}
    kept = [entry for entry in new.entries if entry.key in names]
    before = _entry_parts(source, old.entries, options)
    yield from _compared("front-matter", before, _entry_parts(edition, kept, options))


def _entry_parts(note: Note, entries: Sequence[Entry], options: ExtractOptions) -> list[_Part]:
    parts: list[_Part] = []
    for key, key_span, value in entries:
        translated = key in options.keys and value.kind == "string"
        says = bool(str(value.value).strip()) if translated else note.source[value.span]
        between = note.text[key_span.end : value.span.start]
        span = Span(key_span.start, max(key_span.end, value.span.end))
        parts.append(_Part(span, (key, between, value.kind, says), note.source[span]))
    return parts
