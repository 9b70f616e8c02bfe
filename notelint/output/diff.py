"""Fixes as a unified diff, as `patch` and `git apply` read it."""

from collections.abc import Iterator
from difflib import unified_diff

from notelint.output.visible import visible_line

_RED, _GREEN, _CYAN, _BOLD = "31", "32", "36", "1"
_COLORS = (("---", _BOLD), ("+++", _BOLD), ("@@", _CYAN), ("-", _RED), ("+", _GREEN))
# Git's words where the last line has no line end.
_NO_LINE_END = "\\ No newline at end of file\n"


def render_diff(path: str, before: str, after: str, color: bool) -> Iterator[str]:
    """The lines that differ, with three lines around them; nothing if none do.

    Colours are for reading on a terminal, which then obeys nothing that a note holds.
    """
    old, new = _lines(before), _lines(after)
    shown = path.removeprefix("/")
    for line in unified_diff(old, new, f"a/{shown}", f"b/{shown}"):
        whole = line if line.endswith("\n") else f"{line}\n{_NO_LINE_END}"
        yield _paint(whole) if color else whole


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: a form feed or U+2028 ends none."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _paint(line: str) -> str:
    color = next((color for start, color in _COLORS if line.startswith(start)), "")
    text = "\n".join(map(_shown, line.rstrip("\n").split("\n")))
    return f"\x1b[{color}m{text}\x1b[0m\n" if color else f"{text}\n"


def _shown(line: str) -> str:
    # The line end of a CRLF file is no news.
    return visible_line(line.removesuffix("\r"))
