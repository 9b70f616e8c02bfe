"""Text of notes and file names made safe for a terminal, and its width there."""

import re

from notelint.lazy import regex

# What moves the cursor, changes colours, turns the direction of writing, or cannot be
# seen at all. Not the zero-width joiner, of which emoji are made.
UNSAFE = regex(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_TAB = "    "


def visible(text: str) -> str:
    """`text` with control and invisible characters as pictures (`␛`) or names (`<U+200B>`)."""
    return UNSAFE.sub(_picture, text)


def visible_line(text: str) -> str:
    """As `visible`, for a line of source: a tab takes four cells."""
    return visible(text.replace("\t", _TAB))


def visible_lines(text: str) -> str:
    """As `visible`, but line ends stay."""
    return "\n".join(visible(line) for line in text.rstrip("\n").split("\n"))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def cells(text: str) -> int:
    """How many cells `text` takes: Hangul two, an emoji of several code points two in all."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def first_cells(text: str, limit: int) -> str:
    """The longest beginning of `text` that takes at most `limit` cells."""
    end = width = 0
    for start_of_next, cells_of_it in _graphemes(text):
        if width + cells_of_it > limit:
            break
        width += cells_of_it
        end = start_of_next
    return text[:end]


def last_cells(text: str, limit: int) -> str:
    """The longest end of `text` that takes at most `limit` cells."""
    pieces = list(_graphemes(text))
    width, start = 0, len(text)
    for index in range(len(pieces) - 1, -1, -1):
        if width + pieces[index][1] > limit:
            break
        width += pieces[index][1]
        start = pieces[index - 1][0] if index else 0
    return text[start:]


def _graphemes(text: str) -> list[tuple[int, int]]:
    """Where each character as a reader sees it ends, and how many cells it takes."""
    from rich.cells import split_graphemes

    return [(end, width) for _, end, width in split_graphemes(text)[0]]
