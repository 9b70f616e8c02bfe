"""Tables that lose cells, tables that are none, text that is taken for one: NE301 to NE305."""

from collections.abc import Iterator

from notelint.checks.blank_lines import blank_lines_before
from notelint.checks.registry import check
from notelint.checks.table_lines import (
    cell_count,
    is_delimiter_row,
    neighbour,
    pipes,
    rows_of,
)
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.dialect import Renderer
from notelint.note.html.ranges import Ranges
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span


@check("NE301", "NE302", "NE303", "NE304", "NE305")
def tables(note: Note) -> Iterator[Finding]:
    """One walk over the blocks that hold a pipe."""
    if "|" not in note.text:
        return
    liquid = Ranges(note.liquid.hidden())
    end_of_list = 0
    for node in note.all_nodes:
        if node.kind is Kind.LIST:
            end_of_list = max(end_of_list, node.span.end)
        if node.kind is not Kind.TABLE and node.kind is not Kind.PARAGRAPH:
            continue
        if note.text.find("|", *node.span) < 0 or node.attrs.get("doubtful"):
            continue
        if node.kind is Kind.TABLE:
            if note.dialect.kramdown and _is_prose(note, node):
                places = [at for at in pipes(note.text, *node.span) if at not in liquid]
                yield _prose_as_table(note, node, places, in_list=node.span.start < end_of_list)
            else:
                yield from _rows(note, node)
        elif "\n" in note.source[node.span]:
            yield from _raw_table(note, node)


def _is_prose(note: Note, table: Node) -> bool:
    """A single line with a pipe in it, that nobody drew as a row."""
    line = note.source[table.span].strip()
    if "\n" in line or len(table.children) != 1 or _EMBED.search(line):
        return False
    return not (line.startswith("|") and line.endswith("|") and cell_count(line) > 1)


# Images of other programs (Tistory, Obsidian): no text, and an escaped pipe would not help.
_EMBED = regex(r"\[##_|!\[\[")


def _prose_as_table(note: Note, table: Node, places: list[int], in_list: bool) -> Finding:
    edits = tuple(Edit(Span(at, at + 1), _plain_pipe(note, at)) for at in places)
    fix = Fix(
        edits,
        # The paragraph that it becomes may set the items of its list apart, or no longer.
        Applicability.UNSAFE if in_list else Applicability.SAFE,
        {"en": "Escape the pipe", "ko": "세로줄 앞에 역슬래시를 씁니다"},
    )
    # A pipe in what looks like code is left to the author: a backslash would show.
    in_code = "`" in note.source[table.span]
    return Finding("NE303", Span(places[0], places[0] + 1), fix=None if in_code else fix)


def _plain_pipe(note: Note, at: int) -> str:
    math = note.math.at(at)
    # kramdown hands `$$` to MathJax as it is, where `\|` is a double bar.
    if math and math.delimiter == "$$":
        follows = note.text[at + 1 : at + 2]
        return "\\vert " if follows.isalnum() else "\\vert"
    return "\\|"


def _rows(note: Note, table: Node) -> Iterator[Finding]:
    """Rows with cells that the header does not have, by what split them."""
    header = next((row for row in table.children if row.attrs.get("header")), None)
    columns = _cells(note, header) if header else 0
    after_text = False
    for row in table.children:
        split = list(_split_by_pipe(note, row))
        yield from split
        is_text = not note.dialect.kramdown and "|" not in note.source[row.span]
        if is_text and not after_text:
            yield _text_as_row(note, row)
        elif columns and row is not header and not split and _cells(note, row) > columns:
            yield Finding("NE301", row.span, {"cells": _cells(note, row), "columns": columns})
        after_text = is_text


def _cells(note: Note, row: Node) -> int:
    """How many cells a row has; GFM keeps no more of them than the header has."""
    return len(row.children) if note.dialect.kramdown else cell_count(note.source[row.span])


_BACKTICKS = regex(r"`+")


def _split_by_pipe(note: Note, row: Node) -> Iterator[Finding]:
    """Code or math of a row that a pipe in it cuts in two."""
    text = note.text
    for span, what in [*_code_spans(note, row), *_math_spans(note, row)]:
        places = pipes(text, *span)
        if not places:
            continue
        edits = tuple(Edit(Span(at, at), "\\") for at in places)
        fix = Fix(
            edits,
            Applicability.SAFE,
            {"en": "Escape the pipe", "ko": "세로줄 앞에 역슬래시를 씁니다"},
        )
        yield Finding("NE304", span, {"what": text[slice(*span)]}, what, fix=fix, hides=row.span)


def _code_spans(note: Note, row: Node) -> Iterator[tuple[Span, str]]:
    """What was meant as code in a row; kramdown splits rows outside of code only."""
    if note.dialect.kramdown:
        return
    runs = list(_BACKTICKS.finditer(note.text, *row.span))
    lengths = {len(run[0]) for run in runs}
    if len(runs) % 2 or len(lengths) != 1:
        return
    for opening, closing in zip(runs[::2], runs[1::2], strict=True):
        content = note.text[opening.end() : closing.start()]
        if content and not content[0].isspace() and not content[-1].isspace():
            yield Span(opening.start(), closing.end()), ""


def _math_spans(note: Note, row: Node) -> Iterator[tuple[Span, str]]:
    at = row.span.start
    while (at := note.text.find("$", at, row.span.end)) >= 0:
        math = note.math.at(at)
        if math and row.span.covers(math.span):
            yield math.span, "math"
            at = math.span.end
        else:
            at += 1


def _text_as_row(note: Note, row: Node) -> Finding:
    if note.source[row.span].startswith("{:"):
        return Finding("NE305", row.span, variant="attributes")
    return Finding("NE305", row.span, variant="row", fix=_blank_lines(note, row.span.start))


def _raw_table(note: Note, paragraph: Node) -> Iterator[Finding]:
    """The lines of a table in a paragraph, by what keeps them from being one."""
    rows = rows_of(note, paragraph.span)
    texts = [note.source[row] for row in rows]
    for header, row in enumerate(texts[1:]):
        if is_delimiter_row(row) and pipes(texts[header], 0, len(texts[header])):
            cells, columns = cell_count(texts[header]), cell_count(row)
            if cells != columns and not note.dialect.kramdown:
                values = {"cells": columns, "columns": cells}
                yield Finding("NE302", rows[header], values, variant="count")
            else:
                yield from _glued(note, paragraph, rows, header)
            return
    drawn = _drawn_rows(texts)
    if drawn is None:
        return
    if note.dialect.kramdown:
        yield from _glued(note, paragraph, rows, drawn)
    elif note.dialect.renderer is Renderer.GFM:
        yield _without_delimiter(note, rows[drawn], rows[drawn + 1])


def _drawn_rows(texts: list[str]) -> int | None:
    """The first of two lines or more that begin and end with a pipe, with the same cells."""
    before = 0
    for index, text in enumerate(texts):
        row = text.strip()
        drawn = len(row) > 2 and row[0] == "|" == row[-1]
        cells = cell_count(row) if drawn else 0
        if cells > 1 and cells == before:
            return index - 1
        before = cells
    return None


def _glued(note: Note, paragraph: Node, rows: list[Span], first: int) -> Iterator[Finding]:
    """A table whose neighbours are not parted from it by a blank line.

    kramdown wants one on both sides; CommonMark renderers only below items and
    quotes, whose text the rows would go on.
    """
    last = first
    while last + 1 < len(rows) and "|" in note.source[rows[last + 1]]:
        last += 1
    start = rows[first].start
    line = note.source.line_at(start)
    # A table that opens an item has the item's marker before it on its line.
    opens_item = first == 0 and note.text[line.start : paragraph.span.start].strip(" \t>")
    glued: list[tuple[str, int]] = []
    if not opens_item and neighbour(note, start, -1):
        glued.append(("", start))
    below = neighbour(note, rows[last].start, 1) if note.dialect.kramdown else None
    if below:
        glued.append(("below", below.start))
    if glued:
        fix = _blank_lines(note, *(offset for _, offset in glued))
        yield Finding("NE305", rows[first], variant=glued[0][0], fix=fix)


def _without_delimiter(note: Note, first: Span, second: Span) -> Finding:
    line = note.source.line_at(second.start)
    delimiter = "|" + " --- |" * cell_count(note.source[first])
    new = f"{note.text[line.start : second.start]}{delimiter}{note.source.newline}"
    fix = Fix(
        (Edit(Span(line.start, line.start), new),),
        Applicability.UNSAFE,
        {"en": "Make the first row a header", "ko": "첫 줄을 머리글로 만듭니다"},
    )
    return Finding("NE302", first, fix=fix)


def _blank_lines(note: Note, *offsets: int) -> Fix:
    return blank_lines_before(note, *offsets, applicability=Applicability.SAFE)
