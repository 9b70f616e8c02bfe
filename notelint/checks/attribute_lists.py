"""kramdown's attribute lists, `{: .notice}`, that miss what they were written for."""

from collections.abc import Iterator

from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, Fix, replace, rewrite
from notelint.lazy import regex
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

_LIST = regex(r"\{:\s*(?:[.#][\w-]|[\w-]+=[\"'])[^{}\n]*\}(?=[ \t]*(?:\r?\n|\Z))")
# On a line of its own: no closing brace or one too many, a space before the colon, no colon.
_NEARLY = regex(
    r"\{(?:[ \t]*:[ \t]*|(?=[^{\r\n:]*\}))"
    r"(?P<inner>[.#][A-Za-z][\w-]*(?:[ \t]+[^{}\r\n]*)?)\}*(?=[ \t]*(?:\r?\n|\Z))"
)
_LINE_START = regex(r"[ \t>]*")
_SPANS = frozenset({Kind.LINK, Kind.IMAGE, Kind.CODE, Kind.STRONG, Kind.EMPHASIS, Kind.HTML})


@check("NE604")
def ignored_attribute_lists(note: Note) -> Iterator[Finding]:
    """`{: .notice}` after text is text itself; between two blank lines the block below gets it.

    kramdown syntax, "Inline Attribute Lists"; its warning is "Found span IAL
    after text - ignoring it".
    """
    if not note.dialect.kramdown or "{:" not in note.text:
        return
    for node in note.all_nodes:
        if node.kind is Kind.ATTRIBUTE_LIST:
            if node.attrs.get("target") == "next" and _stands_alone(note, node):
                values = {"list": note.source[node.span].strip()}
                yield Finding("NE604", node.span, values, "detached", fix=_moved_up(note, node))
            continue
        for index, child in enumerate(node.children):
            if child.kind is not Kind.TEXT:
                continue
            for match in _LIST.finditer(note.text, *child.span):
                span = Span(*match.span())
                if note.text[span.start - 1 : span.start] != "\\":
                    before = node.children[index - 1] if index else None
                    fix = _attached(note, node, child, before, span)
                    yield Finding("NE604", span, {"list": match[0]}, fix=fix)


@check("NE604")
def malformed_attribute_lists(note: Note) -> Iterator[Finding]:
    """`{: .notice`, `{ : .notice}` and `{.notice}` on a line of its own: text to kramdown.

    With a brace further down it takes all up to there for the list (its
    `ALD_ANY_CHARS`), and readers miss what stands between.
    """
    if not note.dialect.kramdown:
        return
    for node in (*note.nodes(Kind.TEXT), *note.nodes(Kind.ATTRIBUTE_LIST)):
        swallows = node.kind is Kind.ATTRIBUTE_LIST
        if swallows and "\n" not in note.source[node.span].strip():
            continue
        for match in _NEARLY.finditer(note.text, *node.span):
            span = Span(*match.span())
            line = note.source.line_at(span.start)
            begins = _LINE_START.match(note.text, line.start)
            if not begins or begins.end() != span.start:
                continue
            better = f"{{: {match['inner'].strip()}}}"
            fix = rewrite(span, better, Applicability.UNSAFE)
            values = {"list": note.source[span], "better": better}
            variant = "swallows" if swallows else "malformed"
            yield Finding("NE604", span, values, variant, (better,), fix)
            if swallows:
                break


def _stands_alone(note: Note, node: Node) -> bool:
    lines, first = note.source.line_spans, note.source.line_index(node.span.start)
    above = first == 0 or not note.source[lines[first - 1]].strip()
    below = first + 1 >= len(lines) or not note.source[lines[first + 1]].strip()
    return above and below and node.span.start > note.body.start


def _moved_up(note: Note, node: Node) -> Fix | None:
    """The blank lines above the list removed."""
    end = note.source.line_at(node.span.start).start
    start = len(note.text[:end].rstrip())
    if start <= note.body.start:
        return None
    gap = Span(start, end)
    return replace(
        gap, note.source.newline, Applicability.UNSAFE, "Remove the blank line", "빈 줄을 지웁니다"
    )


def _attached(note: Note, block: Node, text: Node, before: Node | None, span: Span) -> Fix | None:
    """The list moved to what it was meant for: the element before it, or the whole block."""
    gap = note.text[text.span.start : span.start]
    if before and before.kind in _SPANS and not gap.strip():
        place = Span(text.span.start, span.start)
        return replace(place, "", Applicability.SAFE, "Remove the space", "공백을 지웁니다")
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or span.end != block.content.end:
        return None
    start = len(note.text[: span.start].rstrip())
    line = note.source.line_at(span.start)
    if note.text[line.start : line.start + 1].isspace() or start <= line.start:
        return None
    moved = Span(start, span.end)
    text_after = note.source.newline + note.source[span]
    return replace(
        moved, text_after, Applicability.UNSAFE, "Move it to the next line", "다음 줄로 옮깁니다"
    )
