"""Liquid that stops Jekyll's build: blocks not closed, stray end tags, broken braces."""

import re
from collections.abc import Iterator

from notelint.checks.liquid_code import CodePlaces
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.note.liquid import LiquidTag
from notelint.note.note import Note
from notelint.note.span import Span

_LONGEST_SHOWN = 80  # code points


@check("NE501")
def unclosed_blocks(note: Note) -> Iterator[Finding]:
    """Blocks without their end tag: Liquid stops ("tag was never closed")."""
    if not note.liquid.unclosed:
        return
    code = CodePlaces(note)
    for tag in note.liquid.unclosed:
        if code.at(tag.span.start):
            continue
        end = f"{{% end{tag.name} %}}"
        if again := _written_again(note, tag):
            fix = rewrite(again, end, Applicability.UNSAFE)
            yield Finding("NE501", again, {"tag": tag.name}, "twice", (end,), fix)
        else:
            yield Finding("NE501", tag.span, {"tag": tag.name})


def _written_again(note: Note, tag: LiquidTag) -> Span | None:
    """`{% raw %}` written once more where `{% endraw %}` was meant."""
    if tag.name not in ("raw", "comment"):
        return None
    pattern = re.compile(rf"\{{%-?\s*{tag.name}\s*-?%\}}")
    found = pattern.search(note.text, tag.span.end)
    return Span(*found.span()) if found else None


@check("NE502")
def stray_tags(note: Note) -> Iterator[Finding]:
    """End tags without a beginning, and `else` outside `if`: Liquid stops ("Unknown tag")."""
    stray = (*note.liquid.stray, *note.liquid.misplaced)
    if not stray:
        return
    code = CodePlaces(note)
    for tag in stray:
        if not code.at(tag.span.start):
            variant = "" if tag.name.startswith("end") else "branch"
            values = {"tag": tag.name, "block": tag.name.removeprefix("end")}
            yield Finding("NE502", tag.span, values, variant)


@check("NE504")
def malformed_tags(note: Note) -> Iterator[Finding]:
    """`{%` and `{{` without their end: Liquid stops ("was not properly terminated")."""
    if not note.liquid.malformed:
        return
    code = CodePlaces(note)
    for span in note.liquid.malformed:
        if code.at(span.start) or note.math.at(span.start):
            continue
        opener = note.text[span.start : span.start + 2]
        values = {"opener": opener, "closer": "%}" if opener == "{%" else "}}"}
        nameless = opener == "{%" and note.text.endswith("%}", span.start + 2, span.end)
        shown = span if span.end - span.start < _LONGEST_SHOWN else Span(span.start, span.start + 2)
        yield Finding("NE504", shown, values, "nameless" if nameless else "")
