"""Whether an edition is built as its source is: headings, code and formulas, links, blocks."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from posixpath import basename
from unicodedata import normalize

from notelint.checks.registry import check
from notelint.checks.translations.alignment import aligned
from notelint.checks.translations.pairs import fresh_pair
from notelint.findings.finding import Finding
from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.source import Source
from notelint.note.span import Span
from notelint.note.targets import Target, targets
from notelint.translate.edition.reference import OF
from notelint.translate.edition.structure import structure_differences
from notelint.translate.segment import Protection, Segment

_HANGUL = regex(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_LANGUAGE = regex(r"\.(?:en|ko)(?:-[A-Z]{2})?(?=\.|$)")
_IN_LIQUID = regex(r"\{%-?\s*(?:post_url|link)\s+([^\s{}%]+)\s*-?%\}")
_SHOWN = 40
"""Code points of a piece of text that a message shows."""
_VERBATIM = frozenset({Protection.CODE, Protection.MATH})


@check("TR103", "TR104", "TR105", "TR106")
def other_structure(note: Note) -> Iterator[Finding]:
    """What of the source is otherwise in the edition; words aside."""
    pair = fresh_pair(note)
    if pair:
        yield from differences(*pair)


def differences(source: Note, edition: Note) -> Iterator[Finding]:
    """What of the source is otherwise in the edition, by the codes of the rules.

    Blocks are looked at only where nothing else is found: a heading, a code
    block or a link that is lost is no other block as well.
    """
    pair = source, edition
    found = [*_headings(*pair), *_code(*pair), *_inline_code(*pair), *_links(*pair)]
    yield from found
    if not found:
        yield from _blocks(*pair)


def _headings(source: Note, edition: Note) -> Iterator[Finding]:
    """A heading of another level; where the numbers of headings differ, the first one that does."""
    before, after = source.nodes(Kind.HEADING), edition.nodes(Kind.HEADING)
    for one, other in _differing(before, after, _level):
        if one is None or other is None or len(before) != len(after):
            place = _first_line(edition, other.span if other else _end(edition))
            values = {"expected": len(before), "found": len(after)}
            yield Finding("TR103", place, values, "number")
            return
        values = {"expected": _level(one), "found": _level(other)}
        yield Finding("TR103", _first_line(edition, other.span), values)


def _level(heading: Node) -> int:
    return int(heading.attrs["level"])


def _code(source: Note, edition: Note) -> Iterator[Finding]:
    """A code block with other code; lines that hold Korean are comments that may be translated."""
    before, after = source.nodes(Kind.CODE_BLOCK), edition.nodes(Kind.CODE_BLOCK)
    if len(before) != len(after):
        pairs = _differing(before, after, lambda node: node.attrs.get("info"))
        other = next((other for _, other in pairs), None)
        values = {"expected": len(before), "found": len(after)}
        place = _first_line(edition, other.span if other else _end(edition))
        yield Finding("TR104", place, values, "number")
        return
    for one, other in zip(before, after, strict=True):
        line = _other_line(_lines(source, one), _lines(edition, other))
        if line is not None:
            yield Finding("TR104", _line_of(edition, other, line), {}, "block")


def _lines(note: Note, block: Node) -> list[str]:
    return note.source[block.span].rstrip().splitlines()


def _other_line(before: Sequence[str], after: Sequence[str]) -> int | None:
    """The first line that says something else; None if none does."""
    for number, (one, other) in enumerate(zip(before, after, strict=False)):
        if one.strip() != other.strip() and not _HANGUL.search(one):
            return number
    return None if len(before) == len(after) else min(len(before), len(after)) - 1


def _line_of(note: Note, block: Node, number: int) -> Span:
    line = note.source.line_index(block.span.start) + number
    return note.source.line_spans[min(line, len(note.source.line_spans) - 1)]


def _inline_code(source: Note, edition: Note) -> Iterator[Finding]:
    """Code and formulas in sentences that their translations lack, or have beyond them."""
    for before, after in aligned(source, edition):
        had, has = _verbatim(source, before), _verbatim(edition, after)
        for text in had - has:
            if not _HANGUL.search(text):
                yield Finding("TR104", after.span, {"text": text[:_SHOWN]})


def _verbatim(note: Note, segment: Segment) -> Counter[str]:
    return Counter(note.source[mark.span] for mark in segment.protected if mark.kind in _VERBATIM)


def _links(source: Note, edition: Note) -> Iterator[Finding]:
    """Targets of the source that no link of the edition has, matched in order."""
    before, after = _targets(source), _targets(edition)
    missing = Counter(map(_leads_to, before)) - Counter(map(_leads_to, after))
    extra = Counter(map(_leads_to, after)) - Counter(map(_leads_to, before))
    strange = _taken(after, extra)
    for target in _taken(before, missing):
        there = next(strange, None)
        if there:
            values = {"expected": target.url[:_SHOWN], "found": there.url[:_SHOWN]}
            yield Finding("TR105", there.span, values)
        else:
            yield Finding("TR105", _end(edition), {"expected": target.url[:_SHOWN]}, "missing")


def _taken(found: Sequence[Target], wanted: Counter[str]) -> Iterator[Target]:
    """As many of the targets as are wanted."""
    for target in found:
        if wanted[_leads_to(target)] > 0:
            wanted[_leads_to(target)] -= 1
            yield target


def _targets(note: Note) -> list[Target]:
    found = [
        target for target in targets(note) if target.url and target.span.start >= note.body.start
    ]
    return sorted(found, key=lambda target: target.span)


def _leads_to(target: Target) -> str:
    """What the links of a note and of its edition have in common.

    A link to another note leads to its edition, which has another path, and
    headings have other words: of links within the site only the name counts.
    """
    if target.external:
        return target.url
    if target.template:
        return _IN_LIQUID.sub(lambda tag: _name_of(tag[1]), target.url)
    return _name_of(target.path.rstrip("/")) or "#"


def _name_of(path: str) -> str:
    """The name of a file without its language; macOS takes the letters of names apart."""
    return normalize("NFC", _LANGUAGE.sub("", basename(path)))


def _differing(
    before: Sequence[Node], after: Sequence[Node], key: Callable[[Node], object]
) -> Iterator[tuple[Node | None, Node | None]]:
    """Nodes in the same place that differ by `key`, and those that only one note has."""
    for one, other in zip_longest(before, after):
        if one is None or other is None or key(one) != key(other):
            yield one, other


def _blocks(source: Note, edition: Note) -> Iterator[Finding]:
    """The first block that is of another kind than in the source."""
    for difference in structure_differences(source, _without_reference(edition)):
        before, after = difference.expected.replace("_", " "), difference.found.replace("_", " ")
        if difference.what == "block" and before != after:
            variant = "" if before and after else "missing" if before else "extra"
            values = {"expected": before[:_SHOWN], "found": after[:_SHOWN]}
            place = _first_line(edition, difference.edition)
            yield Finding("TR106", place, values, variant)
            return


def _without_reference(edition: Note) -> Note:
    """The edition with blanks for the comment that names its source."""
    start = edition.text.rfind(f"<!-- {OF}=")
    if start < 0:
        return edition
    comment = Span(start, edition.text.find("-->", start) + 3)
    blanks = " " * (comment.end - comment.start)
    text = edition.text[: comment.start] + blanks + edition.text[comment.end :]
    return Note(Source(text, edition.path), edition.dialect, edition.site)


def _first_line(note: Note, span: Span) -> Span:
    """The first line of the span that is not blank, as far as it lies in it."""
    text = note.source[span]
    start = span.start + len(text) - len(text.lstrip())
    line = note.source.line_at(start)
    return Span(start, max(start, min(span.end, line.end)))


def _end(note: Note) -> Span:
    """The last line with text: what is missing has no place of its own."""
    end = len(note.text.rstrip())
    return Span(max(note.source.line_at(end).start, note.body.start), end)
