"""Headings that links lead to: their ids stay, or the links follow them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

from notelint.lazy import regex
from notelint.note.note import Note
from notelint.note.slugs import HeadingSlug, heading_slugs, numbered
from notelint.note.span import Span
from notelint.note.targets import Target, targets

# What kramdown takes as `{#id}`: an XML name (kramdown, Parser::Kramdown::HEADER_ID), nearly.
_XML_NAME = regex(r"[A-Za-z_가-힣][\w.-]*")
_BRACES = regex(r"[\s{}]")
# Generators whose renderers read `{#id}` at the end of a heading.
_WITH_IDS = frozenset({"hugo", "docusaurus", "vitepress"})


class Kept(NamedTuple):
    """`edits` of the edition write down ids of headings; `moved` leads from old ids to new."""

    edits: tuple[tuple[Span, str], ...] = ()
    moved: Mapping[str, str] = {}


def kept_ids(source: Note, edition: Note) -> Kept:
    """What becomes of the ids of the headings whose words the translation has changed.

    Each heading whose id would be another one gets its old id in `{#id}`,
    where the renderer reads that: links to it hold, wherever they are.
    Otherwise its id has moved.
    """
    before, after = heading_slugs(source), heading_slugs(edition)
    if len(before) != len(after):
        return Kept()
    old = numbered(before)
    changed = [one.slug != other.slug for one, other in zip(before, after, strict=True)]
    written = _with_ids(edition, after, old, changed)
    # A heading with an id of its own is not counted, so numbers of others may have changed.
    changed = [a != b for a, b in zip(old, numbered(written), strict=True)]
    written = _with_ids(edition, written, old, changed)
    edits = tuple(
        (Span(at, at), f" {{#{heading.own_id}}}")
        for heading, had in zip(written, after, strict=True)
        if heading is not had
        for at in [_end_of_text(edition, heading.place)]
    )
    new = numbered(written)
    moved = {a: b for a, b in zip(old, new, strict=True) if a and b and a != b}
    return Kept(edits, moved)


def _with_ids(
    edition: Note, headings: list[HeadingSlug], ids: list[str | None], wanted: list[bool]
) -> list[HeadingSlug]:
    """`headings`, those that are `wanted` with their ids where these can be written."""
    return [
        heading._replace(own_id=anchor)
        if want and anchor and not heading.own_id and _may_write(edition, heading, anchor)
        else heading
        for heading, anchor, want in zip(headings, ids, wanted, strict=True)
    ]


def followed(
    note: Note, moved_of: Callable[[str], Mapping[str, str]]
) -> Iterator[tuple[Span, str]]:
    """Edits that lead `#old` to `#new`.

    `moved_of` gives what has moved in the note that a path leads to, as
    written without fragment; "" is this note.
    """
    for target in targets(note):
        written = note.source[target.span]
        at = written.find("#")
        if at < 0 or target.external or target.template:
            continue
        moved = moved_of(target.path)
        new = _found(target, moved, note) if moved else None
        if new is not None:
            start = target.span.start + at + 1
            encoded = "%" in written[at:]
            yield Span(start, target.span.end), quote(new) if encoded else new


def _found(target: Target, moved: Mapping[str, str], note: Note) -> str | None:
    fragment = normalize("NFC", unquote(target.url.partition("#")[2]))
    if fragment in moved:
        return moved[fragment]
    # GitHub's page looks for the lower-case id too.
    return moved.get(fragment.lower()) if note.dialect.site == "github" else None


def _may_write(note: Note, heading: HeadingSlug, anchor: str) -> bool:
    """Whether the renderer takes `{#anchor}` after the heading for its id."""
    if not note.source[heading.place].strip() or note.source[heading.place].startswith("<"):
        return False
    if note.dialect.kramdown:
        return bool(_XML_NAME.fullmatch(anchor))
    return note.dialect.site in _WITH_IDS and not _BRACES.search(anchor)


def _end_of_text(note: Note, place: Span) -> int:
    """The end of the heading's first line; in Docusaurus before a closing `##`."""
    line = note.source.line_at(place.start)
    text = note.text[place.start : min(line.end, place.end)].rstrip()
    if note.dialect.site == "docusaurus" and text.rstrip("#").endswith((" ", "\t")):
        text = text.rstrip("#").rstrip()
    return place.start + len(text)
