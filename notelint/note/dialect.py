"""What renders the notes: it decides what breaks."""

from enum import StrEnum
from typing import NamedTuple


class Renderer(StrEnum):
    """The Markdown implementation."""

    KRAMDOWN = "kramdown"  # with its GFM parser, as Jekyll runs it
    COMMONMARK = "commonmark"
    GFM = "gfm"  # CommonMark with tables, strikethrough, task lists, footnotes


class Dialect(NamedTuple):
    """A renderer and what surrounds it.

    `site` is the generator ("jekyll", "hugo", "docusaurus", "hexo", "gatsby",
    "vitepress", "github" for plain files); `theme` a Jekyll theme whose front
    matter is known ("minimal-mistakes", "chirpy") or "". `liquid` says whether
    Liquid runs before Markdown; `cjk_friendly` whether emphasis next to Hangul
    follows the CJK-friendly amendment. `reason` tells a person how it was found.
    """

    renderer: Renderer = Renderer.GFM
    site: str = "github"
    theme: str = ""
    liquid: bool = False
    cjk_friendly: bool = False
    reason: str = "default"

    @property
    def kramdown(self) -> bool:
        """Whether kramdown, not a CommonMark renderer, decides."""
        return self.renderer is Renderer.KRAMDOWN


KRAMDOWN = Dialect(Renderer.KRAMDOWN, site="jekyll", liquid=True)
COMMONMARK = Dialect(Renderer.COMMONMARK)
GFM = Dialect(Renderer.GFM)
