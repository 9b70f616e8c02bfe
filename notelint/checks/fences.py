"""Code fences that do not end where the author meant: one finding, the first."""

import re
from collections import deque
from collections.abc import Iterator
from itertools import takewhile

from notelint.checks.blank_lines import blank_lines_before
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Edit, Finding, Fix
from notelint.lazy import regex
from notelint.note.columns import column, text_column
from notelint.note.fences import FenceLine, Role, read_fence_lines
from notelint.note.node import Kind, Node
from notelint.note.note import Note
from notelint.note.span import Span

# An info string that names a language: one word, as authors write it after an opening fence.
_LANGUAGE = regex(r"\{?\.?[A-Za-z][\w+#./:-]*(?:[ \t]*[{:=].*)?$")
# A run of backticks behind text, and no other on its line.
_BEHIND_TEXT = regex(r"^[^`\r\n]*[^`\s>](?P<gap>[ \t]*)(?P<fence>`{3,})[^`\r\n]*\r?$", re.M)
_FAR = 4000  # code points of code that may stand between such a run and its end
# Fences in these languages may well show fences.
_SHOWS_FENCES = {"md", "markdown", "mdx", "rmd", "text", "txt", "plaintext", ""}


@check("NE221", "NE222", "NE223", "NE224", "NE225")
def broken_fences(note: Note) -> Iterator[Finding]:
    """The first fence of a note that goes wrong; those after it are only out of step.

    CommonMark 4.5: a closing fence is as long as its opening one, has nothing
    after it, at most three spaces before it, and stands in the same quote and
    list item. kramdown wants a closing fence too, or there is no block at all.
    """
    lines = read_fence_lines(note)
    for index, line in enumerate(lines):
        finding = _finding(note, lines, index, line)
        if finding:
            yield finding._replace(hides_words=True)
        if finding or (line.role is Role.TEXT and _meant_as_opening(note, line)):
            return  # what is out of step from here on cannot be paired any more


def _finding(note: Note, lines: list[FenceLine], index: int, line: FenceLine) -> Finding | None:
    if line.role is Role.OPENS and line.block:
        within = _inside(lines, index)
        if opened := _opener_inside(line, within):
            return _opener_finding(note, line, opened)
        return None if line.block.attrs["closed"] else _unclosed(note, lines, index, within)
    if line.role is Role.TEXT and _meant_as_opening(note, line):
        return _glued(note, line) or _unclosed(note, lines, index, lines[index + 1 :])
    return None


def _glued(note: Note, line: FenceLine) -> Finding | None:
    """A fence right under the text of a list item, which kramdown cuts at its first blank line.

    It is indented less than that text. The fence then is text of the item,
    and what follows the blank line is not.
    """
    row = note.source.line_index(line.span.start)
    above = note.source[note.source.line_spans[row - 1]] if row else ""
    if not note.dialect.kramdown or not above.strip() or line.prefix.strip():
        return None
    items = [item for item in _items(note) if line.fence.start in item.span]
    if not items or column(note, line.fence.start) >= text_column(note, items[-1]):
        return None
    fix = blank_lines_before(note, line.span.start, applicability=Applicability.UNSAFE)
    hides = Span(line.fence.end, len(note.text))
    return Finding("NE225", line.fence, fix=fix, hides=hides)


def _items(note: Note) -> Iterator[Node]:
    return iter(note.nodes(Kind.LIST_ITEM))


def _inside(lines: list[FenceLine], index: int) -> list[FenceLine]:
    """The fence lines that stand as code in the block which `lines[index]` opens."""
    block = lines[index].block
    after = (lines[at] for at in range(index + 1, len(lines)))
    return list(takewhile(lambda line: line.block is block and line.role is Role.CODE, after))


def _opener_inside(opening: FenceLine, within: list[FenceLine]) -> FenceLine | None:
    """A fence with a language among the code: the sure sign of a closing fence that got lost."""
    language = opening.rest.split()[0].lower() if opening.rest else ""
    if language in _SHOWS_FENCES and opening.rest:
        return None
    for line in within:
        if line.marker == opening.marker and _LANGUAGE.match(line.rest):
            return line
    return None


def _opener_finding(note: Note, opening: FenceLine, opened: FenceLine) -> Finding:
    values = {"line": note.source.line_column(opened.span.start)[0]}
    return Finding("NE223", opening.fence, values, hides=Span(opening.fence.end, len(note.text)))


def _unclosed(
    note: Note, lines: list[FenceLine], index: int, after: list[FenceLine]
) -> Finding | None:
    """The cause why the block opened by `lines[index]` does not end, and where."""
    opening = lines[index]
    hides = Span(opening.fence.end, len(note.text))
    for line in after:
        if not line.could_close(opening):
            continue
        if line.rest and not _LANGUAGE.match(line.rest):
            return _text_after(note, line, hides)
        if not line.rest:
            return _misplaced(opening, line, hides)
        break
    block_end = opening.block.span.end if opening.block else opening.span.end
    following = next((line for line in lines[index + 1 :] if line.span.start >= block_end), None)
    if following and not following.rest and following.could_close(opening):
        return _misplaced(opening, following, hides)
    start = lines[index - 1].span.end if index else note.body.start
    return _behind_text(note, opening, start) or Finding("NE221", opening.fence, hides=hides)


def _behind_text(note: Note, closing: FenceLine, start: int) -> Finding | None:
    """A fence such as "결과: ```py", which opens no block because it does not begin its line.

    What was to close the block then opens one (in kramdown all between the
    two may be code within the sentence).
    """
    if closing.rest or closing.marker[0] != "`":
        return None
    end = closing.span.start
    found = deque(_BEHIND_TEXT.finditer(note.text, max(start, end - _FAR), end), maxlen=1)
    if not found or len(found[0]["fence"]) > len(closing.marker):
        return None
    [opening] = found
    fence = Span(*opening.span("fence"))
    shown = note.prose.text[fence.start] == "`"
    if not shown and all(node.span.start != fence.start for node in note.nodes(Kind.CODE)):
        return None
    fix = Fix(
        (Edit(Span(*opening.span("gap")), note.source.newline + closing.prefix),),
        Applicability.UNSAFE,
        {"en": "Put the fence on a line of its own", "ko": "코드 펜스를 다음 줄로 옮깁니다"},
    )
    hides = Span(fence.end, len(note.text))
    return Finding("NE221", fence, variant="behind-text", fix=fix, hides=hides)


def _text_after(note: Note, line: FenceLine, hides: Span) -> Finding:
    indent = line.prefix
    fix = Fix(
        (Edit(Span(line.fence.end, line.fence.end), note.source.newline + indent),),
        Applicability.UNSAFE,
        {"en": "Put the text on a line of its own", "ko": "글을 다음 줄로 옮깁니다"},
    )
    values = {"text": line.rest[:20]}
    return Finding("NE222", Span(line.fence.start, line.span.end), values, fix=fix, hides=hides)


def _misplaced(opening: FenceLine, closing: FenceLine, hides: Span) -> Finding | None:
    """A closing fence at another quote or list level, or too far in.

    None if it stands where the opening one does: then the cause is another.
    """
    if opening.prefix == closing.prefix:
        return None
    width, indent = (len(line.prefix.expandtabs(4)) for line in (opening, closing))
    variant = "quote" if opening.prefix.count(">") != closing.prefix.count(">") else ""
    if not opening.prefix and closing.prefix.isspace():
        variant = "deep"  # at the margin there is no list item to belong to
    values = {"wanted": width, "indent": indent}
    return Finding("NE224", closing.fence, values, variant=variant, hides=hides)


def _meant_as_opening(note: Note, line: FenceLine) -> bool:
    """Whether literal backticks or tildes at the start of a line were meant to open a block."""
    return not line.rest or (bool(_LANGUAGE.match(line.rest)) and note.dialect.kramdown)
