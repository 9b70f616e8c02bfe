"""Words in Markdown: what would be read as markup is escaped, and nothing else.

Backslashes stand before what every renderer here lets escape (kramdown-parser-gfm,
ESCAPED_CHARS_GFM, which knows less than CommonMark 0.31.2, section 2.4); character
references are for what a backslash does not hide from all that read the note.
"""

import re
from typing import NamedTuple

from notelint.lazy import regex


class Place(NamedTuple):
    """Where words stand: what of Markdown is read there.

    `starts_line`: nothing but a frame stands before them. `pipes`: a `|`
    parts cells, or makes a table. `brackets`: inside the text of a link or
    image. `tildes`: a single `~` strikes through. `heading`: a final `#`
    closes it.
    """

    starts_line: bool = True
    pipes: bool = False
    brackets: bool = False
    tildes: bool = False
    heading: bool = False


_INLINE = regex(
    r"(?P<reference>\\(?=[!-/:-@\[-`{-~\s]|\Z)|&(?=#?\w+;)|\{(?=[{%:#.])|\[(?=\^|!)|(?<=\])[(\[{:]"
    r"|<(?=[A-Za-z/!?<가-힣]))"
    r"|(?P<mark>\$|(?<!\s)\*|\*(?!\s)|(?<![A-Za-z])_|_(?![A-Za-z0-9])|~~|(?<=~)~|!(?=\[))"
    r"|(?P<pipe>\|)|(?P<bracket>[\[\]^])|(?P<tilde>~)|(?P<tick>`)"
)
_START = regex(
    r"(?P<number>[0-9]{1,9})(?=[.)](?:[ \t]|\Z))"
    r"|(?P<reference>\^(?=[ \t]*\Z)|\{|\[(?=[ xX]\](?:[ \t]|\Z)))"
    r"|#{1,6}(?=[ \t]|\Z)|[-+=:](?=[ \t]|\Z|[-+=:|])|>|\|"
)
_CLOSING = regex(r"(#+)([ \t]*)\Z")


def escaped_words(text: str, start: int, end: int, place: Place) -> str:
    """The words `text[start:end]`; what stands around them in the line says what they would be."""
    out: list[str] = []
    at = start
    if place.starts_line and (first := _START.match(text, start)) and first.end() <= end:
        out.append(_at_line_start(first))
        at = first.end()
    for match in _INLINE.finditer(text, at):
        if match.start() >= end:
            break
        out += (text[at : match.start()], _inline(match, place))
        at = match.end()
    out.append(text[at:end])
    words = "".join(out)
    if place.heading and end == len(text):
        words = _CLOSING.sub(r"\\\1\2", words)
    return words


def _at_line_start(match: re.Match[str]) -> str:
    if match["number"]:
        return match[0] + "\\"
    return reference(match[0]) if match["reference"] else "\\" + match[0]


def _inline(match: re.Match[str], place: Place) -> str:
    kind = match.lastgroup or ""
    # `\[` and `\(` are formulas for MathJax; kramdown looks for code in a row with escaped ticks.
    if kind == "reference" or (kind == "bracket" and place.brackets):
        return reference(match[0])
    if kind == "tick" and place.pipes:
        return reference(match[0])
    if (kind == "pipe" and not place.pipes) or (kind == "tilde" and not place.tildes):
        return match[0]
    return match[0] if kind == "bracket" else "".join("\\" + sign for sign in match[0])


def reference(sign: str) -> str:
    """A character as HTML has it anywhere: `&#91;`."""
    return {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}.get(sign) or f"&#{ord(sign)};"
