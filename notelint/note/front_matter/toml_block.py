"""TOML front matter: validity by the standard library, places of top-level keys by line."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from notelint.lazy import regex
from notelint.note.front_matter.locate import Block
from notelint.note.front_matter.model import Entry, Problem, Value
from notelint.note.span import Span

_KEY = regex(r"""^[ \t]*("[^"\n]*"|'[^'\n]*'|[\w-]+)[ \t]*=[ \t]*""", re.M)
_TABLE = regex(r"""^[ \t]*\[{1,2}[ \t]*("[^"\n]*"|'[^'\n]*'|[\w-]+)[^\n]*""", re.M)
# What may hold line ends, or brackets that are none. The text is known to be TOML.
_TOKEN = regex(
    r'''#[^\n]*|"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|\'{3}(?:[^']|'(?!''))*'{3,5}'''
    r"""|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\[\]{}]|\n""",
    re.S,
)
_PLACE = regex(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def read_toml(text: str, block: Block) -> tuple[tuple[Entry, ...], Problem | None]:
    """The top-level entries of a block (a table is an entry without a place of its own values)."""
    import tomllib

    written = text[block.content.start : block.content.end]
    try:
        values = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        return (), Problem("syntax", block.content.start + _place(written, error), _words(error))
    except RecursionError:
        return (), Problem("too-big", block.content.start)
    return tuple(_entries(written, block.content.start, values)), None


def _words(error: ValueError) -> str:
    return _PLACE.sub("", str(error)).strip()


def _place(written: str, error: ValueError) -> int:
    """The offset in `written` that the message names by line and column (of the text with LF)."""
    place = _PLACE.search(str(error))
    if not place or not place[1]:
        return len(written.rstrip())
    lines = written.split("\n")
    before = sum(len(line) + 1 for line in lines[: int(place[1]) - 1])
    return min(before + int(place[2]) - 1, len(written))


def _entries(written: str, offset: int, values: dict[str, Any]) -> list[Entry]:
    """Entries in the order written; keys inside a multi-line value are not top-level ones."""
    top_level = set(_top_level_lines(written))
    tables = [table for table in _TABLE.finditer(written) if table.start() in top_level]
    head_end = tables[0].start() if tables else len(written)
    keys = [
        key
        for key in _KEY.finditer(written, 0, head_end)
        if key.start() in top_level and _bare(key[1]) in values
    ]
    entries = []
    for key, following in zip(keys, [*keys[1:], None], strict=True):
        end = following.start() if following else head_end
        span = Span(offset + key.end(), offset + key.end() + len(written[key.end() : end].rstrip()))
        value = _value(values[_bare(key[1])], span, written[key.end() : key.end() + 1])
        key_span = Span(offset + key.start(1), offset + key.end(1))
        entries.append(Entry(_bare(key[1]), key_span, value))
    seen = {entry.key for entry in entries}
    for table in tables:
        name = _bare(table[1])
        if name in values and name not in seen:
            seen.add(name)
            span = Span(offset + table.start(1), offset + table.end(1))
            entries.append(Entry(name, span, _value(values[name], span, "[")))
    return entries


def _top_level_lines(written: str) -> Iterator[int]:
    """Where the lines begin that no value of more than one line holds."""
    depth = 0
    yield 0
    for token in _TOKEN.finditer(written):
        if token[0] == "\n":
            if not depth:
                yield token.end()
        elif token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1


def _bare(key: str) -> str:
    return key.strip("\"'")


def _value(value: Any, span: Span, first: str) -> Value:
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (bool, "bool"),
        (int, "int"),
        (float, "float"),
        (datetime, "datetime"),
        (date, "date"),
        ((str, time), "string"),
        (list, "list"),
        (dict, "map"),
    ]
    kind = next(name for types, name in kinds if isinstance(value, types))
    style = {'"': "double", "'": "single", "[": "flow", "{": "flow"}.get(first, "plain")
    return Value(kind, span, style, value)
