"""Reading XML of anybody, and writing it so that it merges line by line."""

from importlib import import_module
from typing import Any

from notelint.lazy import regex
from notelint.translate.memory.exchange.error import ExchangeError, missing_library

NOTELINT = "notelint"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any  # lxml's; it has no types of its own

# What XML 1.0 cannot hold, not even as a reference (2.2, "Characters").
_IMPOSSIBLE = regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def can_hold(*texts: str) -> bool:
    """Whether XML can hold the texts: it lacks most control characters."""
    return not any(_IMPOSSIBLE.search(text) for text in texts)


def parsed(data: bytes) -> Element:
    """The root of a document, with nothing fetched and nothing expanded.

    Raises:
        ExchangeError: it is no XML, is cut off, or defines entities.
    """
    etree = library()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"not whole XML: {error.msg}") from error
    except ValueError as error:
        raise ExchangeError(f"not XML: {error}") from error
    if root is None:
        raise ExchangeError("not XML: it is empty")
    # A TMX may name its DTD; definitions of its own are what attacks are made of.
    definitions = root.getroottree().docinfo.internalDTD
    if definitions is not None and any(True for _ in definitions.iterentities()):
        raise ExchangeError("it defines XML entities, which files of translations do not need")
    return root


def library() -> Any:
    """`lxml.etree`, which takes a while to load."""
    try:
        return import_module("lxml.etree")
    except ImportError as error:
        raise missing_library("lxml", error) from error


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def append_text(element: Element, text: str) -> None:
    """Add words at the end of what `element` holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def document(root: Element, doctype: str = "") -> bytes:
    """The document, one element a line but for what is in a sentence; ends in a line end."""
    _indent(root, 0)
    data: bytes = library().tostring(root, encoding="UTF-8", xml_declaration=False)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}'
    return head.encode("utf-8") + data + b"\n"


def _indent(element: Element, depth: int) -> None:
    """Indent what holds elements alone."""
    if not len(element) or local_name(element) in ("seg", "source", "target"):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        _indent(child, depth + 1)
        child.tail = "\n" + "  " * (depth + 1)
    element[-1].tail = "\n" + "  " * depth
