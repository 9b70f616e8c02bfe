"""What in running text is not the engine's to change: URLs, paths, escapes, emoji."""

from collections.abc import Iterator

from notelint.lazy import regex
from notelint.note.prose import MARKUP, OBJECT
from notelint.note.prose.opaque_words import mask_opaque_words
from notelint.note.span import Span
from notelint.translate.extract.marks import Mark, Role
from notelint.translate.segment import Protection

# Pictographs with what joins and colours them, flags and keycaps (Unicode Technical Standard 51).
_PICTOGRAPH = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2300-\u23ff\u2b00-\u2bff\u3030\u303d\u3297\u3299]"
)
_EMOJI = rf"(?:[0-9#*]\ufe0f?\u20e3|(?:{_PICTOGRAPH}[\ufe0e\ufe0f\u200d]*)+)"
# The prose view leaves a shortcode that a word follows without a space to the words.
_SHORTCODE = r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?!:)"
_SPECIAL = regex(
    rf"(?P<opaque>{OBJECT}+)|(?P<escape>{MARKUP})|(?P<emoji>{_EMOJI}|{_SHORTCODE})|[⟦⟧]"
)

# What an opaque word begins with; a path is what begins with none of these.
_KINDS = (
    (regex(r"[a-z]+://|[\w.+-]+@"), Protection.URL),
    (regex(r"\{\{|\{%"), Protection.LIQUID),
    (regex(r"\{[:#.]"), Protection.ATTRIBUTE),
    (regex(r"&"), Protection.ENTITY),
    (regex(r"\[\^"), Protection.FOOTNOTE),
    (regex(r"\[!"), Protection.LITERAL),
    (regex(r"\\"), Protection.ESCAPE),
    (regex(r":[a-z]"), Protection.EMOJI),
    (regex(r"[\ufffc:]"), Protection.LITERAL),
)


def words_of(text: str, prose: str, mark: Mark) -> Iterator[Mark]:
    """A run of words cut into words alone and protected spans."""
    at = mark.start
    for match in _SPECIAL.finditer(prose, mark.start, mark.end):
        start, end = match.span()
        if start < at:
            continue  # the character that a backslash escapes
        if at < start:
            yield Mark(at, start, Role.WORDS)
        if match["escape"]:
            end = min(end + 1, mark.end)
        yield Mark(start, end, _kind(text, match.lastgroup, start))
        at = end
    if at < mark.end:
        yield Mark(at, mark.end, Role.WORDS)


def words_in(text: str, span: Span) -> Iterator[Mark]:
    """As `words_of`, for a span that is no part of the note's prose view."""
    words = text[span.start : span.end]
    for mark in words_of(words, mask_opaque_words(words), Mark(0, len(words), Role.WORDS)):
        yield mark._replace(start=span.start + mark.start, end=span.start + mark.end)


def _kind(text: str, group: str | None, start: int) -> Protection:
    if group == "opaque":
        found = (kind for pattern, kind in _KINDS if pattern.match(text, start))
        return next(found, Protection.PATH)
    if group == "escape":
        return Protection.ESCAPE
    return Protection.EMOJI if group == "emoji" else Protection.LITERAL
