"""What breaks a line of YAML, with the edit that mends it; a guess until a parse confirms it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from notelint.lazy import regex


class Repair(NamedTuple):
    """A cause (a variant of FM101) and what the columns `[start, end)` of the line should be."""

    cause: str
    start: int
    end: int
    text: str
    values: Mapping[str, str] = {}


# `key: value`, in a list or not. A key that starts like a value is none.
_PAIR = regex(
    r"""^([ \t]*(?:-[ \t]+)?)("[^"]*"|'[^']*'|[^\s"'\[\]{}&*!|>%@`,#-][^:：]*?)[ \t]*:[ \t]+(.*)$"""
)
_ITEM = regex(r"^([ \t]*-[ \t]+)(.*)$")
_FULL_WIDTH = regex(r"^([ \t]*)([A-Za-z_][\w-]*)[ \t]*(：[ \t]*)")
_NO_SPACE = regex(r"^[ \t]*([A-Za-z_][\w-]*:)(?=[^\s:/])")
_NO_DASH_SPACE = regex(r"^[ \t]*(-)(?=[^\s-])")
_INDENTED_KEY = regex(r"^([ \t]+)[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)")
_COMMENT = regex(r"[ \t]#.*$")
# `"a" "b"`: two quoted words, not a quote inside a quoted text.
_TWO_QUOTED = regex(r"""^(["'])[^"']*\1 .*? \1[^"']*\1$|^(["'])[^"']*\2 \2[^"']*\2$""")
_CURLY = {"“": "”", "”": "”", "‘": "’", "’": "’", "„": "“"}
_INDICATORS = "@`%*&!|>,?-#"
# What a fix that puts a value in quotes says, in English and Korean.
QUOTE_IT = ("Put the value in quotes", "값을 따옴표로 감쌉니다")

_TEXT_KEYS = {"title", "description", "excerpt", "subtitle", "summary"}


def repairs(line: str) -> Iterator[Repair]:
    """Repairs of `line` (without its line end), the likeliest first."""
    if pair := _PAIR.match(line):
        yield from _of_value(pair[3], pair.start(3), pair[2].strip("\"'"))
    elif item := _ITEM.match(line):
        yield from _of_value(item[2], item.start(2), "-")
    if wide := _FULL_WIDTH.match(line):
        yield Repair("full-width", *wide.span(3), ": ", {"key": wide[2]})
    if tight := _NO_SPACE.match(line):
        yield Repair("no-space", *tight.span(1), f"{tight[1]} ", {"key": tight[1][:-1]})
    if dash := _NO_DASH_SPACE.match(line):
        yield Repair("no-dash-space", *dash.span(1), "- ")
    if indented := _INDENTED_KEY.match(line):
        yield Repair("indented", *indented.span(1), "")


def quoted(value: str) -> str:
    """`value` in the quotes that need the least escaping."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _of_value(written: str, start: int, key: str) -> Iterator[Repair]:
    value = written.rstrip()
    if not value:
        return
    first, values = value[0], {"key": key}
    end = start + len(value)
    if first in _CURLY and len(value) > 1 and value[-1] in "”’“":
        yield Repair("curly", start, end, quoted(value[1:-1]), values)
    elif first in "\"'":
        yield from _of_quoted(value, start, values)
    elif first in "[{":
        yield from _of_bracketed(value, start, key)
    else:
        yield from _of_plain(_COMMENT.sub("", value), start, values)


def _of_plain(value: str, start: int, values: dict[str, str]) -> Iterator[Repair]:
    """Text that starts with a sign YAML keeps for itself, or holds a colon that ends a key."""
    end = start + len(value)
    if value[0] in _INDICATORS:
        yield Repair("indicator", start, end, quoted(value), {**values, "character": value[0]})
    elif ": " in value or value.endswith(":"):
        yield Repair("colon", start, end, quoted(value), values)


def _of_quoted(value: str, start: int, values: dict[str, str]) -> Iterator[Repair]:
    """A quote never closed, closed too early, or with the same quote inside."""
    quote, end = value[0], start + len(value)
    inner = value[1:].replace("''", "") if quote == "'" else re.sub(r"\\.", "", value[1:])
    if inner.endswith(quote) and inner.count(quote) == 1 and "\\" in value:
        yield Repair("escape", start, end, quoted(value[1:-1]), values)
    elif quote not in inner:
        yield Repair("quote-open", start, end, value + quote, {**values, "quote": quote})
    elif value[-1] == quote and not _TWO_QUOTED.match(value):
        yield Repair("quote-inside", start, end, quoted(value[1:-1]), {**values, "quote": quote})
    else:
        yield Repair("quote-early", start, end, quoted(value), {**values, "quote": quote})


def _of_bracketed(value: str, start: int, key: str) -> Iterator[Repair]:
    """A list never closed, text after it, or an item that YAML cannot read."""
    opening, closing = value[0], "]" if value[0] == "[" else "}"
    end = start + len(value)
    values = {"key": key, "bracket": opening}
    if key in _TEXT_KEYS:
        yield Repair("bracket", start, end, quoted(value), values)
        return
    if closing not in value:
        yield Repair("bracket-open", start, end, value.rstrip(", ") + closing, values)
    if value[-1] == closing:
        if opening == "[":
            yield Repair("bracket-item", start, end, _with_items_quoted(value), values)
        return
    yield Repair("bracket", start, end, quoted(value), values)


def _with_items_quoted(value: str) -> str:
    """A one-line list with the items quoted that YAML takes for something else."""
    items = [item.strip() for item in value[1:-1].split(",")]
    odd = (*_INDICATORS, '"', "'", "[", "{")
    return (
        "["
        + ", ".join(
            quoted(item.strip("\"'"))
            if item and (item.startswith(odd) or ":" in item or "[" in item) and not _closed(item)
            else item
            for item in items
        )
        + "]"
    )


def _closed(item: str) -> bool:
    return len(item) > 1 and item[0] in "\"'" and item[-1] == item[0] and item.count(item[0]) == 2
