"""Making a translation safe in the place of its segment."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from notelint.lazy import regex
from notelint.note.html.tags import Attribute
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span
from notelint.translate.edition import escape_values as values
from notelint.translate.edition.escape_markdown import Place, escaped_words
from notelint.translate.edition.matching import Piece, pieces_of
from notelint.translate.edition.spacing import mended, spaced
from notelint.translate.extract.read import title_span
from notelint.translate.segment import Protection, Segment

# Line ends and all spaces but one kind: what a renderer may strip, or YAML refuse.
_BLANKS = regex(r"(?:[^\S ]|[\x00-\x1f\x7f-\x9f\ufeff\ufffc\u2060])+")
_NO_CHARACTERS = regex(r"[\ud800-\udfff\ufffe\uffff]")


def escape(segment: Segment, note: Note, text: str) -> str:
    """`text`, a translation of `segment` with its protected spans restored, as the edition has it.

    Whatever the engine's words hold, they are words there: markup, quotes and
    line ends in them have no effect. A translation that is the source, or
    empty, gives the source.
    """
    source = note.text[segment.span.start : segment.span.end]
    if text == source:
        return source
    pieces = spaced(_tidy(pieces_of(segment, text)))
    if not any(piece.text.strip() for piece in pieces if piece.item is None):
        return source
    return _written(_escaped(segment, note, pieces), note)


def _escaped(segment: Segment, note: Note, pieces: Sequence[Piece]) -> str:
    if segment.kind == "title":
        return _in_front_matter(segment, note, pieces)
    if segment.kind == "html":
        return _each(pieces, values.in_html)
    if segment.kind in ("alt", "caption"):
        return _in_attribute(segment, note, pieces)
    return _in_markdown(note, pieces, _place(segment, note))


def _tidy(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each in one line, without spaces at the ends of lines."""
    tidy = []
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        words = piece.text
        if piece.item is None:
            words = _NO_CHARACTERS.sub("", _BLANKS.sub(" ", words))
            words = words.lstrip() if _ends_line(before) else words
            words = words.rstrip() if _ends_line(after) else words
        tidy.append(piece._replace(text=words))
    return tidy


def _ends_line(piece: Piece | None) -> bool:
    return piece is None or (piece.item is not None and piece.item.kind is Protection.BREAK)


def _written(words: str, note: Note) -> str:
    """The words in what the note's encoding has: "—" is not in CP949."""
    encoding = note.source.encoding
    if encoding.startswith("utf"):
        return words
    return words.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _place(segment: Segment, note: Note) -> Place:
    kind, kramdown = segment.kind, note.dialect.kramdown
    heading = _around(note.nodes(Kind.HEADING), segment.span) if kind == "heading" else None
    atx = heading is not None and not heading.attrs.get("setext")
    return Place(
        starts_line=not atx and kind not in ("cell", "alt"),
        pipes=kramdown or kind == "cell",
        brackets=kind == "alt" or _in_link(segment, note),
        tildes=not kramdown,
        heading=atx,
    )


def _in_link(segment: Segment, note: Note) -> bool:
    """Whether the segment is the whole text of a link, whose brackets are its frame."""
    link = _around(note.nodes(Kind.LINK), segment.span)
    return link is not None and link.content.covers(segment.span)


def _in_markdown(note: Note, pieces: Sequence[Piece], place: Place) -> str:
    pieces = mended(pieces, kramdown=note.dialect.kramdown)
    line = "".join(piece.text for piece in pieces)
    out: list[str] = []
    at = links = 0
    starts = place.starts_line
    for piece in pieces:
        end = at + len(piece.text)
        if piece.item is None:
            here = place._replace(starts_line=starts, brackets=place.brackets or links > 0)
            out.append(escaped_words(line, at, end, here))
        else:
            out.append(piece.text)
            if piece.item.kind in (Protection.OPEN, Protection.CLOSE):
                links += {"[": 1, "]": -1}.get(piece.item.restored[0], 0)
        starts = place.starts_line and _ends_line(piece)
        at = end
    return "".join(out).strip(" ")


def _each(pieces: Sequence[Piece], escaped: Callable[[str], str]) -> str:
    """The pieces, the words among them escaped."""
    texts = (escaped(piece.text) if piece.item is None else piece.text for piece in pieces)
    return "".join(texts)


def _in_attribute(segment: Segment, note: Note, pieces: Sequence[Piece]) -> str:
    """The text of an image, the title of a link or image, an attribute of an HTML tag."""
    image = _around(note.nodes(Kind.IMAGE), segment.span)
    if image and image.content.covers(segment.span):
        return _in_markdown(note, pieces, _place(segment, note))
    node = image or _around(note.nodes(Kind.LINK), segment.span)
    title = title_span(note.text, node) if node else None
    if title and title.covers(segment.span):
        quote = note.text[title.start - 1]
    else:
        attribute = _attribute(note, segment.span)
        quote = attribute.quote if attribute else '"'
    return _each(pieces, lambda words: values.in_attribute(words, quote))


def _in_front_matter(segment: Segment, note: Note, pieces: Sequence[Piece]) -> str:
    matter = note.front_matter
    starts = [entry.value.span.start for entry in matter.entries]
    style = matter.entries[bisect_right(starts, segment.span.start) - 1].value.style
    if style == "double":
        return _each(pieces, values.in_double_quotes)
    if style == "single":
        return _each(pieces, lambda words: values.in_single_quotes(words, matter.kind))
    written = _each(pieces, str)
    if style == "plain":
        return values.as_plain(written, flow=note.text.startswith("{", matter.content.start))
    return written


def _around(nodes: Sequence[Node], span: Span) -> Node | None:
    """The last of `nodes` that starts before `span`, if it holds it."""
    index = bisect_right(nodes, span.start, key=lambda node: node.span.start) - 1
    return nodes[index] if index >= 0 and nodes[index].span.covers(span) else None


def _attribute(note: Note, span: Span) -> Attribute | None:
    tags = note.html.tags
    index = bisect_right(tags, span.start, key=lambda tag: tag.span.start) - 1
    found = tags[index].attributes() if index >= 0 else ()
    return next((attribute for attribute in found if attribute.span.covers(span)), None)
