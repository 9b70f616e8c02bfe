"""JSON front matter (Hugo): validity by the standard library, places of top-level members."""

import json
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any

from notelint.lazy import regex
from notelint.note.front_matter.locate import Block
from notelint.note.front_matter.model import Entry, Problem, Value
from notelint.note.span import Span

_BLANK = regex(r"[ \t\r\n,:]*")


def read_json(text: str, block: Block) -> tuple[tuple[Entry, ...], Problem | None]:
    """The members of the block's object."""
    written = text[block.content.start : block.content.end]
    try:
        json.loads(written)
    except JSONDecodeError as error:
        return (), Problem("syntax", block.content.start + error.pos, error.msg)
    except RecursionError:
        return (), Problem("too-big", block.content.start)
    return tuple(_members(written, block.content.start)), None


def _members(written: str, offset: int) -> list[Entry]:
    """The members of a valid object in order; what stands between them is punctuation."""
    decoder = json.JSONDecoder()
    entries = []
    at = _past_blanks(written, 1)
    while written[at] == '"':
        key, end = scanstring(written, at + 1)
        start = _past_blanks(written, end)
        value, stop = decoder.raw_decode(written, start)
        span = Span(offset + start, offset + stop)
        entries.append(Entry(key, Span(offset + at, offset + end), _value(value, span)))
        at = _past_blanks(written, stop)
    return entries


def _past_blanks(written: str, at: int) -> int:
    blank = _BLANK.match(written, at)
    return blank.end() if blank else at


def _value(value: Any, span: Span) -> Value:
    kinds: dict[type, tuple[str, str]] = {
        bool: ("bool", "plain"),
        int: ("int", "plain"),
        float: ("float", "plain"),
        str: ("string", "double"),
        list: ("list", "flow"),
        dict: ("map", "flow"),
        type(None): ("null", "plain"),
    }
    kind, style = kinds[type(value)]
    return Value(kind, span, style, value)
