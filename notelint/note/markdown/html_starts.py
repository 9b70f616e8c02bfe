"""How HTML blocks begin and end (CommonMark 0.31.2, section 4.6)."""

import re

from notelint.lazy import regex

# Start condition 6; `source` left and `search` joined the list in 0.31.
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|"
    "head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|"
    "p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)

_ATTRIBUTE = (
    r"[ \t]+[A-Za-z_:][A-Za-z0-9_.:-]*"
    r"(?:[ \t]*=[ \t]*(?:[^ \t\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
)
_START = regex(
    r"<(?:"
    r"(?P<raw>(?:script|pre|style|textarea)(?=[ \t>]|$))"
    r"|(?P<comment>!--)"
    r"|(?P<instruction>\?)"
    r"|(?P<cdata>!\[CDATA\[)"
    r"|(?P<declaration>![A-Za-z])"
    rf"|(?P<block>/?(?:{_BLOCK_TAGS})(?=[ \t]|/?>|$))"
    rf"|(?P<tag>(?:[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*[ \t]*/?"
    r"|/[A-Za-z][A-Za-z0-9-]*[ \t]*)>[ \t]*$)"
    r")",
    re.I,
)
_ENDS = {
    "raw": regex(r"</(?:script|pre|style|textarea)>", re.I),
    "comment": regex(r"-->"),
    "instruction": regex(r"\?>"),
    "cdata": regex(r"\]\]>"),
    "declaration": regex(r">"),
}


class HtmlStart:
    """The start condition that a line meets: `end` is None where a blank line ends the block."""

    __slots__ = ("end", "interrupts")

    def __init__(self, end: re.Pattern[str] | None, interrupts: bool) -> None:
        self.end = end
        self.interrupts = interrupts


_KINDS = {
    **{name: HtmlStart(end, True) for name, end in _ENDS.items()},
    "block": HtmlStart(None, True),
    # A complete tag of any other name may not interrupt a paragraph (condition 7).
    "tag": HtmlStart(None, False),
}


def html_start(line: str, position: int) -> HtmlStart | None:
    """The condition under which `line[position:]` opens an HTML block, or None."""
    match = _START.match(line, position)
    return _KINDS[match.lastgroup or ""] if match else None
