"""HTML as kramdown knows it: what a tag is, which elements are spans, what their content is.

kramdown takes any name for an element (`<명령>`, `<T>`), wants values without
quotes to be word characters (`width=50%` is no attribute), and parses no
Markdown inside a block element unless `markdown="1"` says so.
"""

from typing import NamedTuple

from notelint.lazy import regex

_WORD_NAME = r"[^\W\d][-\w.]*+"
TAG_NAME = rf"(?>(?:{_WORD_NAME}:(?=[^\W\d]))?{_WORD_NAME})"
_VALUE = r"\w+|\"[^\"]*\"|'[^']*'"
_S = r"[ \t\n\v\f\r]"
_ATTRIBUTE = rf"(?>{_S}+{TAG_NAME}(?:{_S}*={_S}*(?:{_VALUE}))?)"

OPEN_TAG = rf"<({TAG_NAME})({_ATTRIBUTE}*+){_S}*(/)?>"
CLOSE_TAG = rf"</{TAG_NAME}{_S}*>"

OPEN = regex(OPEN_TAG)
CLOSE = regex(rf"</({TAG_NAME}){_S}*>")
_ATTRIBUTES = regex(rf"{_S}*({TAG_NAME})(?:{_S}*={_S}*({_VALUE}))?")


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


SPAN_ELEMENTS = _words(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark "
    "option q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var"
)
"""Elements that begin no block; any other one at the start of a line does."""

BLOCK_ELEMENTS = _words(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset "
    "figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li "
    "main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul"
)
"""Elements whose tags are shown as text when they stand inside text."""

VOID_ELEMENTS = _words(
    "area base br col command embed hr img input keygen link meta param source track wbr"
)

_BLOCK_CONTENT = _words(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption "
    "footer form header hgroup iframe li main map menu nav noscript object section summary td"
)
_SPAN_CONTENT = _words(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label "
    "legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt"
)
_RAW_CONTENT = _words("script style math option textarea pre code kbd samp var")

_KNOWN = (
    SPAN_ELEMENTS | BLOCK_ELEMENTS | _SPAN_CONTENT | VOID_ELEMENTS | _BLOCK_CONTENT | _RAW_CONTENT
)
_MARKDOWN_VALUES = {"0": "raw", "span": "span", "block": "block"}


class StartTag(NamedTuple):
    """A start tag: its element's name, range in the text, and what kramdown reads of it.

    `markdown` is the content that a `markdown` attribute asks for ("raw",
    "span", "block") or None.
    """

    name: str
    start: int
    end: int
    closed: bool
    markdown: str | None


def read_start_tag(text: str, position: int) -> StartTag | None:
    """The start tag at `position`."""
    match = OPEN.match(text, position)
    if match is None:
        return None
    name = element_name(match[1])
    closed = match[3] is not None or name in VOID_ELEMENTS
    markdown = _markdown_attribute(name, match[2]) if "mark" in match[2].lower() else None
    return StartTag(name, *match.span(), closed, markdown)


def read_end_tag(text: str, position: int) -> tuple[str, int] | None:
    """The name in the end tag at `position`, and where the tag ends."""
    match = CLOSE.match(text, position)
    return (match[1], match.end()) if match else None


def element_name(name: str) -> str:
    """The name in lower case if HTML has such an element, as written otherwise."""
    lower = name.lower()
    return lower if lower in _KNOWN else name


def is_span(name: str) -> bool:
    """Whether a line may not begin a block with this element."""
    return name.lower() in SPAN_ELEMENTS


def is_block(name: str) -> bool:
    """Whether the element's tags are text where they stand inside text."""
    return name in BLOCK_ELEMENTS


def is_known(name: str) -> bool:
    """Whether kramdown compares the element's name without regard to case."""
    return name in _KNOWN


def content_model(name: str) -> str:
    """What the element holds by its nature: "block", "span" or "raw"."""
    if name in _BLOCK_CONTENT:
        return "block"
    return "span" if name in _SPAN_CONTENT else "raw"


def _markdown_attribute(name: str, attributes: str) -> str | None:
    value = None
    for attribute, given in _ATTRIBUTES.findall(attributes):
        if (attribute.lower() if name in _KNOWN else attribute) == "markdown":
            value = given.strip("\"'")
    if value == "1":
        return content_model(name)
    return _MARKDOWN_VALUES.get(value or "")
