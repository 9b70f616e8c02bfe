"""The HTML of a note: its tags in document order, across Markdown, and how they pair."""

from notelint.note.html.pairing import Crossing, Pair, Pairing
from notelint.note.html.read import HtmlTags, read_html
from notelint.note.html.tags import Attribute, ShownTag, Tag, TagKind

__all__ = [
    "Attribute",
    "Crossing",
    "HtmlTags",
    "Pair",
    "Pairing",
    "ShownTag",
    "Tag",
    "TagKind",
    "read_html",
]
