"""What a dialect adds to CommonMark."""

from typing import NamedTuple

from notelint.note.dialect import Dialect, Renderer


class Extensions(NamedTuple):
    """Syntax beyond CommonMark, and how emphasis treats Hangul."""

    tables: bool = False
    strikethrough: bool = False
    task_lists: bool = False
    footnotes: bool = False
    bare_urls: bool = False
    cjk_friendly: bool = False
    # cmark-gfm lets a line with a single tag (`<br>`) end a list or quote where other
    # renderers take it for a lazy continuation of the paragraph inside.
    tag_ends_container: bool = False

    @classmethod
    def of(cls, dialect: Dialect) -> "Extensions":
        """GFM's extensions unless the dialect is plain CommonMark."""
        more = dialect.renderer is not Renderer.COMMONMARK
        github = dialect.renderer is Renderer.GFM and dialect.site == "github"
        return cls(more, more, more, more, more, dialect.cjk_friendly, github)
