"""gettext's PO: placeholders as `⟦n⟧`, what nobody has reviewed as fuzzy, facts as comments."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from notelint.lazy import regex
from notelint.translate.memory.entry import Entry
from notelint.translate.memory.exchange.error import ExchangeError, missing_library
from notelint.translate.memory.exchange.facts import entry_with, facts_of, is_reviewed
from notelint.translate.memory.exchange.languages import is_english
from notelint.translate.segment import Protection

_FACT = regex(r"notelint ([a-z]+): (.*)")
_QUOTED = regex(r'(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"\s*')
_HANGUL = regex("[가-힣]")
_FUZZY = "fuzzy"
_HEADER = {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "X-Source-Language": "ko",
    "X-Generator": "notelint",
}


def write_po(entries: Iterable[Entry]) -> bytes:
    """The entries as a PO file; equal entries, equal bytes."""
    polib = _library()
    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(_HEADER)
    for entry in entries:
        facts = facts_of(entry)
        if entry.kinds:
            facts["tokens"] = " ".join(entry.kinds)
        # A sentence may have several translations; gettext wants to tell them apart.
        apart = "\0".join((entry.source, *facts.values()))
        file.append(
            polib.POEntry(
                msgctxt=blake2b(apart.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest(),
                msgid=entry.source,
                msgstr=entry.target,
                comment="\n".join(f"notelint {name}: {_one_line(facts[name])}" for name in facts),
                flags=[] if is_reviewed(entry) else [_FUZZY],
            )
        )
    return f"{file}\n".encode()


def read_po(data: bytes) -> Iterator[Entry]:
    """The entries of a PO file that are translated and not obsolete.

    Raises:
        ExchangeError: it is no PO file, or not from Korean to English.
    """
    file = _parsed(data)
    found = [item for item in file if item.msgstr and not item.obsolete]
    if not len(file) and not file.metadata:
        raise ExchangeError("no PO file: it holds no entry")
    language = file.metadata.get("Language", "")
    if language and not is_english(language):
        raise ExchangeError(f"its translations are in '{language}', not in English")
    if found and not any(_HANGUL.search(item.msgid) for item in found) and not language:
        raise ExchangeError("none of its sentences is Korean")
    for item in found:
        try:
            yield _entry(item)
        except ValueError as error:
            message = f"line {item.linenum} is not as notelint writes it: {error}"
            raise ExchangeError(message) from error


def _entry(item: Any) -> Entry:
    facts = {
        match[1]: _lines(match[2])
        for line in item.comment.split("\n")
        if (match := _FACT.fullmatch(line))
    }
    kinds = tuple(Protection(kind).value for kind in facts.get("tokens", "").split())
    return entry_with(item.msgid, kinds, item.msgstr, facts, _FUZZY not in item.flags)


def _parsed(data: bytes) -> Any:
    polib = _library()
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ExchangeError("a PO file that is not UTF-8") from error
    # polib takes the last letter of a text that is cut off for its quote.
    for number, line in enumerate(lines, 1):
        if line.startswith(('"', "msg")) and not _QUOTED.fullmatch(line):
            raise ExchangeError(f"no PO file: line {number} is not whole")
    try:
        # polib cuts text, but not files, at U+2028 and other ends of lines that gettext ignores.
        with TemporaryDirectory() as folder:
            path = Path(folder, "translations.po")
            path.write_bytes(data.removeprefix(BOM_UTF8))
            return polib.pofile(str(path), encoding="utf-8", check_for_duplicates=False)
    except (OSError, ValueError, IndexError, KeyError, AttributeError) as error:
        raise ExchangeError(f"no PO file: {_first_line(error)}") from error


def _one_line(value: str) -> str:
    """The value as a comment can hold it, quoted where it has more than plain words."""
    if value == value.strip() and value.isprintable() and not value.startswith('"'):
        return value
    return json.dumps(value)


def _lines(value: str) -> str:
    return str(json.loads(value)) if value.startswith('"') else value


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _library() -> Any:
    try:
        return import_module("polib")
    except ImportError as error:
        raise missing_library("polib", error) from error
