"""What readers of a note are shown, as its parse tells: the note without its comments."""

from collections.abc import Hashable, Iterator

from notelint.note.node import Kind, Node
from notelint.note.note import Note

_AS_WRITTEN = frozenset({Kind.CODE, Kind.CODE_BLOCK, Kind.HTML, Kind.MATH, Kind.MATH_BLOCK})


def structure_of(note: Note) -> list[Hashable]:
    """Front matter, blocks, inlines and text, without comments and blanks.

    Two notes that differ in comments alone have the same.
    """
    found: list[Hashable] = [note.front_matter.kind, bool(note.front_matter.error)]
    found += [(entry.key, repr(entry.value.value)) for entry in note.front_matter.entries]
    text: list[str] = []
    for token in _tokens(note):
        if isinstance(token, str):
            text.append(token)
            continue
        found += ["".join(text), token]
        text.clear()
    found.append("".join(text))
    found += [(math.delimiter, note.source[math.content]) for math in note.math.spans]
    return found


def _tokens(note: Note) -> Iterator[str | tuple[Hashable, ...]]:
    """Text as strings, all else as tuples, in order, each with the depth it lies at."""
    stack: list[tuple[Node, int]] = [(note.tree, 0)]
    while stack:
        node, depth = stack.pop()
        written = note.source[node.span]
        if node.kind is Kind.TEXT:
            yield "".join(str(node.attrs.get("text", written)).split())
        elif node.kind is Kind.SOFT_BREAK or _is_comment(node, written):
            pass
        elif node.kind in _AS_WRITTEN or (node.kind is Kind.HTML_BLOCK and not node.children):
            yield depth, node.kind, "".join(written.split())
        else:
            yield depth, node.kind, *_attributes(node)
        stack.extend((child, depth + 1) for child in reversed(node.children))


def _is_comment(node: Node, written: str) -> bool:
    """Whether `node` is one HTML comment and nothing else."""
    text = written.strip()
    return (
        node.kind in (Kind.HTML, Kind.HTML_BLOCK)
        and text.startswith("<!--")
        and text.find("-->") == len(text) - 3
    )


def _attributes(node: Node) -> Iterator[Hashable]:
    for name, value in sorted(node.attrs.items()):
        if isinstance(value, str | int | bool | None):
            yield name, value
