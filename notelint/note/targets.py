"""Where the links and images of a note lead, Markdown and HTML together."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

from notelint.lazy import regex
from notelint.note.html.ranges import Ranges
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# Attributes that name a file, by element.
_ATTRIBUTES = {"a": "href", "img": "src", "source": "src", "video": "src", "audio": "src"}
_FORMS = {Kind.LINK: "link", Kind.IMAGE: "image", Kind.LINK_DEFINITION: "definition"}
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
# Paths of the author's own machine.
OWN_DISK = regex(
    r"file:|[A-Za-z]:[\\/]|/Users/[^/]+/|/home/[^/]+/[^/]+/|~/|%USERPROFILE%"
    r"|/(?:var/folders|private/tmp)/",
    re.I,
)
_TEMPLATE = regex(r"\{\{|\{%|<%|\$\{")


class Target(NamedTuple):
    """What a link or image leads to.

    `url` is as the browser gets it, `span` its place in the note; `whole` the
    whole construct. `form` is "link", "image", "definition" or "html".
    """

    url: str
    span: Span
    whole: Span
    form: str
    name: str = ""  # of the element, for HTML

    @property
    def image(self) -> bool:
        """Whether the browser shows it in place."""
        return self.form == "image" or self.name in {"img", "source", "video", "audio"}

    @property
    def external(self) -> bool:
        """Whether it leads to another site."""
        return bool(_SCHEME.match(self.url))

    @property
    def template(self) -> bool:
        """Whether something is filled in before it is a target."""
        return bool(_TEMPLATE.search(self.url))

    @property
    def path(self) -> str:
        """The path, decoded, without query and fragment."""
        return unquote(re.split(r"[?#]", self.url, maxsplit=1)[0])

    @property
    def fragment(self) -> str:
        """What follows `#`, decoded; empty if nothing does."""
        return unquote(self.url.partition("#")[2])


def targets(note: Note) -> Iterator[Target]:
    """All targets in the note, not in document order; none from a doubtful block."""
    links = [(node, form) for kind, form in _FORMS.items() for node in note.nodes(kind)]
    nodes = note.all_nodes if links else ()
    doubtful = Ranges(node.span for node in nodes if node.children and node.attrs.get("doubtful"))
    for node, form in links:
        place = node.attrs.get("url_span")
        if place is not None and node.span.start not in doubtful:
            yield _target(note, node, place, form)
    for tag in note.html.tags:
        name = _ATTRIBUTES.get(tag.name)
        attribute = tag.attrs.get(name) if name and name in tag.source.lower() else None
        if attribute and attribute.value is not None:
            end = attribute.span.end - len(attribute.quote)
            span = Span(end - len(attribute.value), end)
            yield Target(unescape(attribute.value).strip(), span, tag.span, "html", tag.name)


def _target(note: Note, node: Node, place: Span, form: str) -> Target:
    written = note.source[place]
    if written.startswith("<") and written.endswith(">"):
        place = Span(place.start + 1, place.end - 1)
    return Target(str(node.attrs["url"]), place, node.span, form)
