"""TMX 1.4b: placeholders as `<ph>`, pairs as `<bpt>` and `<ept>`, all else as properties."""

from collections.abc import Iterable, Iterator

from notelint import __version__
from notelint.translate.memory.entry import Entry
from notelint.translate.memory.exchange.error import ExchangeError
from notelint.translate.memory.exchange.facts import entry_with, facts_of
from notelint.translate.memory.exchange.inline import Inline, Words, pieces_of, renumbered
from notelint.translate.memory.exchange.languages import is_english, is_korean
from notelint.translate.memory.exchange.xml import (
    LANG,
    NOTELINT,
    Element,
    append_text,
    document,
    library,
    local_name,
    parsed,
)

_PROPERTY = f"x-{NOTELINT}-"
_DEEPEST = 50  # elements within elements of a sentence
# Elements that stand for code of the document, which they hold.
_CODE = ("ph", "bpt", "ept", "it", "ut")


def write_tmx(entries: Iterable[Entry]) -> bytes:
    """The entries as a TMX document, in their order; equal entries, equal bytes."""
    etree = library()
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": NOTELINT,
            "creationtoolversion": __version__.partition(".")[0],
            "segtype": "sentence",
            "o-tmf": NOTELINT,
            "adminlang": "en",
            "srclang": "ko",
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for entry in entries:
        unit = etree.SubElement(body, "tu")
        for name, value in facts_of(entry).items():
            etree.SubElement(unit, "prop", type=_PROPERTY + name).text = value
        for language, text in (("ko", entry.source), ("en", entry.target)):
            segment = etree.SubElement(etree.SubElement(unit, "tuv", {LANG: language}), "seg")
            _write_sentence(segment, text, entry.kinds)
    return document(root)


def read_tmx(data: bytes) -> Iterator[Entry]:
    """The entries of a TMX document whose units have Korean and English.

    Raises:
        ExchangeError: it is no TMX, or none of its units has both.
    """
    root = parsed(data)
    if local_name(root) != "tmx":
        raise ExchangeError("no TMX: its first element is not <tmx>")
    units = [element for element in root.iter() if local_name(element) == "tu"]
    found = 0
    for number, unit in enumerate(units, 1):
        sentences = _sentences(unit)
        if sentences is None:
            continue
        found += 1
        try:
            yield _entry(*sentences, _facts(unit))
        except ValueError as error:
            raise ExchangeError(f"unit {number} is not as notelint writes it: {error}") from error
    if units and not found:
        raise ExchangeError("none of its units has Korean and English")


def _entry(source: Element, target: Element, facts: dict[str, str]) -> Entry:
    words, translated = Words(), Words()
    _read_sentence(source, words)
    _read_sentence(target, translated)
    # TMX says nothing of reviews: a memory of another tool is what its people confirmed.
    reviewed = "origin" not in facts
    return entry_with(words.text, renumbered(words.kinds), translated.text, facts, reviewed)


def _write_sentence(segment: Element, text: str, kinds: tuple[str, ...]) -> None:
    etree = library()
    for piece in pieces_of(text, kinds):
        if isinstance(piece, str):
            append_text(segment, piece)
            continue
        attributes = {"x": str(piece.number), "type": _PROPERTY + piece.kind}
        etree.SubElement(segment, *_element_of(piece, attributes))


def _element_of(piece: Inline, attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
    if piece.partner:
        pair = piece.number if piece.opens else piece.partner
        return ("bpt" if piece.opens else "ept"), {"i": str(pair), **attributes}
    if piece.kind in ("open", "close"):
        return "it", {"pos": "begin" if piece.opens else "end", **attributes}
    return "ph", attributes


def _sentences(unit: Element) -> tuple[Element, Element] | None:
    """The Korean and the English of a unit."""
    korean = english = None
    for variant in unit:
        language = variant.get(LANG) or variant.get("lang") or ""
        segment = next((child for child in variant if local_name(child) == "seg"), None)
        if segment is not None and is_korean(language):
            korean = segment
        elif segment is not None and is_english(language):
            english = segment
    return None if korean is None or english is None else (korean, english)


def _facts(unit: Element) -> dict[str, str]:
    return {
        child.get("type", "")[len(_PROPERTY) :]: child.text or ""
        for child in unit
        if local_name(child) == "prop" and child.get("type", "").startswith(_PROPERTY)
    }


def _read_sentence(element: Element, words: Words, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise ValueError("elements within elements")
    words.add(element.text)
    for child in element:
        kind = child.get("type", "")
        if local_name(child) in _CODE and kind.startswith(_PROPERTY):
            words.add_token(int(child.get("x", "0")), kind[len(_PROPERTY) :])
        elif isinstance(child.tag, str):
            _read_sentence(child, words, depth + 1)
        words.add(child.tail)
