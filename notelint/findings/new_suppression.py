"""Comments that accept findings: where in a note each could stand, and what it says."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# Blocks that hold blocks: a comment goes before what is in them.
_CONTAINERS = frozenset(
    {Kind.DOCUMENT, Kind.BLOCK_QUOTE, Kind.LIST, Kind.LIST_ITEM, Kind.FOOTNOTE_DEFINITION}
    | {Kind.DEFINITION_LIST, Kind.DEFINITION}
)
# What may become a fence, a table or a formula once it is mended, with the comment in it.
_ALL_BUT_BLOCKS = ("```", "~~~", "|", "$$")
# Findings about such comments are mended, not accepted by more of them.
_ABOUT_COMMENTS = "NL"


class Form(StrEnum):
    """How far a comment reaches, from the narrowest on."""

    LINE = "line"  # behind the text of the line, or above an entry of the front matter
    BLOCK = "block"  # on a line of its own above the block
    FILE = "file"  # at the top of the note


class _Place(NamedTuple):
    """Where a comment goes in and of which kind it is, with what stands before and behind it."""

    at: int
    kind: str  # "html", "liquid", "#"
    before: str = ""
    behind: str = ""


def commented(note: Note, findings: Iterable[Finding], form: Form, reason: str) -> list[Finding]:
    """`findings` with fixes that, instead of mending them, add a comment of the form `form`.

    Findings that share a comment share its fix, which the first of them
    carries; those for which there is no place of this form have none. Whether
    the comment does what it should is left to whoever makes the fixes.
    """
    groups: defaultdict[_Place, list[Finding]] = defaultdict(list)
    bare = [finding._replace(fix=None) for finding in findings]
    for finding in bare:
        if finding.code.startswith(_ABOUT_COMMENTS):
            continue
        if place := _place(note, finding.span.start, form):
            groups[place].append(finding)
    carried = {id(group[0]): _fix(place, group, form, reason) for place, group in groups.items()}
    return [f._replace(fix=carried[id(f)]) if id(f) in carried else f for f in bare]


def _fix(place: _Place, group: list[Finding], form: Form, reason: str) -> Fix:
    verb = "ignore-file" if form is Form.FILE else "ignore"
    codes = ", ".join(sorted({finding.code for finding in group}))
    said = f"notelint-{verb}[{codes}]{reason and f' {reason}'}"
    comment = {
        "html": f"<!-- {said} -->",
        "liquid": f"{{% comment %}}{said}{{% endcomment %}}",
        "#": f"# {said}",
    }[place.kind]
    edit = Edit(Span(place.at, place.at), f"{place.before}{comment}{place.behind}")
    return Fix((edit,), Applicability.UNSAFE)


def _place(note: Note, offset: int, form: Form) -> _Place | None:
    if form is Form.FILE:
        return _top(note)
    if offset < note.body.start:
        return _above_entry(note, offset) if form is Form.LINE else None
    path = list(_path(note.tree, offset))
    return _behind_line(note, offset, path) if form is Form.LINE else _above(note, offset, path)


def _path(node: Node, offset: int) -> Iterator[Node]:
    """The nodes that hold `offset`, from the outermost on."""
    while True:
        yield node
        index = bisect_right(node.children, offset, key=lambda child: child.span.start) - 1
        if index < 0 or offset not in node.children[index].span:
            return
        node = node.children[index]


def _behind_line(note: Note, offset: int, path: list[Node]) -> _Place | None:
    """Behind the line of a paragraph; a comment in a heading would change its anchor."""
    kinds = [node.kind for node in path]
    if Kind.PARAGRAPH not in kinds or Kind.HTML_BLOCK in kinds:
        return None
    line = note.source.line_at(offset)
    # What makes a hard line break (CommonMark 0.31.2, section 6.7) stays at the end.
    text = note.source[line].rstrip(" \t").removesuffix("\\").rstrip(" \t")
    if text.lstrip(" \t>").startswith(_ALL_BUT_BLOCKS):
        return None
    return _Place(line.start + len(text), _kind(note, offset), before=" ")


def _above(note: Note, offset: int, path: list[Node]) -> _Place:
    """On a line of its own above the block, indented and quoted as the block's first line."""
    block = next((node for node in path if node.kind not in _CONTAINERS), None)
    line = note.source.line_at(block.span.start if block else offset)
    text = note.source[line]
    prefix = text[: len(text) - len(text.lstrip(" \t>"))]
    # Liquid leaves an empty line behind, which would end a list or paragraph.
    return _Place(line.start, "html", before=prefix, behind="\n")


def _above_entry(note: Note, offset: int) -> _Place | None:
    """Above the entry of the front matter that holds `offset`."""
    if note.front_matter.kind not in ("yaml", "toml"):
        return None
    for entry in note.front_matter.entries:
        if entry.key_span.start <= offset <= max(entry.key_span.end, entry.value.span.end):
            return _Place(note.source.line_at(entry.key_span.start).start, "#", behind="\n")
    return None


def _top(note: Note) -> _Place:
    """Before the first line of the body that is not blank."""
    body = note.text[note.body.start :]
    blank = len(body) - len(body.lstrip())
    if blank == len(body):
        return _Place(len(note.text), _kind(note, len(note.text)), before="\n", behind="\n")
    line = note.source.line_at(note.body.start + blank)
    at = max(line.start, note.body.start)
    return _Place(at, _kind(note, at), behind="\n\n")


def _kind(note: Note, offset: int) -> str:
    """Liquid, which leaves nothing in the page, where it is run; HTML elsewhere."""
    if not note.dialect.liquid or any(offset in span for span in note.liquid.raw):
        return "html"
    switch = note.front_matter.get("render_with_liquid")
    return "html" if switch is not None and switch.value is False else "liquid"
