"""The blocks that are open while a note is read, and the tree that grows from them."""

from typing import Any

from notelint.lazy import regex
from notelint.note.markdown.cursor import Cursor
from notelint.note.markdown.definitions import Definition, read_definition
from notelint.note.markdown.extensions import Extensions
from notelint.note.markdown.leaves import Code, Html, Leaf, Paragraph, Table
from notelint.note.markdown.lists import Marker
from notelint.note.markdown.offsets import Derived
from notelint.note.markdown.tables import cell_text
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_TASK = regex(r"\[([ xX])\][ \t]+")


class Container:
    """An open block quote, list item or footnote definition, or the document.

    `width` is the indentation by which a line belongs to it; `end` and
    `end_line` say how far it reaches so far. `list` is the list that is its
    last child, which a further item may join.
    """

    __slots__ = ("end", "end_line", "filled", "gap", "kind", "list", "node", "width")

    def __init__(self, node: Node, width: int, end: int, line: int) -> None:
        self.node = node
        self.kind = node.kind
        self.width = width
        self.end = end
        self.end_line = line
        self.filled = False
        self.gap = False  # a blank line lies between two children
        self.list: OpenList | None = None

    def reach(self, end: int, line: int) -> None:
        """Take note that the block reaches to `end`, on `line`."""
        if end > self.end:
            self.end = end
        if line > self.end_line:
            self.end_line = line


class OpenList:
    """A list that may get further items."""

    __slots__ = ("end_line", "family", "node", "tight")

    def __init__(self, node: Node, family: str) -> None:
        self.node = node
        self.family = family
        self.end_line = 0
        self.tight = True


class BlockState:
    """The document so far: what is open, definitions, and texts whose inlines wait for them."""

    def __init__(self, text: str, body: Span, extensions: Extensions) -> None:
        self.text = text
        self.extensions = extensions
        self.document = Node(Kind.DOCUMENT, body, body)
        self.open = [Container(self.document, 0, body.start, 0)]
        self.leaf: Leaf | None = None
        self.line = 0
        self.references: dict[str, dict[str, str | None]] = {}
        self.footnotes: set[str] = set()
        self.inline_texts: list[tuple[Node, Derived]] = []
        self._leaf_line = 0  # the line on which the open paragraph began

    # Opening

    def push(self, node: Node, width: int, end: int) -> None:
        """Open a container in the innermost one."""
        self._add_child(node)
        self.open.append(Container(node, width, end, self.line))

    def push_item(self, marker: Marker) -> None:
        """Open an item, in the list before it if their markers agree."""
        parent = self.open[-1]
        current = parent.list
        if current is None or current.family != marker.family:
            attrs: dict[str, Any] = {"start": marker.number, "tight": True}
            attrs["ordered"] = marker.number is not None
            node = Node(Kind.LIST, marker.span, marker.span, attrs)
            self._add_child(node)
            current = parent.list = OpenList(node, marker.family)
        elif self.line - current.end_line > 1:
            current.tight = False
        attrs = {"marker": marker.text, "marker_span": marker.span, "task": None}
        item = Node(Kind.LIST_ITEM, marker.span, marker.span, attrs)
        current.node.children.append(item)
        self.open.append(Container(item, marker.width, marker.span.end, self.line))

    def open_paragraph(self, start: int, end: int) -> None:
        """Begin a paragraph with one line."""
        if self.leaf is not None:
            self.close_leaf()
        self._begin_child()
        self.leaf = Paragraph([(start, end)])
        self._leaf_line = self.line

    def open_leaf(self, node: Node, leaf: Leaf) -> None:
        """Begin another block that takes lines."""
        self._add_child(node)
        self.leaf = leaf

    def add_leaf(self, node: Node, end: int) -> None:
        """Add a block of one line."""
        self._add_child(node)
        self.open[-1].reach(end, self.line)

    def _add_child(self, node: Node) -> None:
        self._begin_child()
        self.open[-1].node.children.append(node)

    def _begin_child(self) -> None:
        parent = self.open[-1]
        if parent.filled and self.line - parent.end_line > 1:
            parent.gap = True
        parent.filled = True
        parent.list = None

    # Closing

    def close_all(self) -> None:
        """Close everything: the note has ended."""
        self.close_to(1)
        self.close_leaf()

    def close_to(self, depth: int) -> None:
        """Close the containers deeper than `depth`; if there are none, the leaf."""
        self.close_leaf()
        while len(self.open) > depth:
            container = self.open.pop()
            node = container.node
            content_start = node.children[0].span.start if node.children else container.end
            node.span = Span(node.span.start, container.end)
            node.content = Span(min(content_start, container.end), container.end)
            parent = self.open[-1]
            parent.reach(container.end, container.end_line)
            if container.kind is Kind.LIST_ITEM and parent.list is not None:
                self._close_item(container, parent.list)

    def _close_item(self, item: Container, owner: OpenList) -> None:
        if item.gap:
            owner.tight = False
        owner.end_line = item.end_line
        owner.node.attrs["tight"] = owner.tight
        owner.node.span = owner.node.content = Span(owner.node.span.start, item.end)

    def close_leaf(self) -> None:
        """Close the paragraph, code, HTML block or table that takes lines."""
        leaf = self.leaf
        if leaf is None:
            return
        self.leaf = None
        if isinstance(leaf, Paragraph):
            self._close_paragraph(leaf)
            return
        node = leaf.node
        node.span = Span(node.span.start, leaf.end)
        if isinstance(leaf, Code) and leaf.fence:
            body = leaf.body or (node.content.start, node.content.start)
            node.content = Span(*body)
        elif isinstance(leaf, Code | Html):
            node.content = node.span
        else:
            node.content = node.span
        self.open[-1].reach(leaf.end, leaf.end_line)

    def _close_paragraph(self, leaf: Paragraph) -> None:
        lines = self._take_definitions(leaf.lines)
        if lines:
            self._add_text_block(Kind.PARAGRAPH, lines, {})

    def close_as_setext(self, start: int, end: int) -> bool:
        """Close the open paragraph as a heading underlined at `[start, end)`.

        False if nothing is left of it once its definitions are taken out.
        """
        leaf = self.leaf
        assert isinstance(leaf, Paragraph)
        self.leaf = None
        lines = self._take_definitions(leaf.lines)
        if not lines:
            return False
        level = 1 if self.text[start] == "=" else 2
        attrs = {"level": level, "setext": True, "closing_span": Span(start, end)}
        node = self._add_text_block(Kind.HEADING, lines, attrs)
        node.span = Span(node.span.start, end)
        self.open[-1].reach(end, self.line)
        return True

    def _add_text_block(
        self, kind: Kind, lines: list[tuple[int, int]], attrs: dict[str, Any]
    ) -> Node:
        last_start, last_end = lines[-1]
        last_end = last_start + len(self.text[last_start:last_end].rstrip(" \t"))
        lines[-1] = (last_start, last_end)
        span = Span(lines[0][0], last_end)
        node = Node(kind, span, span, attrs)
        self.open[-1].node.children.append(node)
        owner = self.open[-1]
        owner.reach(last_end, self._leaf_line + len(lines) - 1)
        if owner.kind is Kind.LIST_ITEM and self.extensions.task_lists:
            lines = self._take_task_marker(owner.node, node, lines)
        self.read_inlines_later(node, lines)
        return node

    def _take_task_marker(
        self, item: Node, node: Node, lines: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Read `[ ]` or `[x]` at the head of an item (GFM, section 5.3)."""
        start, end = lines[0]
        match = _TASK.match(self.text, start, end)
        if match is None or len(item.children) > 1:
            return lines
        item.attrs["task"] = match[1] != " "
        item.attrs["task_span"] = Span(start, start + 3)
        node.content = Span(match.end(), node.content.end)
        return [(match.end(), end), *lines[1:]]

    def read_inlines_later(self, node: Node, lines: list[tuple[int, int]]) -> None:
        """Remember a text for when all definitions are known."""
        self.inline_texts.append((node, Derived.joined_lines(self.text, lines)))

    # Link reference definitions

    def _take_definitions(self, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Make nodes of the definitions at a paragraph's head; the lines that are left."""
        if not lines or not self.text.startswith("[", lines[0][0]):
            return lines
        derived = Derived.joined_lines(self.text, lines)
        text, position, taken = derived.text, 0, 0
        while text.startswith("[", position):
            definition = read_definition(text, position)
            if definition is None:
                break
            breaks = text.count("\n", position, definition.end)
            last_line = self._leaf_line + breaks - (text[definition.end - 1] == "\n")
            self._add_definition(derived, position, definition, last_line)
            position = definition.end
            taken += breaks
            self._leaf_line += breaks
        return lines[taken:] if position < len(text) else []

    def _add_definition(
        self, derived: Derived, start: int, definition: Definition, last_line: int
    ) -> None:
        label_span = derived.span(*definition.label_range)
        title_range = definition.title_range
        last = title_range[1] if title_range else definition.url_range[1]
        attrs = {
            "label": definition.label,
            "url": definition.url,
            "title": definition.title,
            "url_span": derived.span(*definition.url_range),
            "title_span": derived.span(*title_range) if title_range else None,
        }
        span = derived.span(start, last)
        self.open[-1].node.children.append(Node(Kind.LINK_DEFINITION, span, label_span, attrs))
        self.open[-1].reach(span.end, last_line)
        self.references.setdefault(
            definition.key,
            {"url": definition.url, "title": definition.title, "label": definition.label},
        )

    # Tables

    def open_table(
        self,
        aligns: list[str | None],
        header: list[tuple[int, int]],
        header_span: Span,
        delimiter_span: Span,
    ) -> None:
        """Begin a table with its header and delimiter row."""
        attrs = {"align": aligns, "header": True, "delimiter_span": delimiter_span}
        node = Node(Kind.TABLE, header_span, header_span, attrs)
        self.line -= 1  # the header is on the line before
        self._add_child(node)
        self.line += 1
        self.leaf = Table(node, len(aligns), delimiter_span.end, self.line)
        self._add_row(self.leaf, header, header_span, header=True)

    def add_row(
        self, table: Table, cells: list[tuple[int, int]], cursor: Cursor, *, header: bool
    ) -> None:
        """Add the line at the cursor to a table."""
        base = cursor.offset
        span = Span(base + cursor.first, base + len(cursor.line.rstrip(" \t")))
        ranges = [(base + start, base + end) for start, end in cells]
        self._add_row(table, ranges, span, header=header)
        table.end, table.end_line = span.end, self.line

    def _add_row(
        self, table: Table, cells: list[tuple[int, int]], span: Span, *, header: bool
    ) -> None:
        row = Node(Kind.TABLE_ROW, span, span, {"header": header})
        table.node.children.append(row)
        for index, (start, end) in enumerate(cells):
            cell = Node(Kind.TABLE_CELL, Span(start, end), Span(start, end), {})
            if index >= table.columns:
                cell.attrs["ignored"] = True  # renderers drop cells beyond the header's
            row.children.append(cell)
            self.inline_texts.append((cell, cell_text(self.text, start, end)))
