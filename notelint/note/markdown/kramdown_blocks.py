"""kramdown's block parser within mistune's frame: rules tried in kramdown's order.

Unlike mistune's own loop, a rule whose start matches may decline, and the
next rule is asked. Rules by topic are in the modules `kramdown_*`.
"""

import re
from functools import cache
from typing import ClassVar

from mistune import BlockParser, BlockState

from notelint.lazy import regex
from notelint.note.markdown import (
    kramdown_attributes,
    kramdown_code,
    kramdown_definition_lists,
    kramdown_definitions,
    kramdown_html,
    kramdown_lists,
    kramdown_tables,
)
from notelint.note.markdown import kramdown_patterns as patterns
from notelint.note.markdown.kramdown_patterns import BLANK_LINES, PARAGRAPH_END, QUOTE_END
from notelint.note.markdown.kramdown_state import Block, KramdownState, finish, trim
from notelint.note.markdown.offsets import Piece
from notelint.note.node import Kind, Node

_QUOTE_PREFIX = regex(r" {0,3}> ?")
# Name of an identifier: XML 1.0, section 2.3.
_NAME_START = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_HEADING_ID = regex(r"[\t ]\{#([^\s{}]+)\}\Z")
_CLOSING_HASHES = regex(r"[\t ]#+\Z")
_ATX_LINE = regex(r"(#{1,6})[\t ]+(.*)\n")
_SETEXT_LINES = regex(r" {0,3}([^ \t\n].*)\n([-=][-=]*)[ \t\r\f\v]*\n")


class KramdownBlockParser(BlockParser):
    """mistune's block parser with kramdown's rules instead of CommonMark's."""

    SPECIFICATION: ClassVar[dict[str, str]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.rules = []
        self.register("blank_line", BLANK_LINES.pattern, parse_blank_lines)
        kramdown_code.register(self)
        self.register("quote", rf" {{0,3}}{patterns.QUOTE}", parse_quote)
        self.register("atx_heading", patterns.ATX, parse_atx_heading)
        self.register("rule", rf" {{0,3}}{patterns.RULE}", parse_rule)
        kramdown_lists.register(self)
        kramdown_definition_lists.register(self)
        kramdown_html.register(self)
        self.register("setext_heading", r" {0,3}[^ \t\n].*\n[-=]", parse_setext_heading)
        self.register("math", r" {0,3}\\?\$\$", parse_math)
        kramdown_tables.register(self)
        kramdown_definitions.register(self)
        kramdown_attributes.register(self)
        self.register("paragraph", r" {0,3}[^ \t\n]", parse_paragraph)
        # What is left of the rules when one has declined.
        self._rest = {name: self.rules[i + 1 :] for i, name in enumerate(self.rules)}
        self._all_rules = self.compile_sc()
        # A line that begins with a letter begins none of the other blocks.
        self._lettered_rules = self.compile_sc(["setext_heading", "table", "paragraph"])

    def parse(self, state: BlockState, _rules: list[str] | None = None) -> None:
        """Read the blocks of `state` until its text, or the HTML element it is in, ends."""
        assert isinstance(state, KramdownState)
        src, methods = state.src, self._methods
        lettered, any_rule = self._lettered_rules.match, self._all_rules.match
        while state.cursor < state.cursor_max and not state.found_end:
            first = lettered if src[state.cursor].isalpha() else any_rule
            match = first(src, state.cursor)
            while match:
                assert match.lastgroup
                end = methods[match.lastgroup](match, state)
                if end is not None:
                    state.cursor = end
                    break
                rest = self._rest[match.lastgroup]
                match = self.compile_sc(rest).match(src, state.cursor) if rest else None
            else:
                _add_bare_text(state)


def parse_blank_lines(_: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """Blank lines, which leave a mark that later rules ask for."""
    assert isinstance(state, KramdownState)
    last = state.last()
    if last is not None and last.name == "blank":
        last.value += "\n"
    else:
        state.add("blank", match.start(), match.end(), value=match[0][:2])
    return match.end()


def parse_paragraph(_: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """Lines up to one that begins another block in GFM; text after text is one paragraph."""
    assert isinstance(state, KramdownState)
    stop = PARAGRAPH_END.search(state.src, match.start())
    end = stop.end() if stop else state.cursor_max
    last = state.last()
    if last is not None and last.name == "paragraph" and last.state is state:
        last.end = end
    else:
        state.add("paragraph", match.start(), end)
    return end


def _add_bare_text(state: KramdownState) -> None:
    """A line that no rule takes, such as one indented by a space and a tab."""
    start = state.cursor
    state.cursor = state.find_line_end()
    last = state.last()
    if last is not None and last.name == "bare" and last.state is state:
        last.end = state.cursor
    else:
        state.blocks.append(Block("bare", state, start, state.cursor))


def parse_quote(parser: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """A quote takes all lines up to a blank line, headings and rules included."""
    assert isinstance(state, KramdownState)
    src, start = state.src, match.start()
    stop = QUOTE_END.search(src, start)
    end = stop.end() if stop else state.cursor_max
    node = state.node(Kind.BLOCK_QUOTE, start, end)
    state.add("quote", start, end, node)
    if state.too_deep:
        node.attrs["doubtful"] = True
        state.read_text_later(node, start, end)
        return end
    pieces: list[Piece] = []
    position = start
    while position < end:
        prefix = _QUOTE_PREFIX.match(src, position)
        line_end = state.find_line_end_at(position)
        pieces.append((prefix.end() if prefix else position, line_end))
        position = line_end
    state.set_content(node, match.end(), end)
    child = state.nested(pieces)
    parser.parse(child)
    node.children = finish(child.blocks)
    return end


def parse_atx_heading(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """`# text`, `# text #` and `# text {#id}`; nothing is a heading without text."""
    assert isinstance(state, KramdownState)
    line = _ATX_LINE.match(state.src, match.start())
    if line is None:
        return None
    start, end = _without_id(state.src, *line.span(2))
    text = state.src[start:end]
    closing = _CLOSING_HASHES.search(text)
    text_end = trim(state.src, start, start + closing.start())[1] if closing else end
    if text_end == start:
        return None
    node = _add_heading(state, line, (start, text_end), len(line[1]))
    node.attrs["closing_span"] = (
        state.derived.span(start + closing.start() + 1, end) if closing else None
    )
    return line.end()


def parse_setext_heading(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """One line of text with `===` or `---` straight below it, after a blank line."""
    assert isinstance(state, KramdownState)
    lines = _SETEXT_LINES.match(state.src, match.start())
    if lines is None or not state.after_boundary():
        return None
    start, end = _without_id(state.src, *lines.span(1))
    if start == end:
        return None
    node = _add_heading(state, lines, (start, end), 2 if lines[2][0] == "-" else 1)
    node.attrs["setext"] = True
    node.attrs["closing_span"] = state.derived.span(*lines.span(2))
    return lines.end()


def _add_heading(
    state: KramdownState, match: re.Match[str], content: tuple[int, int], level: int
) -> Node:
    node = state.node(Kind.HEADING, *match.span(), level=level, setext=False)
    node.content = state.derived.span(*content)
    identifier = _find_id(state.src[content[0] : match.end()].split("\n", 1)[0].rstrip())
    if identifier:
        node.attrs["id"] = identifier[1]
    state.add("heading", *match.span(), node)
    state.read_text_later(node, *content)
    return node


def _without_id(src: str, start: int, end: int) -> tuple[int, int]:
    start, end = trim(src, start, end)
    identifier = _find_id(src[start:end])
    return trim(src, start, start + identifier.start()) if identifier else (start, end)


def _find_id(text: str) -> re.Match[str] | None:
    identifier = _HEADING_ID.search(text)
    return identifier if identifier and _name().fullmatch(identifier[1]) else None


@cache
def _name() -> re.Pattern[str]:
    """Compiled when first asked for: these ranges take their time."""
    return re.compile(rf"[{_NAME_START}][{_NAME_START}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040]*")


def parse_rule(_: BlockParser, match: re.Match[str], state: BlockState) -> int:
    """Three or more of one of `*`, `-`, `_`."""
    assert isinstance(state, KramdownState)
    node = state.node(Kind.THEMATIC_BREAK, *match.span())
    state.add("rule", *match.span(), node)
    return match.end()


_MATH = regex(rf" {{0,3}}(\\)?\$\$((?s:.*?))\$\$({patterns.REST_OF_LINE})?")


def parse_math(_: BlockParser, match: re.Match[str], state: BlockState) -> int | None:
    """`$$ ... $$` between block boundaries (kramdown syntax, "Math Blocks")."""
    assert isinstance(state, KramdownState)
    if not state.after_boundary() or state.ahead.find("$$", match.end()) < 0:
        return None
    math = _MATH.match(state.src, match.start())
    if math is None:
        return None
    if math[1]:
        # The backslash is gone if this would have been a block, and text follows.
        state.cursor = math.end(1) if math[3] else state.cursor
        return None
    if not patterns.BOUNDARY.match(state.src, math.end()):
        return None
    node = state.node(Kind.MATH_BLOCK, *math.span(), display=True)
    node.content = state.derived.span(*trim(state.src, *math.span(2)))
    state.add("math", *math.span(), node)
    return math.end()
