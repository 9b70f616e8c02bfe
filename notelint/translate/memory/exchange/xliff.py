"""XLIFF 2.0: placeholders as `<ph>`, pairs as `<pc>`, all else as metadata of the unit."""

from collections.abc import Iterable, Iterator

from notelint.translate.memory.entry import Entry
from notelint.translate.memory.exchange.error import ExchangeError
from notelint.translate.memory.exchange.facts import entry_with, facts_of, is_reviewed
from notelint.translate.memory.exchange.inline import Inline, Words, pieces_of, renumbered
from notelint.translate.memory.exchange.languages import is_english, is_korean
from notelint.translate.memory.exchange.xml import (
    NOTELINT,
    SPACE,
    Element,
    append_text,
    document,
    library,
    local_name,
    parsed,
)
from notelint.translate.protected_source import token

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_DATA = "t"  # ids of the data of tokens are `t1`, `t2` ...
_KIND = f"{NOTELINT}:"
_REVIEWED = ("reviewed", "final")
_DEEPEST = 50  # elements within elements of a sentence


def write_xliff(entries: Iterable[Entry]) -> bytes:
    """The entries as an XLIFF document; equal entries, equal bytes."""
    etree = library()
    root = etree.Element(
        f"{{{_CORE}}}xliff",
        {"version": "2.0", "srcLang": "ko", "trgLang": "en"},
        nsmap={None: _CORE, "mda": _METADATA},
    )
    file = etree.SubElement(root, f"{{{_CORE}}}file", {"id": "notes", SPACE: "preserve"})
    for number, entry in enumerate(entries, 1):
        unit = etree.SubElement(file, f"{{{_CORE}}}unit", id=f"u{number}")
        _write_facts(unit, facts_of(entry))
        _write_data(unit, entry.kinds)
        state = "reviewed" if is_reviewed(entry) else "translated"
        segment = etree.SubElement(unit, f"{{{_CORE}}}segment", state=state)
        for name, text in (("source", entry.source), ("target", entry.target)):
            _write_sentence(etree.SubElement(segment, f"{{{_CORE}}}{name}"), text, entry.kinds)
    if not len(file):
        root.remove(file)
    return document(root)


def read_xliff(data: bytes) -> Iterator[Entry]:
    """The entries of an XLIFF 2 document from Korean to English; what is not translated is not.

    Raises:
        ExchangeError: it is no XLIFF 2, or of other languages.
    """
    root = parsed(data)
    if local_name(root) != "xliff" or not root.get("version", "").startswith("2"):
        raise ExchangeError('no XLIFF 2: its first element is not <xliff version="2.0">')
    if not is_korean(root.get("srcLang", "")) or not is_english(root.get("trgLang", "")):
        languages = f"from '{root.get('srcLang', '')}' to '{root.get('trgLang', '')}'"
        raise ExchangeError(f"it is {languages}, not from Korean to English")
    for unit in root.iter(f"{{{_CORE}}}unit"):
        try:
            yield from _entries(unit)
        except ValueError as error:
            name = unit.get("id", "")
            raise ExchangeError(f"unit '{name}' is not as notelint writes it: {error}") from error


def _entries(unit: Element) -> Iterator[Entry]:
    facts = {
        element.get("type", ""): element.text or ""
        for group in unit.iter(f"{{{_METADATA}}}metaGroup")
        if group.get("category") == NOTELINT
        for element in group
    }
    for segment in unit.iter(f"{{{_CORE}}}segment"):
        source = segment.find(f"{{{_CORE}}}source")
        target = segment.find(f"{{{_CORE}}}target")
        if source is None or target is None:
            continue
        words, translated = Words(), Words()
        _read_sentence(source, words)
        _read_sentence(target, translated)
        reviewed = segment.get("state", "initial") in _REVIEWED
        yield entry_with(words.text, renumbered(words.kinds), translated.text, facts, reviewed)


def _write_facts(unit: Element, facts: dict[str, str]) -> None:
    etree = library()
    metadata = etree.SubElement(unit, f"{{{_METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", category=NOTELINT)
    for name, value in facts.items():
        etree.SubElement(group, f"{{{_METADATA}}}meta", type=name).text = value


def _write_data(unit: Element, kinds: tuple[str, ...]) -> None:
    if kinds:
        data = library().SubElement(unit, f"{{{_CORE}}}originalData")
        for number in range(1, len(kinds) + 1):
            element = library().SubElement(data, f"{{{_CORE}}}data", id=f"{_DATA}{number}")
            element.text = token(number)


def _write_sentence(element: Element, text: str, kinds: tuple[str, ...]) -> None:
    etree = library()
    inside = [element]
    for piece in pieces_of(text, kinds):
        if isinstance(piece, str):
            append_text(inside[-1], piece)
        elif piece.partner and not piece.opens:
            inside.pop()
        else:
            name, attributes = _element_of(piece)
            made = etree.SubElement(inside[-1], f"{{{_CORE}}}{name}", attributes)
            if piece.partner:
                inside.append(made)


def _element_of(piece: Inline) -> tuple[str, dict[str, str]]:
    named = {"id": str(piece.number), "type": "other", "subType": _KIND + piece.kind}
    data = f"{_DATA}{piece.number}"
    if piece.partner:
        ends = {"dataRefStart": data, "dataRefEnd": f"{_DATA}{piece.partner}"}
        return "pc", {**named, **ends}
    if piece.kind in ("open", "close"):
        return ("sc" if piece.opens else "ec"), {**named, "dataRef": data, "isolated": "yes"}
    return "ph", {**named, "dataRef": data}


def _read_sentence(element: Element, words: Words, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise ValueError("elements within elements")
    words.add(element.text)
    for child in element:
        kind = child.get("subType", "")
        if not isinstance(child.tag, str):
            pass
        elif not kind.startswith(_KIND):
            _read_sentence(child, words, depth + 1)
        elif local_name(child) == "pc":
            words.add_token(_number(child, "dataRefStart"), "open")
            _read_sentence(child, words, depth + 1)
            words.add_token(_number(child, "dataRefEnd"), "close")
        else:
            words.add_token(_number(child, "dataRef"), kind[len(_KIND) :])
        words.add(child.tail)


def _number(element: Element, name: str) -> int:
    return int(element.get(name, "").removeprefix(_DATA))
