"""Reading the front matter of a note."""

from notelint.note.dialect import GFM, Dialect
from notelint.note.front_matter.locate import (
    Block,
    find_block,
    find_misplaced,
    find_unclosed,
    has_key_line,
)
from notelint.note.front_matter.model import FrontMatter, Problem
from notelint.note.source import Source

# Code points; the longest of some 6,600 real blocks has under 6,000.
_LARGEST = 200_000


def read_front_matter(source: Source, dialect: Dialect = GFM) -> FrontMatter:
    """The front matter of `source` as the renderer of `dialect` sees it."""
    text = source.text
    block = find_block(text, dialect)
    if block:
        front_matter = _read(text, block)
        if front_matter.error and _may_be_breaks(block, dialect) and not has_key_line(text, block):
            return FrontMatter()
        return front_matter
    at_top = text[:1].isspace() or text[:1] in {"-", "<", "\ufeff", "\u200b"}
    if not at_top and "\n---" not in text[:300]:
        return FrontMatter()
    return FrontMatter(misplaced=find_misplaced(text), unclosed=find_unclosed(text))


def _may_be_breaks(block: Block, dialect: Dialect) -> bool:
    """Whether the fences may be two thematic breaks; Jekyll asks no such question."""
    return block.kind == "yaml" and dialect.site != "jekyll"


def _read(text: str, block: Block) -> FrontMatter:
    front_matter = FrontMatter(block.kind, block.span, block.content, block.body_start)
    if block.span.end - block.span.start > _LARGEST:
        return front_matter._replace(error=Problem("too-big", block.content.start))
    if block.kind == "yaml":
        from notelint.note.front_matter.yaml_block import read_yaml as read
    elif block.kind == "toml":
        from notelint.note.front_matter.toml_block import read_toml as read
    else:
        from notelint.note.front_matter.json_block import read_json as read
    entries, error = read(text, block)
    return front_matter._replace(entries=entries, error=error)
