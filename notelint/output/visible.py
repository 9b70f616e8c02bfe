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
# Letters, signs and ideographs that are characters by themselves and take one cell, or two:
# nearly all that notes are made of. Lines of them are measured without a table.
_NARROW = " -~\xa0-\xac\xae-\u02ff\u0370-\u03ff\u2010-\u2027\u2190-\u22ff\u2500-\u257f"
_WIDE = "\u3000-\u3029\u3131-\u3163\u3165-\u318e\u4e00-\u9fff가-힣\uff01-\uff60"
_UNEVEN = regex(f"[^{_NARROW}{_WIDE}]")
# What is not as wide as half of what it and its UTF-8 are long: one and one, or one and three.
_UNPAIRED = regex(f"[^ -~{_WIDE}]")
_WIDE_RUN = regex(f"[{_WIDE}]+")


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
    if not _UNPAIRED.search(text):
        return (len(text) + len(text.encode())) // 2
    if not _UNEVEN.search(text):
        return 2 * len(text) - len(_WIDE_RUN.sub("", text))
    from rich.cells import cell_len

    return cell_len(text)


def first_cells(text: str, limit: int) -> str:
    """The longest beginning of `text` that takes at most `limit` cells."""
    if _UNEVEN.search(text, 0, limit + 1):
        return _first_graphemes(text, limit)
    kept = text[:limit]
    while (over := cells(kept) - limit) > 0:
        kept = kept[: -((over + 1) // 2)]
    return kept


def last_cells(text: str, limit: int) -> str:
    """The longest end of `text` that takes at most `limit` cells."""
    if _UNEVEN.search(text, max(0, len(text) - limit - 1)):
        return _last_graphemes(text, limit)
    kept = text[max(0, len(text) - limit) :]
    while (over := cells(kept) - limit) > 0:
        kept = kept[(over + 1) // 2 :]
    return kept


def _first_graphemes(text: str, limit: int) -> str:
    end = width = 0
    for start_of_next, cells_of_it in _graphemes(text):
        if width + cells_of_it > limit:
            break
        width += cells_of_it
        end = start_of_next
    return text[:end]


def _last_graphemes(text: str, limit: int) -> str:
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
