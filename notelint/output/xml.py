"""Text made fit for XML."""

import re
from xml.sax.saxutils import escape, quoteattr

from notelint.lazy import regex
from notelint.output.visible import visible

# What XML 1.0 (section 2.2, production 2) has no way to write, not even as a reference.
_ILLEGAL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(**values: str | int) -> str:
    """` name="value"` for each of `values`; what XML cannot hold becomes a picture or a name.

    A name that is a word of Python has `_` behind it (`type_`).
    """
    return "".join(
        f" {name.rstrip('_')}={quoteattr(_legal(str(value)))}" for name, value in values.items()
    )


def content(text: str) -> str:
    """`text` as it stands between two tags."""
    return escape(_legal(text))


def _legal(text: str) -> str:
    return _ILLEGAL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    return visible(match[0]) if match[0] < "\ufffe" else f"<U+{ord(match[0]):04X}>"
