"""Liquid in a note: tags and outputs with their places, paired as Liquid pairs them.

Jekyll runs Liquid over the text below the front matter before Markdown sees
it, code included. Facts settled by running Liquid 5.4 (`lib/liquid.rb`,
`lib/liquid/block_body.rb`, `lib/liquid/tags/raw.rb`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from notelint.lazy import regex
from notelint.note.span import Span

if TYPE_CHECKING:
    from notelint.note.note import Note

BLOCKS = frozenset(
    {
        "capture",
        "case",
        "comment",
        "for",
        "highlight",
        "if",
        "ifchanged",
        "raw",
        "tablerow",
        "unless",
    }
)
"""Tags of Liquid, and Jekyll's `highlight`, that need an end tag."""

BRANCHES = {
    "else": frozenset(("case", "for", "if", "tablerow", "unless")),
    "elsif": frozenset(("if", "unless")),
    "when": frozenset(("case",)),
}
"""Tags that stand only inside one of these blocks."""

CONDITIONAL = frozenset(("case", "for", "if", "ifchanged", "tablerow", "unless"))
"""Blocks whose content may appear never, once or several times."""


class LiquidTag(NamedTuple):
    """`{% name markup %}`; `markup` without the dash that trims."""

    name: str
    markup: str
    span: Span


class LiquidOutput(NamedTuple):
    """`{{ content }}`; `content` without spaces around it and the dashes that trim."""

    content: str
    span: Span


class LiquidBlock(NamedTuple):
    """A tag and its end tag."""

    opening: LiquidTag
    closing: LiquidTag

    @property
    def name(self) -> str:
        """The opening tag's name."""
        return self.opening.name

    @property
    def span(self) -> Span:
        """From the first brace of the opening tag to the last of the closing one."""
        return Span(self.opening.span.start, self.closing.span.end)

    @property
    def inner(self) -> Span:
        """What stands between the tags."""
        return Span(self.opening.span.end, self.closing.span.start)


class Liquid(NamedTuple):
    """What Liquid sees in a note, in document order; empty where Liquid does not run.

    Each of `malformed` (cut off, or a tag without a name), `unclosed`,
    `stray` (end tags without a beginning) and `misplaced` (`else` outside
    `if`) stops Liquid, and with it the build. Nothing inside `raw` and
    `comment` blocks is listed.
    """

    tags: tuple[LiquidTag, ...] = ()
    outputs: tuple[LiquidOutput, ...] = ()
    blocks: tuple[LiquidBlock, ...] = ()
    unclosed: tuple[LiquidTag, ...] = ()
    stray: tuple[LiquidTag, ...] = ()
    misplaced: tuple[LiquidTag, ...] = ()
    malformed: tuple[Span, ...] = ()

    @property
    def raw(self) -> tuple[Span, ...]:
        """What stands inside raw blocks."""
        return tuple(block.inner for block in self.blocks if block.name == "raw")

    def hidden(self) -> Iterator[Span]:
        """What Markdown never meets as written: tags, outputs, comments; in order, disjoint."""
        comments = [block.span for block in self.blocks if block.name == "comment"]
        pieces = [*comments, *(t.span for t in self.tags), *(o.span for o in self.outputs)]
        end = 0
        for span in sorted(pieces, key=lambda span: (span.start, -span.end)):
            if span.start >= end:
                yield span
                end = span.end


NO_LIQUID = Liquid()


def read_liquid(note: "Note") -> Liquid:
    """The Liquid of the note's body; none where the renderer does not run it."""
    if not note.dialect.liquid or "{" not in note.text or not _is_rendered(note):
        return NO_LIQUID
    return scan_liquid(note.text, note.body)


def _is_rendered(note: "Note") -> bool:
    """Whether Jekyll runs Liquid over this note.

    It copies a file without front matter unread, also one of a collection
    (Jekyll::Collection#read), unless it is a post or a draft;
    `render_with_liquid: false` turns Liquid off (Jekyll 4, "Liquid").
    """
    if note.front_matter.kind == "none":
        return note.path is None or not _POSTS.isdisjoint(note.path.parts[:-1])
    switch = note.front_matter.get("render_with_liquid")
    return switch is None or switch.value is not False


def scan_liquid(text: str, body: Span) -> Liquid:
    """The Liquid of `text` in `body`, as if it were a template of its own."""
    scanner = _Scanner(text, body)
    scanner.run()
    return Liquid(
        tags=tuple(scanner.tags),
        outputs=tuple(scanner.outputs),
        blocks=tuple(sorted(scanner.blocks, key=lambda block: block.span)),
        unclosed=tuple(sorted([*scanner.open, *scanner.left_open], key=lambda tag: tag.span)),
        stray=tuple(scanner.stray),
        misplaced=tuple(scanner.misplaced),
        malformed=tuple(scanner.malformed),
    )


_POSTS = frozenset(("_posts", "_drafts"))
_OPENER = regex(r"\{[%{]")
_TAG = regex(r"-?\s*(\w+|#)\s*(.*?)\s*-?\Z", re.S)  # between the braces
_END_RAW = regex(r"\{%-?\s*endraw\b[^%]*%\}")
_COMMENT = regex(r"\{%-?\s*(end)?comment\b[^%]*%\}")
_END_NAME = regex(r"\{%-?\s*end(\w+)")


class _Scanner:
    """One pass over a template; every step moves forward, so that it is linear."""

    def __init__(self, text: str, body: Span) -> None:
        self.text = text
        self.body = body
        self.tags: list[LiquidTag] = []
        self.outputs: list[LiquidOutput] = []
        self.blocks: list[LiquidBlock] = []
        self.open: list[LiquidTag] = []
        self.left_open: list[LiquidTag] = []
        self.stray: list[LiquidTag] = []
        self.misplaced: list[LiquidTag] = []
        self.malformed: list[Span] = []
        self._depth: Counter[str] = Counter()
        # A plugin's tag needs an end tag exactly if the note has one further on.
        ends = _END_NAME.finditer(text, body.start, body.end)
        self._last_end = {match[1]: match.start() for match in ends}
        self._next: dict[str, int] = {}

    def run(self) -> None:
        """Read the whole body."""
        at = self.body.start
        while opener := _OPENER.search(self.text, at, self.body.end):
            is_tag = opener[0] == "{%"
            at = self._read_tag(opener.start()) if is_tag else self._read_output(opener.start())

    def _find(self, terminator: str, at: int) -> int:
        """The next place of `terminator`; remembered, so that a far one is looked for once."""
        found = self._next.get(terminator, self.body.start)
        if 0 <= found < at:
            found = self._next[terminator] = self.text.find(terminator, at, self.body.end)
        return found

    def _read_output(self, start: int) -> int:
        # Liquid ends an output at the first brace and then asks for a second one.
        brace = self._find("}", start + 2)
        if brace < 0:
            self.malformed.append(Span(start, start + 2))
            return start + 2
        span = Span(start, brace + 2)
        if not self.text.startswith("}}", brace):
            self.malformed.append(Span(start, brace + 1))
            return brace + 1
        content = self.text[start + 2 : brace].removeprefix("-").removesuffix("-").strip()
        self.outputs.append(LiquidOutput(content, span))
        return span.end

    def _read_tag(self, start: int) -> int:
        end = self._find("%}", start + 2)
        inner = _OPENER.search(self.text, start + 2, end) if end >= 0 else None
        if inner and _is_quoted(self.text[start : inner.start()]):
            inner = None
        # `{% if a }} ... {% endif %}`: its own end is missing, the next tag's was taken.
        stop = inner.start() if inner else end
        match = _TAG.match(self.text, start + 2, stop) if end >= 0 else None
        whole = Span(start, end + 2) if end >= 0 and not inner else Span(start, start + 2)
        if inner or match is None:
            self.malformed.append(whole)
        if match is None:
            return whole.end
        tag = LiquidTag(match[1], match[2], whole)
        if not inner:
            self.tags.append(tag)
        return self._enter(tag, whole.end)

    def _enter(self, tag: LiquidTag, after: int) -> int:
        """Note what the tag opens or closes; where to read on."""
        if tag.name.startswith("end") and len(tag.name) > 3:
            self._close(tag)
        elif tag.name in BRANCHES:
            if not any(self._depth[name] for name in BRANCHES[tag.name]):
                self.misplaced.append(tag)
        elif tag.name in ("raw", "comment"):
            return self._skip(tag, after)
        elif tag.name in BLOCKS or self._last_end.get(tag.name, -1) > tag.span.start:
            self.open.append(tag)
            self._depth[tag.name] += 1
        return after

    def _close(self, end: LiquidTag) -> None:
        name = end.name.removeprefix("end")
        if not self._depth[name]:
            self.stray.append(end)
            return
        while (opening := self.open.pop()).name != name:
            self._depth[opening.name] -= 1
            self.left_open.append(opening)
        self._depth[name] -= 1
        self.blocks.append(LiquidBlock(opening, end))

    def _skip(self, opening: LiquidTag, after: int) -> int:
        """Past a raw or comment block: comments nest, raw blocks do not."""
        depth = 1
        pattern = _END_RAW if opening.name == "raw" else _COMMENT
        for match in pattern.finditer(self.text, after, self.body.end):
            depth += -1 if opening.name == "raw" or match[1] else 1
            if not depth:
                closing = LiquidTag("end" + opening.name, "", Span(*match.span()))
                self.tags.append(closing)
                self.blocks.append(LiquidBlock(opening, closing))
                return match.end()
        self.left_open.append(opening)
        return self.body.end


def _is_quoted(before: str) -> bool:
    """Whether what follows `before` stands in quotation marks that it leaves open."""
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1
