"""The formats by the endings of their files."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from notelint.translate.memory.entry import Entry
from notelint.translate.memory.exchange.error import ExchangeError
from notelint.translate.memory.exchange.po import read_po, write_po
from notelint.translate.memory.exchange.tmx import read_tmx, write_tmx
from notelint.translate.memory.exchange.xliff import read_xliff, write_xliff
from notelint.translate.memory.exchange.xml import can_hold

_LARGEST = 1 << 28  # bytes: ten times what the notes of a whole university give


class Format(NamedTuple):
    """How entries become a file of a format, and back; `holds` tells which ones can."""

    read: Callable[[bytes], Iterator[Entry]]
    write: Callable[[Iterable[Entry]], bytes]
    holds: Callable[[Entry], bool]


def _in_xml(entry: Entry) -> bool:
    texts = (*entry[:1], entry.target, entry.note, entry.context, entry.engine, entry.glossary)
    return can_hold(*texts, entry.when, *(str(doubt) for doubt in entry.doubts))


def _in_po(entry: Entry) -> bool:
    """gettext reads an empty sentence as the file's header, and an empty translation as none."""
    return bool(entry.source and entry.target) and _in_xml(entry)


_TMX = Format(read_tmx, write_tmx, _in_xml)
_XLIFF = Format(read_xliff, write_xliff, _in_xml)
_PO = Format(read_po, write_po, _in_po)
_BY_ENDING = {".tmx": _TMX, ".xlf": _XLIFF, ".xliff": _XLIFF, ".po": _PO}


def format_of(path: Path) -> Format:
    """The format of the file at `path`, by its ending.

    Raises:
        ExchangeError: there is none for it.
    """
    found = _BY_ENDING.get(path.suffix.lower())
    if found is None:
        raise ExchangeError(f"{path}: its ending names no format; take {', '.join(_BY_ENDING)}")
    return found


def read_entries(path: Path) -> list[Entry]:
    """All translations in the file at `path`, as `Entry.file` has it.

    Raises:
        ExchangeError: it cannot be read, and why.
    """
    return entries_in(path, read_data(path))


def read_data(path: Path) -> bytes:
    """The bytes of the file at `path`.

    Raises:
        ExchangeError: it is not there or too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror}") from error
    if len(data) > _LARGEST:
        raise ExchangeError(f"{path}: larger than {_LARGEST >> 20} MB")
    return data


def entries_in(path: Path, data: bytes) -> list[Entry]:
    """The translations in `data`, the bytes of the file at `path`.

    Raises:
        ExchangeError: they are no translations from Korean to English.
    """
    try:
        return list(format_of(path).read(data))
    except ExchangeError as error:
        told = str(error)
        raise ExchangeError(told if told.startswith(str(path)) else f"{path}: {told}") from error
