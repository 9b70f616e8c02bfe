"""A finding: what is wrong, where, and how it could be mended. Data only."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from notelint.note.span import Span


class Applicability(StrEnum):
    """How far a fix may be trusted."""

    SAFE = "safe"  # the rendered note changes only in what the finding says
    UNSAFE = "unsafe"  # right most of the time; a person should look
    DISPLAY = "display"  # shown, never applied


class Edit(NamedTuple):
    """Replace the text at `span` (code points of the original) by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that do not overlap, sorted by place, applied all or none.

    `message` says in English and Korean what the fix does.
    """

    edits: tuple[Edit, ...]
    applicability: Applicability
    message: Mapping[str, str] = {}


class Finding(NamedTuple):
    """One defect.

    `values` fill the rule's message; `variant` picks one of its messages
    when the page has several causes. `suggestions` are replacements for the
    text at `span`, best first. `hides` is a range whose other findings are
    only consequences of this one and are dropped; typos there stay, unless
    `hides_words` says that the range is no language at all (code, keys).
    """

    code: str
    span: Span
    values: Mapping[str, str | int] = {}
    variant: str = ""
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    hides: Span | None = None
    hides_words: bool = False


def replace(span: Span, text: str, applicability: Applicability, en: str = "", ko: str = "") -> Fix:
    """A fix of a single edit."""
    return Fix((Edit(span, text),), applicability, {"en": en, "ko": ko} if en else {})


def rewrite(span: Span, text: str, applicability: Applicability) -> Fix:
    """A fix that writes `text` for what stands at `span`, and says just that."""
    from notelint.korean.josa import final_sound

    particle = "으로" if final_sound(text) == "C" else "로"
    message = {"en": f"Write `{text}`", "ko": f"`{text}`{particle} 고쳐 씁니다"}
    return Fix((Edit(span, text),), applicability, message)


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """`text` with sorted, non-overlapping `edits` made."""
    out: list[str] = []
    at = 0
    for edit in edits:
        out += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    out.append(text[at:])
    return "".join(out)


def difference(old: str, new: str) -> Edit:
    """The edit that makes `new` of `old`, without what both have at their ends."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return Edit(Span(start, len(old) - end), new[start : len(new) - end])
