"""The places in a rendered note that a `#fragment` can lead to."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import NamedTuple

from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# What Python's \w and Ruby's \p{Word} may disagree on; ASCII they agree on.
_DOUBTFUL = regex(r"[^\w\- \t]|[^\x00-\x7f\uac00-\ud7a3]")
# Ruby's \p{Word}: letters, marks, decimal digits, connectors such as `_`, and circled letters.
_WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_TAG = regex(r"<[^<>]*>")
_HTML_HEADING = regex(r"<h([1-6])\b[^<>]*>(.*?)</h\1\s*>", re.I | re.S)
_ATTRIBUTE_LIST_ID = regex(r"#([^\s}#.]+)")
_DASHES = regex("---?")
_LIQUID = regex(r"\{\{|\{%")
_HUGO_ID = regex(r"\s*\{\s*#([^\s{}]+)[^{}]*\}\s*$")

_ANCHOR_ATTRIBUTES = ("id", "name")


class Anchors:
    """The ids of a rendered note.

    `headings` maps the id of each heading to its place, `others` are the ids
    that the author wrote: attributes of tags and attribute lists, footnotes.
    `certain` is False where a heading's id cannot be known: it holds Liquid,
    or its generator's rule is not known here.
    """

    def __init__(self, headings: Mapping[str, Span], others: frozenset[str], certain: bool) -> None:
        self.headings = headings
        self.others = others
        self.certain = certain

    def __contains__(self, fragment: object) -> bool:
        return fragment in self.headings or fragment in self.others


def read_anchors(note: Note) -> Anchors:
    """The ids that the note's renderer gives and that the author wrote."""
    headings: dict[str, Span] = {}
    certain = note.dialect.site in {"jekyll", "github"} and _ids_are_made(note)
    slugs = heading_slugs(note)
    for heading, anchor in zip(slugs, numbered(slugs), strict=True):
        if anchor is None:
            certain = False
        else:
            headings.setdefault(anchor, heading.place)
    return Anchors(headings, frozenset(_written_ids(note)), certain)


class HeadingSlug(NamedTuple):
    """A heading: its place, what its text gives for an id, and the id that the author wrote.

    `slug` is None where Liquid writes the text; `own_id` is "" where the id is
    the renderer's to make.
    """

    place: Span
    slug: str | None
    own_id: str = ""


def heading_slugs(note: Note) -> list[HeadingSlug]:
    """The headings that get an id, in order."""
    slug = kramdown_slug if note.dialect.kramdown else github_slug
    return [
        HeadingSlug(place, None if text is None else slug(text), own_id)
        for place, text, own_id in _headings(note)
    ]


def numbered(headings: Iterable[HeadingSlug]) -> list[str | None]:
    """The id of each heading: its own, or its slug with `-1`, `-2` where it has come before."""
    seen: Counter[str] = Counter()
    return [
        heading.own_id or (None if heading.slug is None else _numbered(heading.slug, seen))
        for heading in headings
    ]


def kramdown_slug(text: str) -> str:
    """The id that kramdown's GFM parser makes of a heading's text (generate_gfm_header_id)."""
    return _DOUBTFUL.sub(_kept, text.lower()).replace(" ", "-").replace("\t", "-")


def github_slug(text: str) -> str:
    """The id that GitHub makes of a heading's text (html-pipeline, TableOfContentsFilter)."""
    return kramdown_slug(text.strip())


def _kept(character: re.Match[str]) -> str:
    sign = character[0]
    word = unicodedata.category(sign) in _WORD_CATEGORIES or "\u24b6" <= sign <= "\u24e9"
    return sign if word else ""


def _ids_are_made(note: Note) -> bool:
    """Whether Jekyll's settings leave kramdown's GFM parser to make ids, as they do by default."""
    options = note.site.settings.get("kramdown")
    if note.dialect.site != "jekyll" or not isinstance(options, dict):
        return True
    gfm = str(options.get("input") or "GFM").upper() == "GFM"
    return gfm and options.get("auto_ids", True) is True and not options.get("auto_id_prefix")


def _numbered(slug: str, seen: Counter[str]) -> str:
    """`slug` with `-1`, `-2` where it has come before."""
    count = seen[slug]
    seen[slug] += 1
    return f"{slug}-{count}" if count else slug


def _headings(note: Note) -> Iterator[tuple[Span, str | None, str]]:
    """Place, text (None if unknown) and explicit id of each heading, in order."""
    explicit = _explicit_id(note)
    for node in note.all_nodes:
        if node.kind is Kind.HEADING:
            text = heading_text(note, node)
            own_id = node.attrs.get("id") or ""
            if text is not None and not own_id and explicit:
                own_id, text = explicit(text)
            yield node.span, text, own_id
        elif node.kind is Kind.HTML_BLOCK and not note.dialect.kramdown:
            # Renderers after CommonMark run over the HTML too; kramdown gives no ids there.
            for found in _HTML_HEADING.finditer(note.source[node.span]):
                place = Span(node.span.start + found.start(), node.span.start + found.end())
                yield place, unescape(_TAG.sub("", found[2])).strip(), ""


def heading_text(note: Note, heading: Node) -> str | None:
    """What a reader reads in a heading, without images and tags; None where Liquid writes it."""
    parts: list[str] = []
    stack = list(reversed(heading.children))
    while stack:
        node = stack.pop()
        if node.kind is Kind.TEXT:
            text = str(node.attrs["text"])
            # kramdown makes dashes of them, which an id does not keep (Typographic Symbols).
            text = _DASHES.sub("", text) if note.dialect.kramdown else text
            parts.append(unescape(text))
        elif node.kind in {Kind.CODE, Kind.MATH}:
            parts.append(note.source[node.content])
        elif node.kind in {Kind.SOFT_BREAK, Kind.HARD_BREAK}:
            parts.append(" " if node.kind is Kind.SOFT_BREAK else "")
        elif node.kind is Kind.AUTOLINK:
            parts.append(str(node.attrs.get("text", note.source[node.span].strip("<>"))))
        elif node.kind not in {Kind.IMAGE, Kind.HTML, Kind.FOOTNOTE_REFERENCE}:
            stack.extend(reversed(node.children))
    text = "".join(parts)
    return None if note.dialect.liquid and _LIQUID.search(text) else text


def _explicit_id(note: Note) -> Callable[[str], tuple[str, str]] | None:
    """Takes `{#id}` off a heading's text where the renderer knows it and the tree does not."""
    if note.dialect.site not in {"hugo", "docusaurus", "vitepress"}:
        return None

    def explicit(text: str) -> tuple[str, str]:
        found = _HUGO_ID.search(text)
        return (found[1], text[: found.start()]) if found else ("", text)

    return explicit


def _written_ids(note: Note) -> Iterator[str]:
    """Ids in tags and attribute lists, and those of footnotes."""
    for tag in note.html.tags:
        if "id" in tag.source or "name" in tag.source or "ID" in tag.source:
            for name in _ANCHOR_ATTRIBUTES:
                attribute = tag.attrs.get(name)
                if attribute and attribute.value:
                    yield unescape(attribute.value)
    for node in note.nodes(Kind.ATTRIBUTE_LIST):
        yield from _ATTRIBUTE_LIST_ID.findall(note.source[node.span])
    for node in note.nodes(Kind.FOOTNOTE_DEFINITION):
        label = str(node.attrs["label"])
        yield from (f"fn:{label}", f"fnref:{label}", f"user-content-fn-{label}")
