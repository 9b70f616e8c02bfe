"""Block structure of CommonMark and GFM, line by line.

This is the parsing strategy of the specification (CommonMark 0.31.2,
appendix, phase 1): each line is matched against the blocks that are open,
may open new ones, and its rest goes to the innermost. Unlike mistune's block
phase, which cuts out the text of a quote or an item before it knows what is
open inside, it can tell a lazy continuation line from a new block, and
every block keeps its place in the note.
"""

from notelint.lazy import regex
from notelint.note.markdown.block_state import BlockState
from notelint.note.markdown.cursor import Cursor
from notelint.note.markdown.extensions import Extensions
from notelint.note.markdown.html_starts import html_start
from notelint.note.markdown.leaves import Code, Html, Paragraph, Table
from notelint.note.markdown.lists import read_marker
from notelint.note.markdown.tables import delimiter_row, split_cells
from notelint.note.node import Kind, Node
from notelint.note.span import Span

# Containers deeper than this are read as text: what nests deeper is no note, and
# the work for a line stays bounded.
MAX_DEPTH = 100

_LINE_END = regex(r"\r\n|\r|\n")
_ATX = regex(r"#{1,6}(?=[ \t]|$)")
_SETEXT = regex(r"(=+|-+)[ \t]*$")
_THEMATIC_BREAK = regex(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = regex(r"(`{3,})[^`]*$|(~{3,})")
_FOOTNOTE = regex(r"\[\^([^\] \t]+)\]:[ \t]*")

# What can begin a block other than a paragraph, or be indented code.
_SPECIAL = frozenset(" \t>#`~<=-+*_|:[0123456789")


class BlockParser:
    """Reads the lines of a note's body into a `BlockState`."""

    def __init__(self, extensions: Extensions) -> None:
        self.extensions = extensions

    def parse(self, text: str, body: Span) -> BlockState:
        """The blocks of `text[body]`, with their inlines still to be read."""
        state = BlockState(text, body, self.extensions)
        cursor = Cursor()
        start = body.start
        for match in _LINE_END.finditer(text, body.start, body.end):
            self._line(state, cursor, text[start : match.start()], start)
            start = match.end()
        if start < body.end:
            self._line(state, cursor, text[start : body.end], start)
        state.close_all()
        return state

    def _line(self, state: BlockState, cursor: Cursor, line: str, offset: int) -> None:
        state.line += 1
        if len(state.open) == 1 and line and line[0] not in _SPECIAL:
            leaf = state.leaf
            if type(leaf) is Paragraph:
                leaf.lines.append((offset, offset + len(line)))
                return
            if leaf is None:
                state.open_paragraph(offset, offset + len(line))
                return
        cursor.start(line, offset)
        depth = self._match_containers(state, cursor)
        if depth == len(state.open) and self._continue_leaf(state, cursor):
            return
        if cursor.blank:
            state.close_to(depth)
            state.close_leaf()
            return
        self._open_blocks(state, cursor, depth)

    def _match_containers(self, state: BlockState, cursor: Cursor) -> int:
        """How many open containers the line belongs to; the cursor goes past their markers."""
        depth = 1
        for container in state.open[1:]:
            if container.kind is Kind.BLOCK_QUOTE:
                if cursor.indent > 3 or not cursor.line.startswith(">", cursor.first):
                    break
                container.reach(cursor.skip_quote_marker(), state.line)
            elif cursor.blank:
                if not container.filled:
                    break  # an item may begin with one blank line, not with two
                cursor.skip(cursor.indent)
            elif cursor.indent >= container.width:
                cursor.skip(container.width)
            else:
                break
            depth += 1
        return depth

    def _continue_leaf(self, state: BlockState, cursor: Cursor) -> bool:
        """Give the line to the open block that takes any line, if there is one."""
        leaf = state.leaf
        if isinstance(leaf, Code):
            return self._continue_code(state, cursor, leaf)
        if isinstance(leaf, Html):
            if leaf.closing is None and cursor.blank:
                return False
            leaf.end, leaf.end_line = cursor.offset + len(cursor.line), state.line
            if leaf.closing is not None and leaf.closing.search(cursor.line, cursor.position):
                state.close_leaf()
            return True
        return False

    def _continue_code(self, state: BlockState, cursor: Cursor, leaf: Code) -> bool:
        if not leaf.fence:
            if cursor.blank:
                return True
            if cursor.indent < 4:
                return False
            cursor.skip(4)
            leaf.end, leaf.end_line = cursor.offset + len(cursor.line), state.line
            return True
        end = cursor.offset + len(cursor.line)
        leaf.end, leaf.end_line = end, state.line
        rest = cursor.line[cursor.first :].rstrip(" \t")
        if cursor.indent < 4 and rest.startswith(leaf.fence) and not rest.strip(leaf.fence[0]):
            start = cursor.offset + cursor.first
            leaf.end = start + len(rest)
            leaf.node.attrs["closed"] = True
            leaf.node.attrs["closing_span"] = Span(start, leaf.end)
            state.close_leaf()
        elif leaf.body is None:
            leaf.body = (cursor.offset + cursor.position, end)
        else:
            leaf.body = (leaf.body[0], end)
        return True

    def _open_blocks(self, state: BlockState, cursor: Cursor, depth: int) -> None:
        """Open what the line opens, then give its rest to the innermost block."""
        may_be_lazy = isinstance(state.leaf, Paragraph)
        in_paragraph = may_be_lazy and depth == len(state.open)
        while True:
            if cursor.indent > 3:
                if not may_be_lazy:
                    state.close_to(depth)
                    _open_indented_code(state, cursor)
                    return
                break
            if self._open_container(state, cursor, depth, in_paragraph):
                depth = len(state.open)
                in_paragraph = may_be_lazy = False
                if cursor.blank:
                    return
                continue
            if self._open_leaf(state, cursor, depth, in_paragraph, may_be_lazy):
                return
            break
        self._add_text(state, cursor, depth)

    def _open_container(
        self, state: BlockState, cursor: Cursor, depth: int, in_paragraph: bool
    ) -> bool:
        first = cursor.line[cursor.first]
        if len(state.open) >= MAX_DEPTH:
            if first in ">-+*0123456789[":
                state.open[-1].node.attrs["doubtful"] = True
            return False
        if first == ">":
            start = cursor.offset + cursor.first
            state.close_to(depth)
            quote = Node(Kind.BLOCK_QUOTE, Span(start, start), Span(start, start))
            state.push(quote, 0, cursor.skip_quote_marker())
            return True
        if first in "-+*0123456789":
            if _THEMATIC_BREAK.match(cursor.line, cursor.first):
                return False
            marker = read_marker(cursor, in_paragraph)
            if marker is None:
                return False
            state.close_to(depth)
            state.push_item(marker)
            return True
        if first == "[" and self.extensions.footnotes:
            match = _FOOTNOTE.match(cursor.line, cursor.first)
            if match is None:
                return False
            state.close_to(depth)
            start, end = cursor.offset + match.start(), cursor.offset + match.end()
            label = Span(cursor.offset + match.start(1), cursor.offset + match.end(1))
            attrs = {"label": match[1], "label_span": label}
            cursor.go_to(match.end())
            state.footnotes.add(match[1].casefold())
            state.push(
                Node(Kind.FOOTNOTE_DEFINITION, Span(start, end), Span(end, end), attrs), 4, end
            )
            return True
        return False

    def _open_leaf(
        self,
        state: BlockState,
        cursor: Cursor,
        depth: int,
        in_paragraph: bool,
        may_be_lazy: bool,
    ) -> bool:
        line, at = cursor.line, cursor.first
        first = line[at]
        if first == "#":
            match = _ATX.match(line, at)
            if match is None:
                return False
            state.close_to(depth)
            _add_atx_heading(state, cursor, match[0])
            return True
        if first in "`~":
            match = _FENCE.match(line, at)
            if match is None:
                return False
            state.close_to(depth)
            _open_fence(state, cursor, match[1] or match[2])
            return True
        if first == "<":
            html = html_start(line, at)
            in_text = in_paragraph if self.extensions.tag_ends_container else may_be_lazy
            if html is None or (in_text and not html.interrupts):
                return False
            state.close_to(depth)
            start, end = cursor.offset + at, cursor.offset + len(line)
            node = Node(Kind.HTML_BLOCK, Span(start, end), Span(start, end), {"markdown": False})
            state.open_leaf(node, Html(node, end, state.line, html.end))
            if html.end is not None and html.end.search(line, at):
                state.close_leaf()
            return True
        if in_paragraph and first in "=-":
            match = _SETEXT.match(line, at)
            if match is not None and state.close_as_setext(
                cursor.offset + at, cursor.offset + match.end(1)
            ):
                return True
        if first in "*-_" and _THEMATIC_BREAK.match(line, at):
            state.close_to(depth)
            start, end = cursor.offset + at, cursor.offset + len(line.rstrip(" \t"))
            state.add_leaf(Node(Kind.THEMATIC_BREAK, Span(start, end), Span(end, end)), end)
            return True
        if in_paragraph and first in "|-:" and self.extensions.tables:
            return _open_table(state, cursor)
        return False

    def _add_text(self, state: BlockState, cursor: Cursor, depth: int) -> None:
        leaf = state.leaf
        start, end = cursor.offset + cursor.first, cursor.offset + len(cursor.line)
        if isinstance(leaf, Paragraph):
            # Also where not all containers matched: a lazy continuation line (section 5.1).
            leaf.lines.append((start, end))
            return
        if isinstance(leaf, Table) and depth == len(state.open):
            cells = split_cells(cursor.line, cursor.first)
            if cells:
                state.add_row(leaf, cells, cursor, header=False)
                return
        state.close_to(depth)
        state.open_paragraph(start, end)


def _open_indented_code(state: BlockState, cursor: Cursor) -> None:
    cursor.skip(4)
    start, end = cursor.offset + cursor.position, cursor.offset + len(cursor.line)
    node = Node(Kind.CODE_BLOCK, Span(start, end), Span(start, end), {"fenced": False, "info": ""})
    state.open_leaf(node, Code(node, end, state.line))


def _open_fence(state: BlockState, cursor: Cursor, fence: str) -> None:
    start, end = cursor.offset + cursor.first, cursor.offset + len(cursor.line)
    after = start + len(fence)
    info = cursor.line[cursor.first + len(fence) :]
    info_start = after + len(info) - len(info.lstrip(" \t"))
    info = info.strip(" \t")
    attrs = {
        "fenced": True,
        "fence": fence,
        "fence_span": Span(start, after),
        "info": info,
        "info_span": Span(info_start, info_start + len(info)),
        "closed": False,
        "closing_span": None,
    }
    node = Node(Kind.CODE_BLOCK, Span(start, end), Span(end, end), attrs)
    state.open_leaf(node, Code(node, end, state.line, fence))


def _add_atx_heading(state: BlockState, cursor: Cursor, marker: str) -> None:
    line, start = cursor.line, cursor.first + len(marker)
    end = len(line.rstrip(" \t"))
    # A closing sequence is a run of `#` after a space, or the whole content.
    content_end = len(line[:end].rstrip("#"))
    closing = None
    if start < content_end < end and line[content_end - 1] in " \t":
        closing = Span(cursor.offset + content_end, cursor.offset + end)
        content_end = len(line[:content_end].rstrip(" \t"))
    else:
        content_end = end
    while start < content_end and line[start] in " \t":
        start += 1
    base = cursor.offset
    attrs = {"level": len(marker), "setext": False, "closing_span": closing}
    content = Span(base + start, base + content_end)
    node = Node(Kind.HEADING, Span(base + cursor.first, base + end), content, attrs)
    state.add_leaf(node, base + end)
    state.read_inlines_later(node, [(content.start, content.end)])


def _open_table(state: BlockState, cursor: Cursor) -> bool:
    aligns = delimiter_row(cursor.line, cursor.first)
    leaf = state.leaf
    if aligns is None or not isinstance(leaf, Paragraph):
        return False
    start, end = leaf.lines[-1]
    header = state.text[start:end]
    cells = [(start + a, start + b) for a, b in split_cells(header, 0)]
    if len(cells) != len(aligns):
        return False
    leaf.lines.pop()
    state.close_leaf()
    last = cursor.offset + len(cursor.line.rstrip(" \t"))
    header_span = Span(start, start + len(header.rstrip(" \t")))
    state.open_table(aligns, cells, header_span, Span(cursor.offset + cursor.first, last))
    return True
