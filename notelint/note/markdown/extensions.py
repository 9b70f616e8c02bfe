"""What a dialect adds to CommonMark."""

from dataclasses import dataclass

from notelint.note.dialect import Dialect, Renderer


@dataclass(frozen=True, slots=True)
class Extensions:
    """Syntax beyond CommonMark, and how emphasis treats Hangul."""

    tables: bool = False
    strikethrough: bool = False
    task_lists: bool = False
    footnotes: bool = False
    bare_urls: bool = False
    cjk_friendly: bool = False

    @classmethod
    def of(cls, dialect: Dialect) -> "Extensions":
        """GFM's extensions unless the dialect is plain CommonMark."""
        more = dialect.renderer is not Renderer.COMMONMARK
        return cls(more, more, more, more, more, dialect.cjk_friendly)
