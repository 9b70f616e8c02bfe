"""What Jekyll leaves of Liquid before kramdown sees a note.

Jekyll runs Liquid first. The tags `raw` and `endraw` vanish, and what is
between them is Markdown like all else; a comment vanishes whole; a
`highlight` block becomes `<figure>...</figure>`, an HTML block of kramdown
that holds no Markdown; in our tree it is the code block that the author
wrote. All other tags and outputs are replaced by text that
cannot be known here, so they are read as the text they are.
"""

from notelint.lazy import regex
from notelint.note.liquid import Liquid, LiquidBlock, scan_liquid
from notelint.note.markdown.offsets import Derived
from notelint.note.node import Kind, Node
from notelint.note.span import Span

_FIGURE = "figure"
# What kramdown might take for markup inside a tag or output, and noncharacters to stand for it
# (Unicode, 23.7: reserved for such internal use).
_MARKS = "|\"'<>[]()*`$\\"
_MASKED = str.maketrans(_MARKS, "".join(chr(0xFDD0 + at) for at in range(len(_MARKS))))
_UNMASKED = {mask: mark for mark, mask in _MASKED.items()}
_HIGHLIGHT = regex(r"\{%-?\s*highlight\s+(\S*)")


def without_liquid(text: str, body: Span) -> Derived:
    """The body as kramdown sees it, with line ends as line feeds."""
    derived = Derived.normalized(text, body)
    if "{%" not in derived.text and "{{" not in derived.text:
        return derived
    liquid = scan_liquid(derived.text, Span(0, len(derived.text)))
    return _Rewriter(_masked(derived, liquid)).run(liquid.blocks)


def _masked(derived: Derived, liquid: Liquid) -> Derived:
    """The text with the marks inside tags and outputs masked, one code point for each."""
    parts: list[str] = []
    end = 0
    for span in liquid.hidden():
        parts += (derived.text[end : span.start], derived.text[slice(*span)].translate(_MASKED))
        end = span.end
    parts.append(derived.text[end:])
    return Derived("".join(parts), derived.source, derived.at, derived.to, derived.slope)


def unmask(document: Node) -> None:
    """Give the nodes the marks in Liquid's tags and outputs again."""
    for node in document.walk():
        for name, value in node.attrs.items():
            if isinstance(value, str) and not value.isascii():
                node.attrs[name] = value.translate(_UNMASKED)


def name_highlighted(text: str, document: Node) -> None:
    """Make code blocks of the elements that stand for `highlight` blocks."""
    for node in document.walk():
        if node.kind is Kind.HTML_BLOCK and node.attrs["name"] == _FIGURE:
            opening = _HIGHLIGHT.match(text, node.span.start)
            if opening:
                node.kind = Kind.CODE_BLOCK
                node.attrs = {"fenced": False, "info": opening[1], "liquid": True}


class _Rewriter:
    """Builds a text from ranges of another one and replacements for the rest."""

    def __init__(self, derived: Derived) -> None:
        self.derived = derived
        self.at: list[int] = []
        self.to: list[int] = []
        self.slope: list[int] = []
        self.parts: list[str] = []
        self.length = 0

    def run(self, blocks: tuple[LiquidBlock, ...]) -> Derived:
        """The text with every block replaced by what becomes of it."""
        position = 0
        for block in blocks:
            if block.span.start < position:
                continue
            if block.name == "raw":
                self._keep(position, block.span.start)
                self._keep(block.inner.start, block.inner.end)
            elif block.name == "comment":
                self._keep(position, block.span.start)
            elif block.name == "highlight":
                self._keep(position, block.span.start)
                self._put(f"<{_FIGURE}>", block.opening.span)
                self._code(block.inner.start, block.inner.end)
                self._put(f"</{_FIGURE}>", block.closing.span)
            else:
                continue
            position = block.span.end
        self._keep(position, len(self.derived.text))
        return Derived("".join(self.parts), self.derived.source, self.at, self.to, self.slope)

    def _code(self, start: int, end: int) -> None:
        """Code, in which the highlighter has escaped what looks like a tag."""
        while (sign := self.derived.text.find("<", start, end)) >= 0:
            self._keep(start, sign)
            self._put("‹", Span(sign, sign + 1))
            start = sign + 1
        self._keep(start, end)

    def _keep(self, start: int, end: int) -> None:
        if start == end:
            return
        piece = self.derived.pick([(start, end)])
        self.at += [self.length + at for at in piece.at]
        self.to += piece.to
        self.slope += piece.slope
        self.parts.append(piece.text)
        self.length += len(piece.text)

    def _put(self, text: str, replaced: Span) -> None:
        """Add text for a range; its last character stands for the range's last one."""
        self.at += (self.length, self.length + len(text) - 1)
        self.to += (self.derived.original(replaced.start), self.derived.original(replaced.end - 1))
        self.slope += (0, 0)
        self.parts.append(text)
        self.length += len(text)
