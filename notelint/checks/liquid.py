"""Liquid that stops Jekyll's build: blocks not closed, stray end tags, broken braces."""

import re
from collections.abc import Iterator
from functools import cache

from notelint.checks.liquid_code import CodePlaces
from notelint.checks.registry import check
from notelint.findings.finding import Applicability, Finding, rewrite
from notelint.note.liquid import LiquidTag
from notelint.note.note import Note
from notelint.note.span import Span

_LONGEST_SHOWN = 80  # code points
# Liquid's tags, Jekyll's and those of plugins that GitHub Pages has, long enough to be misspelt.
_KNOWN = (
    *("assign", "capture", "comment", "decrement", "increment", "tablerow", "unless", "ifchanged"),
    *("endcapture", "endcomment", "endtablerow", "endunless", "endifchanged", "endraw", "endfor"),
    *("include", "include_relative", "include_cached", "highlight", "endhighlight", "post_url"),
)


@check("NE501")
def unclosed_blocks(note: Note) -> Iterator[Finding]:
    """Blocks without their end tag: Liquid stops ("tag was never closed")."""
    if not note.liquid.unclosed:
        return
    code = CodePlaces(note)
    ended = {_misspelt(tag.name): tag.span.start for tag in note.liquid.tags}
    for tag in note.liquid.unclosed:
        if code.at(tag.span.start):
            continue
        end = f"{{% end{tag.name} %}}"
        if ended.get(f"end{tag.name}", -1) > tag.span.end:
            continue  # its end tag is misspelt, which is the finding
        if again := _written_again(note, tag):
            fix = rewrite(again, end, Applicability.UNSAFE)
            yield Finding("NE501", again, {"tag": tag.name}, "twice", (end,), fix)
        else:
            yield Finding("NE501", tag.span, {"tag": tag.name})


@cache
def _misspelt(name: str) -> str:
    """The tag that was meant by one that Liquid does not know; "" for a plugin's or a known one."""
    if name in _KNOWN or len(name) <= 5:
        return ""
    from difflib import get_close_matches  # slow to load, rarely needed

    near = get_close_matches(name, _KNOWN, 1, 0.85)
    return near[0] if near else ""


@check("NE504")
def misspelt_tags(note: Note) -> Iterator[Finding]:
    """`{% inlcude a.html %}`: Liquid stops ("Unknown tag")."""
    if not note.liquid.tags:
        return
    code = CodePlaces(note)
    for tag in note.liquid.tags:
        if (meant := _misspelt(tag.name)) and not code.at(tag.span.start):
            at = note.text.index(tag.name, tag.span.start)
            fix = rewrite(Span(at, at + len(tag.name)), meant, Applicability.UNSAFE)
            values = {"tag": tag.name, "meant": meant}
            yield Finding("NE504", tag.span, values, "misspelt", fix=fix)


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
    begun = {_misspelt(tag.name) for tag in note.liquid.tags}
    for tag in stray:
        if _misspelt(tag.name) or tag.name.removeprefix("end") in begun:
            continue  # the misspelt tag is the finding
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
