"""Reading the math of a note."""

from typing import TYPE_CHECKING

from notelint.lazy import regex
from notelint.note.math.model import MathSpans

if TYPE_CHECKING:
    from notelint.note.note import Note

_HINT = regex(r"\$|\\[(\[]|\\begin\{")


def read_math(note: "Note") -> MathSpans:
    """Math in the body of `note`, outside code, tags and link targets.

    kramdown itself knows only `$$`; single `$` is left to MathJax on the page,
    so that both are math to every reader.
    """
    if not _HINT.search(note.text, note.body.start):
        return MathSpans()
    from notelint.note.math.scan import scan_math

    return scan_math(note)
