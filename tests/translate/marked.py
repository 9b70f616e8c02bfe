"""Protected sources for tests, written as the note has them."""

from notelint.note.span import Span
from notelint.translate.protected_source import ProtectedSource, protect
from notelint.translate.segment import Protected, Protection, Segment

_CLOSES = {"**": "**", "*": "*", "<b>": "</b>", "<i>": "</i>", "<u>": "</u>"}


def marked(note: str, *spans: str, start: int = 0, crossed: bool = False) -> ProtectedSource:
    """`note` with the spans protected, which come in it in this order.

    What begins with `[` or is a known tag or asterisks pairs up, the innermost
    open one first; `crossed` closes the outermost first. The rest goes by its look.
    """
    found: list[Protected] = []
    open_marks: list[int] = []
    at = 0
    for text in spans:
        at = note.index(text, at)
        span = Span(at + start, at + start + len(text))
        index = len(found)
        opening = _opening(found, open_marks, text, crossed)
        if opening is not None:
            open_marks.remove(opening)
            found[opening] = found[opening]._replace(pair=index)
            found.append(Protected(span, Protection.CLOSE, text, opening))
        elif text in _CLOSES or text == "[" or text.startswith("<a "):
            open_marks.append(index)
            found.append(Protected(span, Protection.OPEN, text))
        else:
            found.append(Protected(span, _kind(text), text))
        at += len(text)
    segment = Segment(Span(start, start + len(note)), "paragraph", 0, tuple(found))
    return protect(" " * start + note, segment)


def _opening(found: list[Protected], open_marks: list[int], text: str, crossed: bool) -> int | None:
    for index in open_marks if crossed else reversed(open_marks):
        opened = found[index].restored
        closing = "](" if opened == "[" else "</a>" if opened[:3] == "<a " else _CLOSES[opened]
        if text.startswith(closing):
            return index
    return None


def _kind(text: str) -> Protection:
    looks = {
        "`": Protection.CODE,
        "$": Protection.MATH,
        "\n": Protection.BREAK,
        "<": Protection.HTML,
        "{": Protection.LIQUID,
        "!": Protection.IMAGE,
        "⟦": Protection.LITERAL,
        "⟧": Protection.LITERAL,
        "\\": Protection.ESCAPE,
        "&": Protection.ENTITY,
    }
    if text.startswith("</"):
        return Protection.CLOSE
    if text.startswith("[^"):
        return Protection.FOOTNOTE
    if text.startswith("{:"):
        return Protection.ATTRIBUTE
    return looks.get(text[0], Protection.URL if "://" in text else Protection.EMOJI)
