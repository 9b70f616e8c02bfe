"""What kramdown's blocks begin and end with, for use at the start of a line.

Facts of kramdown 2.4 with its GFM parser 1.1, settled by running it. Ruby's
`\\s` is ASCII only, so that a line of no-break spaces is not blank.
"""

import re

from notelint.lazy import regex
from notelint.note.markdown.kramdown_tags import CLOSE_TAG, SPAN_ELEMENTS

SPACES = " \t\n\v\f\r"
"""What Ruby's `\\s` matches."""

REST_OF_LINE = r"[ \t\v\f\r]*\n"
INDENTATION = r"(?:\t| {4})"

# A name in an attribute list, a footnote's label.
NAME = r"[0-9A-Za-z_][-0-9A-Za-z_]*"
# What is between the braces. kramdown knows no limit; this one keeps time linear.
IN_BRACES = r"(?:\\\}|[^}]){1,1000}?"

IAL_LINE = rf"\{{:(?![:/]){IN_BRACES}\}}{REST_OF_LINE}"
"""A block attribute list (kramdown syntax, "Block Inline Attribute Lists")."""

EOB = rf"\^{REST_OF_LINE}"
"""The end-of-block marker."""

LIST_ITEM = r"(?:[+*-]|[0-9]+\.)[\t| ]"
DEFINITION = r":[\t| ]"
QUOTE = ">"
FENCE = r"[~`]{3}"
ATX = r"#{1,6}[\t ]"
RULE = r"(?:\*[ \t]*\*[ \t]*\*[* \t]*|-[ \t]*-[ \t]*-[- \t]*|_[ \t]*_[ \t]*_[_ \t]*)\n"

_NOT_SPAN = rf"(?!(?:{'|'.join(sorted((*SPAN_ELEMENTS, 'script')))})\b)"
_BLOCK_TAG = rf"<{_NOT_SPAN}[^\W\d]|(?=</{_NOT_SPAN}){CLOSE_TAG}"

# Lines that end a quote, and lazy lines of an item.
_LAZY_END = rf"{REST_OF_LINE}|{EOB}| {{0,3}}(?:{IAL_LINE}|{_BLOCK_TAG})"
_PARAGRAPH_END = (
    rf"{REST_OF_LINE}|{EOB}|{ATX}"
    rf"| {{0,3}}(?:{LIST_ITEM}|{DEFINITION}|{QUOTE}|{FENCE}|{IAL_LINE}|{_BLOCK_TAG})"
)

QUOTE_END = regex(rf"\n(?={_LAZY_END}|\Z)")
PARAGRAPH_END = regex(rf"\n(?={_PARAGRAPH_END}|\Z)")

BLANK_LINES = regex(rf"(?:{REST_OF_LINE})+")
EOB_LINE = regex(EOB)
RULE_LINE = regex(rf" {{0,3}}{RULE}")
BOUNDARY = regex(rf"{REST_OF_LINE}|{EOB}| {{0,3}}{IAL_LINE}|\Z")

INDENTED_CODE = regex(
    rf"(?>(?:{REST_OF_LINE})*"
    rf"(?:{INDENTATION}[ \t]*[^{SPACES}].*\n)+"
    rf"(?:(?! {{0,3}}(?:{IAL_LINE}|{_BLOCK_TAG})|{EOB})[ \t]*[^{SPACES}].*\n)*)*"
)
"""Indented lines, blank ones between them, and lazy lines below them."""


def not_lazy(indentation: int) -> re.Pattern[str]:
    """What keeps a line from being a lazy line of an item indented by `indentation`."""
    return re.compile(rf" {{0,{min(indentation, 3)}}}(?:{IAL_LINE}|{_BLOCK_TAG})")
