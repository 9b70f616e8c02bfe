"""What kramdown's block parser knows while it reads one text of a note.

kramdown parses the content of a quote or an item as a text of its own, made
of the lines without their prefixes. Each such text is a state, with the map
back to the note.
"""

from collections.abc import Iterable

from mistune import BlockState

from notelint.note.markdown.kramdown_lookahead import Lookahead
from notelint.note.markdown.kramdown_patterns import SPACES
from notelint.note.markdown.offsets import Derived, Piece
from notelint.note.node import Kind, Node
from notelint.note.span import Span

# Containers deeper than this hold plain text: each level reads its text once more.
MAX_DEPTH = 40


class Block:
    """A child of the container that is being read.

    `name` is what kramdown's rules ask of the child before: "paragraph",
    "list", "blank" (`value` is "\\n" for a single empty line), "eob" (`value`
    says for which construct), "silent" for what leaves no trace in kramdown's
    tree; `more` are the nodes of such ones straight after another. `start`
    and `end` are offsets in the text of `state`.
    """

    __slots__ = ("end", "more", "name", "node", "start", "state", "value")

    def __init__(
        self,
        name: str,
        state: "KramdownState",
        start: int,
        end: int,
        node: Node | None = None,
        value: str = "",
    ) -> None:
        self.name = name
        self.state = state
        self.start = start
        self.end = end
        self.node = node
        self.value = value
        self.more: list[Node] = []


class Gathered:
    """What is collected over the whole note before inlines are parsed.

    `texts` says of each text whether it is inside an HTML element.
    """

    def __init__(self) -> None:
        self.texts: list[tuple[Node, Derived, bool]] = []
        self.links: dict[str, tuple[str, str | None]] = {}
        self.footnotes: set[str] = set()
        self.parse_block_html = False


class KramdownState(BlockState):
    """A text with its map, the blocks found in it so far, and where it stands.

    `waiting` says that an attribute list waits for the next block; `element`
    is the HTML element that this parse is inside of, `found_end` whether its
    end tag has ended the parse.
    """

    # mistune's own `__init__` is not called: there is a state for each list item, and most of
    # what it makes is for rules of mistune's that are not used.
    def __init__(self, derived: Derived, parent: "KramdownState | None" = None) -> None:
        self.parent = parent
        self.derived = derived
        self.src = derived.text
        self.cursor = 0
        self.cursor_max = len(derived.text)
        self.gathered: Gathered = parent.gathered if parent else Gathered()
        self.level: int = parent.level + 1 if parent else 0
        self.blocks: list[Block] = []
        self.waiting = False
        self.element: str | None = None
        self.in_html: bool = parent.in_html if parent else False
        self.found_end = False
        self.ahead = Lookahead(derived.text)
        self.shortest_unclosed: dict[str, int] = {}

    def nested(self, pieces: Iterable[Piece]) -> "KramdownState":
        """A state for text made of pieces of this one's."""
        return KramdownState(self.derived.pick(pieces), self)

    @property
    def too_deep(self) -> bool:
        """Whether no further container is opened."""
        return self.level >= MAX_DEPTH

    # The blocks before

    def last(self) -> Block | None:
        """The child that kramdown has added last."""
        for block in reversed(self.blocks):
            if block.name != "silent":
                return block
        return None

    def last_two(self) -> tuple[Block | None, Block | None]:
        """The last child and the one before it."""
        real = (block for block in reversed(self.blocks) if block.name != "silent")
        return next(real, None), next(real, None)

    def after_boundary(self) -> bool:
        """Whether a block that wants a blank line or the like before it may begin here."""
        last = self.last()
        return (
            last is None
            or last.name == "blank"
            or (last.name == "eob" and not last.value)
            or self.waiting
        )

    # Adding blocks

    def add(
        self, name: str, start: int, end: int, node: Node | None = None, value: str = ""
    ) -> None:
        """Add a block; an attribute list that waits goes to it."""
        self.blocks.append(Block(name, self, start, end, node, value))
        self.waiting = False

    def add_silent(self, start: int, end: int, node: Node) -> None:
        """Add what kramdown's tree does not know."""
        if self.blocks and self.blocks[-1].name == "silent":
            self.blocks[-1].more.append(node)
        else:
            self.blocks.append(Block("silent", self, start, end, node))

    def take_after(self, block: Block) -> list[Node]:
        """Take back what follows `block`, one of the last: blank lines and attribute lists.

        The attribute lists, for the block that takes in `block` to hold.
        """
        nodes: list[Node] = []
        while (last := self.blocks[-1]) is not block:
            if last.name == "silent" and last.node is not None:
                nodes = [last.node, *last.more, *nodes]
            self.blocks.pop()
        return nodes

    # Places

    def node(self, kind: Kind, start: int, end: int, /, **attrs: object) -> Node:
        """A node for `src[start:end]` without the whitespace around it."""
        span = self.trimmed(start, end)
        return Node(kind, span, span, attrs)

    def trimmed(self, start: int, end: int) -> Span:
        """The note's range of `src[start:end]` without the whitespace around it."""
        return self.derived.span(*trim(self.src, start, end))

    def set_content(self, node: Node, start: int, end: int) -> None:
        """Say that what the node holds is in `src[start:end]`; it may be nothing."""
        start, end = trim(self.src, start, end)
        end_of_node = Span(node.span.end, node.span.end)
        node.content = self.derived.span(start, end) if start < end else end_of_node

    def read_text_later(self, node: Node, start: int, end: int) -> None:
        """Remember that the node's inlines are in `src[start:end]`, to be parsed at the end."""
        text = self.text_of(start, end)
        if text is not None:
            self.gathered.texts.append((node, text, self.in_html))

    def text_of(self, start: int, end: int) -> Derived | None:
        """`src[start:end]` without the whitespace around it and that at the lines' beginnings."""
        src = self.src
        start, end = trim(src, start, end)
        if start == end:
            return None
        if "\n" not in src[start:end] or not ("\n " in src[start:end] or "\n\t" in src[start:end]):
            return self.derived.part(start, end)
        pieces: list[Piece] = []
        while start < end:
            stop = src.find("\n", start, end) + 1 or end
            pieces.append((start, stop))
            start = stop
            while start < end and src[start] in " \t\f\v":
                start += 1
        return self.derived.pick(pieces)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without whitespace at its edges."""
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def pop_blank(blocks: list[Block]) -> Block | None:
    """Take away the blank lines at the end, which belong to the container outside."""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].name != "silent":
            return blocks.pop(index) if blocks[index].name == "blank" else None
    return None


def finish(blocks: list[Block]) -> list[Node]:
    """The nodes of a container whose blocks are all read; `blocks` is empty then."""
    nodes: list[Node] = []
    for block in blocks:
        if block.name == "paragraph" or block.name == "bare":
            state = block.state
            start, end = trim(state.src, block.start, block.end)
            span = state.derived.span(start, end)
            node = Node(Kind.PARAGRAPH, span, span)
            if block.name == "bare":
                node.attrs["bare"] = True
            state.read_text_later(node, start, end)
            nodes.append(node)
        elif block.node is not None:
            nodes.append(block.node)
            nodes += block.more
    # Blocks refer to their state and it to them: with that undone, both are gone as soon as
    # they are not needed, and no garbage collector has to look for them.
    blocks.clear()
    return nodes
